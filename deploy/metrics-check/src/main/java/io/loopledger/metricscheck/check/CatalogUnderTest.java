package io.loopledger.metricscheck.check;

import java.util.List;

/** What is checked: the views of a catalog, and the metrics that can be read from them. */
public interface CatalogUnderTest {
  /** The statements that make schemas and views, in an order in which each finds what it reads. */
  List<String> statements();

  /** The metrics; each is a view of its own. */
  List<CheckedMetric> metrics();
}
