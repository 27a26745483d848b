package io.loopledger.local.cli;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.close.book.Close;
import io.loopledger.close.bridge.Bridge;
import io.loopledger.close.bridge.BridgeLine;
import io.loopledger.close.bridge.BridgeMetric;
import io.loopledger.close.bridge.BridgeTables;
import io.loopledger.close.bridge.BridgeText;
import io.loopledger.close.bridge.PublishedCloses;
import io.loopledger.close.store.CloseRows;
import io.loopledger.local.Failure;
import io.loopledger.local.close.LocalCloses;
import io.loopledger.local.platform.Platform;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows how figures of a closed period went from published to what is known now. */
@Command(
    name = "bridge",
    sortOptions = false,
    description = {
      "From the figures of a closed month as published to what is known now, by cause: late event,"
          + " correction, factor, method, rate, rule, proof, error. Every line adds up, to the last"
          + " digit.",
      "Money is in the brand's reporting currency; impact names its method, and the other formats its"
          + " factor versions, too."
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger bridge --period 2026-10 --metric finance.net_revenue",
      "  ./loopledger bridge --period 2026-10 --brand acme --metric impact.avoided",
      "  ./loopledger bridge --period 2026-10 --format csv > bridge.csv",
      "  Without --metric: every account of the chart that holds something."
    })
final class BridgeCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--period",
      required = true,
      paramLabel = "YYYY-MM",
      description = "The closed month, such as 2026-10.")
  private YearMonth period = YearMonth.of(1, 1);

  @Option(names = "--brand", paramLabel = "B", description = "Only this brand; else all.")
  private @Nullable String brand;

  @Option(
      names = "--metric",
      paramLabel = "M",
      description = "A metric that is a sum over accounts, such as finance.contribution_2.")
  private @Nullable String metric;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv, json or markdown (${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  /** Forms of the answer. */
  enum Format {
    TABLE,
    CSV,
    JSON,
    MARKDOWN
  }

  BridgeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws SQLException {
    Definitions definitions = new Definitions(session);
    BridgeMetric asked = metric == null ? null : metric(definitions.catalog(), metric);
    Platform platform = session.platform();
    List<Close> closes = new CloseRows(LocalCloses.database(platform)).all();
    Map<String, List<String>> published = PublishedCloses.newest(closes, period, brand);
    if (published.isEmpty()) {
      throw new Failure(
          "%s%s was never closed, so nothing was published; ./loopledger close --list shows what was"
              .formatted(period, brand == null ? "" : " of " + brand));
    }
    Bridge bridge = new Bridge(LocalCloses.trino(platform));
    List<BridgeLine> lines = new ArrayList<>();
    for (Map.Entry<String, List<String>> close : published.entrySet()) {
      bridge.lines(close.getKey()).stream()
          .filter(line -> close.getValue().contains(line.key().brand()))
          .forEach(lines::add);
    }
    List<BridgeLine> wanted = asked == null ? lines : asked.of(lines);
    if (wanted.isEmpty() && format == Format.TABLE) {
      session
          .terminal()
          .line(
              "Nothing was published%s for %s, and nothing has come since."
                  .formatted(metric == null ? "" : " of " + metric, period));
      return 0;
    }
    definitions.print(text(wanted));
    return 0;
  }

  private List<String> text(List<BridgeLine> lines) {
    return switch (format) {
      case TABLE -> BridgeText.lines(Bridge.summed(lines));
      case CSV -> BridgeTables.csv(lines);
      case JSON -> List.of(BridgeTables.json(lines));
      case MARKDOWN -> BridgeTables.markdown(lines);
    };
  }

  private BridgeMetric metric(Catalog catalog, String name) {
    try {
      return BridgeMetric.of(catalog, name);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
