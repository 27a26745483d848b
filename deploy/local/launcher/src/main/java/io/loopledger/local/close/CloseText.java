package io.loopledger.local.close;

import io.loopledger.close.CloseOutcome;
import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.book.Reopening;
import io.loopledger.close.book.TableSnapshots;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.screen.Printable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Closes as lines of a terminal. */
public final class CloseText {
  private CloseText() {}

  /** What came of a close or a reopening. */
  public static List<String> lines(CloseOutcome outcome) {
    return switch (outcome) {
      case CloseOutcome.Done done -> done.closes().stream().flatMap(c -> done(c).stream()).toList();
      case CloseOutcome.AlreadyClosed already ->
          already.closes().stream()
              .map(
                  close ->
                      "%s is closed already, by %s; nothing changed."
                          .formatted(close.name().period(), close.tag()))
              .toList();
      case CloseOutcome.Refused refused -> refused(refused.checks());
      case CloseOutcome.Busy busy ->
          List.of(
              "Another close runs: %s. Nothing changed.".formatted(Printable.line(busy.holder())));
    };
  }

  private static List<String> done(Close close) {
    List<String> lines = new ArrayList<>();
    if (close.reopenings().isEmpty()) {
      lines.add(
          "%s is closed for %s%s."
              .formatted(
                  close.name().period(),
                  String.join(", ", close.brands()),
                  close.isForced() ? ", though checks failed: that is recorded" : ""));
      lines.add("Figures as published: tag %s on every table.".formatted(close.tag()));
      lines.add(
          "What changes them later: ./loopledger bridge --period %s"
              .formatted(close.name().period()));
    } else {
      Reopening last = close.reopenings().getLast();
      lines.add(
          "%s is open again for %s; what was published stays readable under tag %s."
              .formatted(close.name().period(), String.join(", ", last.brands()), close.tag()));
    }
    return lines;
  }

  private static List<String> refused(List<CheckResult> checks) {
    List<String> lines = new ArrayList<>(checks(checks));
    lines.add("");
    lines.add("Nothing was closed. What is FAILED can be overridden by --force --reason \"...\".");
    return lines;
  }

  /** Checks, those in the way as well as those that passed. */
  public static List<String> checks(List<CheckResult> checks) {
    Aligned table = new Aligned().row("CHECK", "BRAND", "RESULT", "");
    for (CheckResult check : checks) {
      table.row(
          check.check(),
          check.brand() == null ? "all" : check.brand(),
          check.outcome().name().replace('_', ' '),
          Printable.line(check.message()));
    }
    return table.lines("");
  }

  /** All closes, a line each, and a line for each reopening. */
  public static List<String> list(List<Close> closes) {
    if (closes.isEmpty()) {
      return List.of("No period was ever closed.");
    }
    Aligned table = new Aligned().row("PERIOD", "TAG", "STATE", "BRANDS", "WHEN", "BY", "REASON");
    for (Close close : closes) {
      table.row(
          close.name().period().toString(),
          close.tag(),
          state(close),
          String.join(", ", close.brands()),
          time(close.begun().at()),
          Printable.line(close.begun().by()),
          Printable.line(close.begun().reason()));
      for (Reopening reopening : close.reopenings()) {
        table.row(
            "",
            "",
            reopening.isDone() ? "reopened" : "reopening, cut",
            String.join(", ", reopening.brands()),
            time(reopening.act().at()),
            Printable.line(reopening.act().by()),
            Printable.line(reopening.act().reason()));
      }
    }
    return table.lines("");
  }

  private static String state(Close close) {
    String state = close.state().name().toLowerCase(Locale.ROOT);
    return close.isForced() ? state + ", forced" : state;
  }

  /** All there is to say of a close. */
  public static List<String> show(Close close) {
    List<String> lines = new ArrayList<>(list(List.of(close)));
    lines.add("");
    lines.addAll(checks(close.checks()));
    TableSnapshots snapshots = close.snapshots();
    if (snapshots != null) {
      lines.add("");
      lines.add("Tables at checkpoint %d:".formatted(snapshots.checkpointId()));
      Aligned table = new Aligned();
      snapshots.byTable().forEach((name, id) -> table.row(name, "snapshot " + id));
      lines.addAll(table.lines("  "));
    }
    if (close.state() == CloseState.BEGUN) {
      lines.add("");
      lines.add("It was cut; call the close again and it goes on.");
    }
    lines.add("");
    return lines;
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
