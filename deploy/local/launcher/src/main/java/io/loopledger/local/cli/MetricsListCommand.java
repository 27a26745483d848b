package io.loopledger.local.cli;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.yaml.DefinitionFiles;
import io.loopledger.local.explain.Language;
import io.loopledger.local.metrics.MetricsList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists metrics. */
@Command(
    name = "list",
    sortOptions = false,
    description = "Lists the metrics there are.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger metrics list --schema finance",
      "  ./loopledger metrics list --search margin",
      "  ./loopledger metrics list --lang de --format markdown > metrics.md"
    })
final class MetricsListCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--schema",
      paramLabel = "SCHEMA",
      description = "Only finance, impact, operations or customers.")
  private @Nullable String schema;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only those with this text in name, label, description or formula.")
  private @Nullable String search;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "en or de (${DEFAULT-VALUE}).")
  private Language language = Language.EN;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json or markdown (${DEFAULT-VALUE}).")
  private Output format = Output.TABLE;

  /** Forms of the answer. */
  enum Output {
    TABLE,
    JSON,
    MARKDOWN
  }

  MetricsListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (schema != null && !DefinitionFiles.SCHEMAS.contains(schema)) {
      throw new ParameterException(
          spec.commandLine(),
          "there is no schema '%s' of metrics; they are %s"
              .formatted(schema, String.join(", ", DefinitionFiles.SCHEMAS)));
    }
    Definitions definitions = new Definitions(session);
    MetricsList list = new MetricsList(definitions.catalog(), language == Language.DE);
    List<Metric> found = list.find(Optional.ofNullable(schema), Optional.ofNullable(search));
    definitions.print(
        switch (format) {
          case TABLE -> list.table(found);
          case MARKDOWN -> list.markdown(found);
          case JSON -> List.of(list.json(found));
        });
    return 0;
  }
}
