package io.loopledger.catalog.rules;

import static java.util.stream.Collectors.joining;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one arriving event posts: a table of the money, and lines for the statistics.
 *
 * @param where what messages call the example
 * @param number of the event in the example
 * @param arrived the event
 * @param difference what the ledger posts for it
 * @param shownAccounts gets the accounts that are shown
 * @param shownRules gets the tax rules that are shown
 */
record PostedText(
    String where,
    int number,
    PinnedEvent arrived,
    List<Caused> difference,
    Set<String> shownAccounts,
    Set<TaxRule> shownRules) {

  private record Group(Cause cause, LocalDate day) {}

  private record Key(
      String account,
      String measure,
      @Nullable String taxRule,
      @Nullable String method,
      @Nullable String factors) {}

  private record Line(Key key, boolean isMoney, long amount, long reporting) {
    private Line plus(Line other) {
      return new Line(key, isMoney, amount + other.amount, reporting + other.reporting);
    }

    private boolean isDebit() {
      return amount > 0 || (amount == 0 && reporting > 0);
    }

    /** Debits, credits, and exchange differences last. */
    private int rank() {
      return key.account.equals("fx.differences") ? 2 : isDebit() ? 0 : 1;
    }

    private boolean isForeign(String reportingCurrency) {
      return isMoney && !key.measure.equals(reportingCurrency);
    }
  }

  String text() {
    if (difference.isEmpty()) {
      return "Event %d posts nothing.\n".formatted(number);
    }
    Map<Group, List<Posting>> groups = new LinkedHashMap<>();
    for (Caused caused : difference) {
      Group group = new Group(caused.cause(), caused.posting().key().businessDate());
      groups.computeIfAbsent(group, g -> new ArrayList<>()).add(caused.posting());
      shownAccounts.add(caused.posting().key().account());
      String taxRule = caused.posting().key().taxRule();
      if (taxRule != null) {
        shownRules.add(TaxRule.parse(taxRule).rule());
      }
    }
    LocalDate firstDay = groups.keySet().iterator().next().day();
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (group, postings) -> {
          text.append(text.isEmpty() ? "" : "\n").append(group(group, firstDay, postings));
        });
    return text.toString();
  }

  private String group(Group group, LocalDate firstDay, List<Posting> postings) {
    List<Line> lines = lines(postings);
    requireBalance(postings);
    StringBuilder text = new StringBuilder();
    String head = "%d. %s".formatted(number, arrived.event().type().typeName());
    if (group.cause() != Cause.EVENT) {
      head += ", cause %s, dated %s".formatted(group.cause(), group.day());
    } else if (!group.day().equals(firstDay)) {
      head += ", dated %s".formatted(group.day());
    }
    List<Line> money = lines.stream().filter(line -> isDoubleEntry(line)).toList();
    if (money.isEmpty()) {
      text.append("Event ").append(head.replaceFirst("\\. ", ", ")).append(":\n");
    } else {
      text.append(table(head, money, reportingCurrency(postings)));
    }
    List<String> notes = new ArrayList<>();
    note(notes, "Imputed", lines.stream().filter(line -> account(line).isImputed()).toList());
    note(notes, "Counted", lines.stream().filter(PostedText::isCount).toList());
    note(notes, "CO2e", lines.stream().filter(PostedText::isImpact).toList());
    String margin = margin(postings);
    if (!margin.isEmpty()) {
      notes.add("- Margin: " + margin);
    }
    if (!notes.isEmpty()) {
      text.append('\n');
      notes.forEach(note -> text.append(Markdown.wrap(note, "  ")));
    }
    return text.toString();
  }

  private static List<Line> lines(List<Posting> postings) {
    Map<Key, Line> sums = new LinkedHashMap<>();
    for (Posting posting : postings) {
      Posting.Key key = posting.key();
      Key shown =
          new Key(key.account(), key.measure(), key.taxRule(), key.method(), key.factorVersion());
      Line line =
          new Line(shown, key.fx() != null, posting.amountMicros(), posting.reportingMicros());
      sums.merge(shown, line, Line::plus);
    }
    return sums.values().stream()
        .filter(line -> line.amount != 0 || line.reporting != 0)
        .sorted((a, b) -> Integer.compare(a.rank(), b.rank()))
        .toList();
  }

  private static String table(String head, List<Line> money, String reportingCurrency) {
    boolean isForeign = money.stream().anyMatch(line -> line.isForeign(reportingCurrency));
    StringBuilder table = new StringBuilder();
    if (isForeign) {
      table.append(Markdown.row(head, "debit", "credit", "in " + reportingCurrency, "tax rule"));
      table.append("|---|---:|---:|---:|---|\n");
    } else {
      table.append(Markdown.row(head, "debit", "credit", "tax rule"));
      table.append("|---|---:|---:|---|\n");
    }
    for (Line line : money) {
      String amount = amount(Math.abs(line.amount)) + " " + line.key.measure;
      String rule = line.key.taxRule == null ? "" : "`" + line.key.taxRule + "`";
      String account = "`%s` %s".formatted(line.key.account, account(line).labelEn());
      String debit = line.isDebit() ? amount : "";
      String credit = line.isDebit() ? "" : amount;
      table.append(
          isForeign
              ? Markdown.row(account, debit, credit, amount(line.reporting), rule)
              : Markdown.row(account, debit, credit, rule));
    }
    return table.toString();
  }

  private static void note(List<String> notes, String title, List<Line> lines) {
    if (!lines.isEmpty()) {
      notes.add(
          "- %s: %s"
              .formatted(title, lines.stream().map(PostedText::statistic).collect(joining(", "))));
    }
  }

  private static String statistic(Line line) {
    String unit = line.key.measure.equals("unit") ? "" : " " + line.key.measure;
    String amount =
        line.isMoney
            ? amount(line.amount)
            : Micros.toDecimal(line.amount).stripTrailingZeros().toPlainString();
    String method =
        isImpact(line) ? " (%s, `%s`)".formatted(line.key.method, line.key.factors) : "";
    return "`%s` %s%s%s".formatted(line.key.account, amount, unit, method);
  }

  /** What the lines change at each level: income positive. */
  private static String margin(List<Posting> postings) {
    Map<MarginLevel, Long> sums = new EnumMap<>(MarginLevel.class);
    String currency = "";
    for (Posting posting : postings) {
      Account account = Chart.builtIn().account(posting.key().account());
      if (account.level() != null) {
        sums.merge(account.level(), -posting.reportingMicros(), Long::sum);
        currency = reportingCurrency(postings);
      }
    }
    String unit = currency;
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue() != 0)
        .map(
            sum ->
                "%s %s%s %s"
                    .formatted(
                        sum.getKey().text().replace('-', ' '),
                        sum.getValue() > 0 ? "+" : "",
                        amount(sum.getValue()),
                        unit))
        .collect(joining(", "));
  }

  private void requireBalance(List<Posting> postings) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Posting posting : postings) {
      if (posting.key().isDoubleEntry()) {
        sums.merge(posting.key().measure(), posting.amountMicros(), Long::sum);
        sums.merge("reporting", posting.reportingMicros(), Long::sum);
      }
    }
    sums.forEach(
        (currency, sum) -> {
          if (sum != 0) {
            throw new IllegalStateException(
                "%s, event %d: %s is out of balance by %s"
                    .formatted(where, number, currency, amount(sum)));
          }
        });
  }

  private static String reportingCurrency(List<Posting> postings) {
    for (Posting posting : postings) {
      Posting.Fx fx = posting.key().fx();
      if (fx != null) {
        return fx.reportingCurrency();
      }
    }
    return "";
  }

  private static boolean isDoubleEntry(Line line) {
    return account(line).isDoubleEntry();
  }

  private static boolean isImpact(Line line) {
    return account(line).unit().equals("kgCO2e");
  }

  private static boolean isCount(Line line) {
    return !line.isMoney && !isImpact(line);
  }

  private static Account account(Line line) {
    return Chart.builtIn().account(line.key.account);
  }

  private static String amount(long micros) {
    BigDecimal amount = Micros.toDecimal(micros).stripTrailingZeros();
    return (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
  }
}
