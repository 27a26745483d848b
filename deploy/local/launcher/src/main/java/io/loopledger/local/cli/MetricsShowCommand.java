package io.loopledger.local.cli;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.publish.MetricSheet;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.local.explain.Language;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a metric. */
@Command(
    name = "show",
    sortOptions = false,
    description = "Shows all that is known of a metric: what it means, down to accounts.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger metrics show finance.contribution_2",
      "  ./loopledger metrics show net_revenue --sql",
      "  ./loopledger metrics show net_revenue --as-of closed-2026-10 | ./loopledger query -",
      "",
      "A view always gives the figures of now, also where a query adds FOR VERSION AS OF to it. What",
      "--as-of prints reads every table at the tag."
    })
final class MetricsShowCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "The metric, with or without its schema.")
  private String name = "";

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "en or de (${DEFAULT-VALUE}).")
  private Language language = Language.EN;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or markdown (${DEFAULT-VALUE}).")
  private Output format = Output.TEXT;

  @Option(names = "--sql", description = "Prints the query of its view instead.")
  private boolean sql;

  @Option(
      names = "--as-of",
      paramLabel = "TAG",
      description = "Prints the query with every table read at this tag, such as closed-2026-10.")
  private @Nullable String tag;

  /** Forms of the answer. */
  enum Output {
    TEXT,
    JSON,
    MARKDOWN
  }

  MetricsShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Definitions definitions = new Definitions(session);
    Catalog catalog = definitions.catalog();
    Metric metric = Definitions.metric(catalog, name);
    if (tag != null) {
      definitions.print(List.of(pinned(catalog).of(metric)));
    } else if (sql) {
      definitions.print(List.of(new MetricViews(catalog).of(metric).query()));
    } else {
      MetricSheet sheet = new MetricSheet(catalog, language == Language.DE);
      definitions.print(
          switch (format) {
            case TEXT -> sheet.text(metric);
            case MARKDOWN -> sheet.markdown(metric);
            case JSON -> List.of(sheet.json(metric).toPrettyString());
          });
    }
    return 0;
  }

  private PinnedQuery pinned(Catalog catalog) {
    try {
      return PinnedQuery.ofTag(catalog, String.valueOf(tag));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
