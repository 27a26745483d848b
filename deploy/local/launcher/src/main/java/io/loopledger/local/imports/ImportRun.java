package io.loopledger.local.imports;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.ingest.files.ImportPrivacy;
import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.publish.KafkaEventPublisher;
import io.loopledger.local.Failure;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** An import from the file to the ledger, on the screen. */
public final class ImportRun {
  private final Platform platform;
  private final Terminal terminal;
  private final ImportFormat format;

  /** An import of a format into this platform. */
  public ImportRun(Platform platform, Terminal terminal, ImportFormat format) {
    this.platform = platform;
    this.terminal = terminal;
    this.format = format;
  }

  /** What an import has put into Kafka: from where to where. */
  public record Published(KafkaPositions from, KafkaPositions until, BrandRequest request) {}

  /** Reads the file, publishes its events, and prints the account of its rows. */
  public Published publish(Path file, BrandRequest request) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Failure("There is no file " + file.toAbsolutePath());
    }
    platform.requireRunning();
    BrandRegistration brands = new BrandRegistration(platform.references(), format.defaults());
    Brand brand = brands.plan(request);
    ImportTarget target = new ImportTarget(brand.id(), request.program(), brand.contractZone());
    // A brand cannot be taken back: a wrong file must not leave one behind.
    format.into(target, privacy()).check(file);
    brands.register(request, terminal::line);
    Path work = WorkFolder.of(platform.home(), file, format, target);
    KafkaPositions from = KafkaPositions.read(platform.kafkaBootstrapServers());
    ImportSummary summary = read(file, target, work);
    SummaryLines.of(summary).forEach(terminal::line);
    return new Published(from, KafkaPositions.read(platform.kafkaBootstrapServers()), request);
  }

  private ImportPrivacy privacy() {
    return new ImportPrivacy(platform.doors().pseudonyms(), platform.doors().brandKeys());
  }

  private ImportSummary read(Path file, ImportTarget target, Path work) throws IOException {
    try (EventPublisher publisher = KafkaEventPublisher.connect(platform.kafkaBootstrapServers());
        LiveBlock block = new LiveBlock(terminal)) {
      ProgressBar bar = new ProgressBar(block);
      ImportSummary summary = format.into(target, privacy()).run(file, work, publisher, bar);
      publisher.flush();
      bar.end();
      terminal.line("  published %,d events".formatted(publisher.acknowledged()));
      return summary;
    }
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
    terminal.line("");
    terminal.line("See the balances:");
    terminal.line("  ./loopledger query \"" + balances(published.request()) + "\"");
  }

  private static String balances(BrandRequest request) {
    String program = request.program().map(" AND program = '%s'"::formatted).orElse("");
    return "SELECT account, measure, sum(amount) AS amount FROM ledger.entries WHERE brand = '%s'%s"
            .formatted(request.brand(), program)
        + " GROUP BY account, measure ORDER BY account, measure";
  }
}
