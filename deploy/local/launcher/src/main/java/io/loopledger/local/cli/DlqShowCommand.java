package io.loopledger.local.cli;

import io.loopledger.ingest.deadletters.DeadLetter;
import io.loopledger.ingest.deadletters.DeadLetterReader;
import io.loopledger.ingest.deadletters.LetterId;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.query.HexDump;
import io.loopledger.local.screen.Printable;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.schemas.wire.DeadLetters;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.schemas.wire.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one dead letter. */
@Command(
    name = "show",
    description =
        "Shows one dead letter: what happened, and the opened record as an event, or as bytes.",
    footerHeading = "%nExample%n",
    footer = "  ./loopledger dlq show dlq.sales/0/42")
final class DlqShowCommand implements Callable<Integer> {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "PLACE", description = "TOPIC/PARTITION/OFFSET, as dlq list shows it.")
  private String place = "";

  DlqShowCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LetterId id;
    try {
      id = LetterId.parse(place);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.KAFKA);
    try (DeadLetterReader reader = DeadLetterReader.connect(platform.kafkaBootstrapServers())) {
      DeadLetter letter =
          reader
              .find(id)
              .orElseThrow(() -> new Failure("There is no dead letter at %s.".formatted(id)));
      print(letter, platform);
    }
    return 0;
  }

  private void print(DeadLetter letter, Platform platform) {
    Terminal terminal = session.terminal();
    terminal.line("Dead letter %s of %s".formatted(letter.id(), letter.time()));
    letter
        .context()
        .headers()
        .forEach(
            (name, value) ->
                terminal.line("  %-12s %s".formatted(Printable.line(name), Printable.line(value))));
    terminal.line("  %-12s %s".formatted("sealed", letter.isSealed() ? "yes" : "no"));
    DeadLetters.Content original;
    try {
      original = letter.open(platform.doors().brandKeys());
    } catch (UnsealingException e) {
      throw new Failure("It cannot be opened: " + e.getMessage(), e);
    }
    terminal.line("Headers");
    for (Header header : original.headers()) {
      terminal.line("  %-20s %s".formatted(Printable.line(header.key()), text(header.value())));
    }
    try {
      terminal.line("Event");
      terminal.line(
          "  "
              + JsonEvents.write(
                  new EventRecords()
                      .fromRecord(original.headers(), original.key(), original.value())));
    } catch (UnreadableEventException e) {
      terminal.line("  none that can be read: " + Printable.line(String.valueOf(e.getMessage())));
      terminal.line("Key");
      HexDump.lines(original.key()).forEach(terminal::line);
      terminal.line("Value");
      HexDump.lines(original.value()).forEach(terminal::line);
    }
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : Printable.line(new String(bytes, StandardCharsets.UTF_8));
  }
}
