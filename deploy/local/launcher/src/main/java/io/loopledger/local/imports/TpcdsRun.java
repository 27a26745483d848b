package io.loopledger.local.imports;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.publish.KafkaEventPublisher;
import io.loopledger.ingest.tpcds.SalesChannel;
import io.loopledger.ingest.tpcds.TpcdsImport;
import io.loopledger.ingest.tpcds.TpcdsTarget;
import io.loopledger.local.brands.BrandDefaults;
import io.loopledger.local.brands.BrandRegistration;
import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.posting.KafkaPositions;
import io.loopledger.local.posting.PostingOutcome;
import io.loopledger.local.posting.PostingWait;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** From the TPC-DS generator to the ledger, on the screen. */
public final class TpcdsRun {
  private final Platform platform;
  private final Terminal terminal;

  /** A run into this platform. */
  public TpcdsRun(Platform platform, Terminal terminal) {
    this.platform = platform;
    this.terminal = terminal;
  }

  /** What a run has put into Kafka: from where to where. */
  public record Published(KafkaPositions from, KafkaPositions until) {}

  /** Generates, publishes, and prints the account of the rows. */
  public Published publish(BigDecimal scale, Set<SalesChannel> channels, BrandRequest request)
      throws IOException {
    platform.requireRunning();
    BrandRegistration brands = new BrandRegistration(platform.references(), BrandDefaults.AMERICAN);
    Brand brand = brands.plan(request);
    TpcdsTarget target =
        new TpcdsTarget(scale, brand.id(), request.program(), brand.contractZone(), channels);
    brands.register(request, terminal::line);
    KafkaPositions from = KafkaPositions.read(platform.kafkaBootstrapServers());
    SummaryLines.of(generate(target)).forEach(terminal::line);
    return new Published(from, KafkaPositions.read(platform.kafkaBootstrapServers()));
  }

  private ImportSummary generate(TpcdsTarget target) throws IOException {
    try (EventPublisher publisher = KafkaEventPublisher.connect(platform.kafkaBootstrapServers());
        LiveBlock block = new LiveBlock(terminal)) {
      ImportSummary summary =
          new TpcdsImport(target, platform.doors().pseudonyms())
              .run(
                  workFolder(target),
                  publisher,
                  (channel, orders, of, rows) ->
                      block.show(() -> List.of(progress(channel, orders, of, rows))));
      terminal.line("  published %,d events".formatted(publisher.acknowledged()));
      return summary;
    }
  }

  private static String progress(SalesChannel channel, long orders, long of, long rows) {
    return "  generating  %-8s %,d of %,d orders  %,d rows in all"
        .formatted(channel.text(), orders, of, rows);
  }

  /** Named after all that decides which rows come in which order. */
  private Path workFolder(TpcdsTarget target) {
    StringBuilder channels = new StringBuilder();
    EnumSet.copyOf(target.channels()).forEach(channel -> channels.append(channel.text().charAt(0)));
    String name =
        "tpcds-sf%s-%s.%s.%s.%s"
            .formatted(
                target.scale().stripTrailingZeros().toPlainString(),
                channels,
                target.brand(),
                target.program().orElse("none"),
                target.contractZone().getId().replace('/', '-').toLowerCase(Locale.ROOT));
    return platform.home().root().resolve("imports").resolve(name);
  }

  /** Waits until the ledger shows what was published, and prints what became of it. */
  public void awaitPosted(Published published) throws SQLException {
    try (Lake lake = platform.lake();
        LiveBlock block = new LiveBlock(terminal)) {
      long already = published.from().total();
      long wanted = published.until().total() - already;
      new PostingWait(lake, platform.flinkJobs())
          .until(
              published.until(),
              heads ->
                  block.show(
                      () ->
                          List.of(
                              "  posting  %,d of %,d events"
                                  .formatted(
                                      Math.clamp(heads.handled() - already, 0, wanted), wanted))));
    }
    try (Connection trino = platform.trino(TrinoUsers.FINANCE)) {
      PostingOutcome.read(trino, published.from(), published.until())
          .lines()
          .forEach(terminal::line);
    }
  }
}
