package io.loopledger.local.cli;

import io.loopledger.local.delivery.FileTarget;
import io.loopledger.local.delivery.ImpactDelivery;
import io.loopledger.local.delivery.ImpactDelivery.Backoff;
import io.loopledger.local.delivery.ImpactTarget;
import io.loopledger.local.delivery.WebhookSecret;
import io.loopledger.local.delivery.WebhookTarget;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.settings.ServiceName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Delivers messages to customers to whoever sends them. */
@Command(
    name = "deliver",
    sortOptions = false,
    description =
        "Delivers the messages of customer-impact, at least once and in order, never a lower version.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger customer-impact deliver --file impacts.jsonl --once",
      "  ./loopledger customer-impact deliver --webhook https://crm.example/impact --secret-file F"
    })
final class CustomerImpactDeliverCommand implements Callable<Integer> {
  private final Session session;

  @ArgGroup(multiplicity = "1")
  private Where where = new Where();

  @Option(
      names = "--once",
      description = "Ends when what is there now is delivered; otherwise goes on until Ctrl-C.")
  private boolean once;

  /** One of two. */
  static final class Where {
    @Option(names = "--file", paramLabel = "PATH", description = "Appends JSON lines to a file.")
    private @Nullable Path file;

    @ArgGroup(exclusive = false)
    private @Nullable Webhook webhook;
  }

  /** Both belong together. */
  static final class Webhook {
    @Option(
        names = "--webhook",
        required = true,
        paramLabel = "URL",
        description = "Posts each message there, signed (Standard Webhooks 1.0).")
    private URI url = URI.create("");

    @Option(
        names = "--secret-file",
        required = true,
        paramLabel = "F",
        description = "File of the secret: whsec_ and base 64; readable by its owner only.")
    private Path secretFile = Path.of("");
  }

  CustomerImpactDeliverCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws InterruptedException {
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.KAFKA);
    try (ImpactDelivery delivery =
        new ImpactDelivery(
            platform.kafkaBootstrapServers(),
            target(),
            Backoff.doubling(),
            problem -> session.terminal().line("  " + Printable.line(problem)))) {
      if (!once) {
        delivery.deliverForEver();
        return 0;
      }
      ImpactDelivery.Counts counts = delivery.deliverPresent();
      session
          .terminal()
          .line(
              "delivered %,d; ignored as repeated or of a lower version %,d"
                  .formatted(counts.delivered(), counts.ignored()));
      return 0;
    }
  }

  private ImpactTarget target() {
    Path file = where.file;
    Webhook webhook = where.webhook;
    if (file != null) {
      return new FileTarget(file);
    }
    if (webhook == null) {
      throw new IllegalStateException("picocli requires one of both");
    }
    return new WebhookTarget(
        webhook.url, WebhookSecret.read(webhook.secretFile), Clock.systemUTC());
  }
}
