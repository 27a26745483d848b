package io.loopledger.local.cli;

import io.loopledger.catalog.metrics.compare.CatalogDifference;
import io.loopledger.catalog.metrics.compare.DefinitionRecord;
import io.loopledger.local.metrics.DefinitionSource;
import io.loopledger.local.metrics.DifferenceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares definitions. */
@Command(
    name = "diff",
    description =
        "Tells which metrics were added, removed or changed. A metric whose figure changed, by its"
            + " formula, filter, unit, additivity, dimensions or date basis, must have a higher version.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:every change may be",
      "1:a changed definition kept its version",
      "2:wrong use"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger metrics diff metrics-catalog/published/metrics.json",
      "  ./loopledger metrics diff old/metrics.json my-metrics",
    })
final class MetricsDiffCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = "A metrics.json, or a folder of definitions.")
  private Path before = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NEW",
      description = "The same; by default the definitions of this release and home.")
  private @Nullable Path after;

  MetricsDiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Definitions definitions = new Definitions(session);
    Map<String, DefinitionRecord> old = DefinitionSource.read(before);
    Map<String, DefinitionRecord> now =
        after == null ? DefinitionRecord.of(definitions.catalog()) : DefinitionSource.read(after);
    CatalogDifference difference = CatalogDifference.between(old, now);
    definitions.print(DifferenceText.lines(difference));
    return difference.isAllowed() ? 0 : 1;
  }
}
