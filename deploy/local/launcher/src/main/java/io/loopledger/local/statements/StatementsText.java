package io.loopledger.local.statements;

import io.loopledger.inbox.Checked;
import io.loopledger.inbox.TakeResult;
import io.loopledger.inbox.issuer.Issuer;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.screen.Printable;
import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.finance.StatementFile.Verdict;
import io.loopledger.schemas.finance.StatementTotal;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Fault;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.Verdict.Accepted;
import io.loopledger.statements.model.Verdict.Refused;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a check, a run and the list say. Texts of the files are made safe for a terminal. */
public final class StatementsText {
  private static final int STATEMENTS = 20;
  private static final int FAULTS = 10;
  private static final int LONGEST = 160;

  private StatementsText() {}

  /** What a file is. */
  public static List<String> checked(
      String name, io.loopledger.statements.model.Verdict verdict, Checked checked) {
    return switch (verdict) {
      case Refused refused -> {
        String format = refused.format().isEmpty() ? "no known format" : refused.format();
        yield refused(name, format, refused.faults(), refused.faultCount());
      }
      case Accepted accepted ->
          switch (checked) {
            case Checked.Good good -> good(name, accepted, good.issuers());
            case Checked.Bad bad -> {
              List<String> lines = new ArrayList<>(good(name, accepted, List.of()));
              lines.add("  The inbox would refuse it:");
              faults(bad.faults(), bad.count(), lines);
              yield lines;
            }
          };
    };
  }

  private static List<String> refused(String name, String format, List<Fault> faults, long count) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s; refused, %s".formatted(Printable.line(name), format, counted(count, "fault")));
    faults(faults, count, lines);
    return lines;
  }

  private static void faults(List<Fault> faults, long count, List<String> lines) {
    List<Fault> shown = faults.subList(0, Math.min(FAULTS, faults.size()));
    shown.forEach(fault -> lines.add("    " + Printable.line(fault.toString())));
    if (count > shown.size()) {
      lines.add("    and %d more".formatted(count - shown.size()));
    }
  }

  private static List<String> good(String name, Accepted accepted, List<Issuer> issuers) {
    List<String> lines = new ArrayList<>();
    List<Statement> statements = accepted.statements();
    lines.add(
        "%s: %s, %s, %s; nothing is wrong with it"
            .formatted(
                Printable.line(name),
                accepted.format(),
                counted(statements.size(), "statement"),
                counted(accepted.lines(), "line")));
    Aligned table = new Aligned();
    for (int i = 0; i < Math.min(STATEMENTS, statements.size()); i++) {
      Statement statement = statements.get(i);
      String what =
          issuers.isEmpty()
              ? statement.heading().kind().name().toLowerCase(Locale.ROOT)
              : issuers.get(i).group().word() + " " + issuers.get(i).key();
      table.row(
          Printable.line(statement.heading().reference(), LONGEST),
          Printable.line(what, LONGEST),
          counted(statement.lines(), "line"),
          sums(statement.sums().values()));
    }
    lines.addAll(table.lines("  "));
    if (statements.size() > STATEMENTS) {
      lines.add("  and %d more".formatted(statements.size() - STATEMENTS));
    }
    return lines;
  }

  private static String sums(Collection<Money> sums) {
    return sums.stream()
        .map(sum -> plain(sum.amount()) + " " + sum.currency())
        .collect(Collectors.joining(", "));
  }

  /** What a run came to. */
  public static List<String> result(TakeResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s taken with %s, %s refused, %s taken before"
            .formatted(
                counted(result.count(Verdict.TAKEN), "file"),
                counted(result.lines(), "line"),
                result.count(Verdict.REFUSED),
                result.count(Verdict.TAKEN_BEFORE)));
    Aligned table = new Aligned();
    result.totals().forEach((name, sum) -> table.row(name, plain(sum)));
    lines.addAll(table.lines("  "));
    result.words().forEach(word -> lines.add(Printable.line(word)));
    return lines;
  }

  /** The files that were looked at last, newest first. */
  public static List<String> list(List<StatementFile> files, int last) {
    if (files.isEmpty()) {
      return List.of("No file was taken or refused yet. Put files into inbox/BRAND of the home.");
    }
    Aligned table =
        new Aligned().row("WHEN", "BRAND", "FILE", "VERDICT", "FORMAT", "LINES", "TOTAL");
    files.stream()
        .sorted(
            Comparator.comparing(StatementFile::takenTime)
                .reversed()
                .thenComparing(file -> file.owner().brand())
                .thenComparing(file -> file.content().path()))
        .limit(last)
        .forEach(file -> row(file, table));
    List<String> lines = new ArrayList<>(table.lines(""));
    if (files.size() > last) {
      lines.add("and %d more; see --last".formatted(files.size() - last));
    }
    return lines;
  }

  private static void row(StatementFile file, Aligned table) {
    String format = file.format();
    String message = file.message();
    table.row(
        file.takenTime().truncatedTo(ChronoUnit.SECONDS).toString(),
        file.owner().brand(),
        Printable.line(file.content().path(), LONGEST),
        file.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        format == null ? "-" : format,
        Long.toString(file.lines()),
        message == null ? totals(file.totals()) : Printable.line(message, LONGEST));
  }

  private static String totals(List<StatementTotal> totals) {
    return totals.stream()
        .map(
            total ->
                "%s %s %s"
                    .formatted(
                        total.kind().toLowerCase(Locale.ROOT),
                        plain(new Money(total.netMicros(), total.currency()).amount()),
                        total.currency()))
        .collect(Collectors.joining(", "));
  }

  /** At least two decimals, and no zeros behind them. */
  private static String plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.setScale(Math.max(2, stripped.scale())).toPlainString();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
