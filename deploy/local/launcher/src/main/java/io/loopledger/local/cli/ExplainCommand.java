package io.loopledger.local.cli;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.local.explain.AsOf;
import io.loopledger.local.explain.CheckText;
import io.loopledger.local.explain.Explainer;
import io.loopledger.local.explain.Language;
import io.loopledger.local.explain.LedgerCheck;
import io.loopledger.local.explain.Life;
import io.loopledger.local.explain.LifeJson;
import io.loopledger.local.explain.LifeText;
import io.loopledger.local.explain.SubjectEvents;
import io.loopledger.local.explain.Subjects;
import io.loopledger.local.explain.WhatIfFile;
import io.loopledger.local.explain.WhatIfText;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.event.Subject;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells a unit's life, or takes a figure apart. */
@Command(
    name = "explain",
    sortOptions = false,
    description = {
      "A METRIC: takes its figure apart, as a tree in which every level adds up to the figure above it:"
          + " accounts, rules or factors, the largest subjects, their entries. All is read from one"
          + " snapshot.",
      "A unit or another subject: tells its life, its events in order, the entries each posted, the margin"
          + " and the CO2 so far. The entries are made anew from the events, by the rules and the"
          + " reference data each was pinned to, and compared with the ledger."
    },
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {
      "0:explained",
      "1:failed, the ledger differs, or a level does not add up",
      "2:wrong use"
    },
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger explain finance.contribution_2 --where \"brand = 'acme' and business_month = '2026-10'\"",
      "  ./loopledger explain impact.avoided --where \"category in ('Jacket', 'Shoe')\" --depth 2",
      "  ./loopledger explain net_revenue --as-of closed-2026-10 --format markdown > evidence.md",
      "  ./loopledger explain --unit acme/QR-1029",
      "  ./loopledger explain --unit acme/QR-1029 --as-of 2026-10-31   what the ledger knew then",
      "  ./loopledger explain --unit acme/QR-1029 --what-if sale.json  what a sale would post",
      "  ./loopledger explain --subject line:acme/4711-1 --lang de",
      "  ./loopledger explain --unit acme/QR-1029 --format json > life.json"
    })
final class ExplainCommand implements Callable<Integer> {
  private static final int DIFFERS = 1;

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Whose whose = new Whose();

  @Mixin private FigureOptions figure = new FigureOptions();

  @Option(
      names = "--as-of",
      paramLabel = "T",
      description =
          "Of a metric: the tag of the tables to read, such as closed-2026-10. Of a subject: what the"
              + " ledger knew then, only events it had received at or before this time, such as"
              + " 2026-11-01T08:00:00Z, or by the end of a day in the brand's zone, such as 2026-11-01."
              + " An event that happened before and came later is left out.")
  private @Nullable String asOf;

  @Option(
      names = "--what-if",
      paramLabel = "FILE",
      description =
          "Shows only what these events would change, and posts nothing: a file with one CloudEvent in"
              + " JSON, or an array of them, of the same unit. They are pinned to the newest reference"
              + " data.")
  private @Nullable Path whatIf;

  @Option(
      names = "--lang",
      paramLabel = "LANG",
      defaultValue = "en",
      description = "en or de (${DEFAULT-VALUE}); the event language stays as it is.")
  private Language language = Language.EN;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json, or for a metric markdown (${DEFAULT-VALUE}).")
  private Output format = Output.TEXT;

  @Option(
      names = "--check",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Whether the sums are compared with those of ledger.entries (they are).")
  private boolean check = true;

  /** The one whose life is told. */
  static final class Whose {
    @Parameters(
        index = "0",
        arity = "1",
        paramLabel = "METRIC",
        description = "The metric, such as finance.contribution_2.")
    private @Nullable String metric;

    @Option(
        names = "--unit",
        paramLabel = "ID",
        description = "The unit: brand and id, such as acme/QR-1029.")
    private @Nullable String unit;

    @Option(
        names = "--subject",
        paramLabel = "SUBJECT",
        description = "Any subject: unit:, voucher:, line:, doc: or period:, then brand/key.")
    private @Nullable String subject;

    Subject parse() {
      return unit != null ? Subjects.unit(unit) : Subject.parse(String.valueOf(subject));
    }
  }

  /** Forms of the answer. */
  enum Output {
    TEXT,
    JSON,
    MARKDOWN
  }

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    if (whose.metric != null) {
      if (whatIf != null) {
        throw new ParameterException(
            spec.commandLine(), "--what-if asks about a subject, not about a metric");
      }
      return new FigureExplanation(session, spec.commandLine(), figure)
          .explain(whose.metric, Optional.ofNullable(asOf), language, format);
    }
    figure.requireNone(spec.commandLine());
    if (format == Output.MARKDOWN) {
      throw new ParameterException(
          spec.commandLine(), "--format markdown is there for a metric; a life is text or json");
    }
    Subject subject = parsed(whose::parse);
    Optional<AsOf> time = Optional.ofNullable(asOf).map(text -> parsed(() -> AsOf.parse(text)));
    List<Event> more = whatIf == null ? List.of() : WhatIfFile.read(whatIf);
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    Explainer explainer = Explainer.of(platform.references());
    try (Connection trino = platform.trino(TrinoUsers.FINANCE)) {
      List<ReceivedEvent> events = SubjectEvents.read(trino, subject);
      if (events.isEmpty() && more.isEmpty()) {
        throw SubjectEvents.unknown(subject);
      }
      Optional<Instant> last = time.map(t -> t.last(explainer.brand(subject).contractZone()));
      Life life = explainer.life(subject, events, last);
      if (life.steps().isEmpty() && more.isEmpty()) {
        throw SubjectEvents.notYet(life, first(events));
      }
      if (!more.isEmpty()) {
        printDifference(life, explainer.whatIf(life, more));
        return 0;
      }
      return print(life, check ? Optional.of(LedgerCheck.of(trino, life)) : Optional.empty());
    }
  }

  private static Instant first(List<ReceivedEvent> events) {
    return events.stream()
        .map(ReceivedEvent::recordedTime)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private int print(Life life, Optional<LedgerCheck> found) {
    if (format == Output.JSON) {
      print(List.of(new LifeJson(Chart.builtIn(), language).text(life, found)));
    } else {
      print(new LifeText(Chart.builtIn(), language).lines(life));
      found.ifPresent(result -> print(new CheckText(language).lines(result)));
    }
    return found.isEmpty() || found.get().agrees() ? 0 : DIFFERS;
  }

  private void printDifference(Life before, Life after) {
    if (format == Output.JSON) {
      print(List.of(new LifeJson(Chart.builtIn(), language).text(before, after)));
    } else {
      print(new WhatIfText(Chart.builtIn(), language).lines(before, after));
    }
  }

  /** In UTF-8, whatever the terminal's own encoding: as query does. */
  private void print(List<String> lines) {
    PrintStream out = new PrintStream(session.terminal().out(), false, StandardCharsets.UTF_8);
    lines.forEach(out::println);
    out.flush();
  }

  private <T> T parsed(Supplier<T> parsing) {
    try {
      return parsing.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
