package io.loopledger.catalog.metrics.explain;

import java.util.List;

/** Answers queries, one after the other; the texts are SQL of Trino. */
@FunctionalInterface
public interface Answers {
  /** The rows of an answer. */
  List<AnswerRow> to(String sql);
}
