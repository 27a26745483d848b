package io.loopledger.reports.finance;

import io.loopledger.catalog.chart.Account;
import io.loopledger.reports.finance.FinanceFigures.Balance;
import io.loopledger.reports.finance.FinanceFigures.Liability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether the figures fit each other. A rule about many rows is one control that counts those that
 * hold, and one for each row that does not.
 */
final class Controls {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private final String scope;
  private final FinanceFigures figures;
  private final Waterfalls waterfalls;
  private final List<Control> controls = new ArrayList<>();

  private Controls(String scope, FinanceFigures figures, Waterfalls waterfalls) {
    this.scope = scope;
    this.figures = figures;
    this.waterfalls = waterfalls;
  }

  /** A brand and a currency of its books. */
  private record Book(String brand, String currency) implements Comparable<Book> {
    private static final Comparator<Book> ORDER =
        Comparator.comparing(Book::currency).thenComparing(Book::brand);

    @Override
    public int compareTo(Book other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * All controls, those of the trial balance first.
   *
   * @param scope whose books, where a control is about all of them
   */
  static List<Control> of(String scope, FinanceFigures figures, Waterfalls waterfalls) {
    Controls controls = new Controls(scope, figures, waterfalls);
    controls.trialBalances();
    controls.margins();
    controls.vat();
    controls.liabilities();
    return List.copyOf(controls.controls);
  }

  private void trialBalances() {
    by(figures.trialBalance(), b -> new Book(b.brand(), b.currency()))
        .forEach(
            (book, balances) -> {
              add(
                  "debits-credits",
                  book,
                  sum(balances, Balance::debit),
                  sum(balances, Balance::credit));
              add("opening", book, ZERO, sum(balances, Balance::opening));
              add("closing", book, ZERO, sum(balances, Balance::closing));
              counted(
                  "accounts",
                  book.brand(),
                  balances.stream()
                      .map(
                          b ->
                              new Control(
                                  "account",
                                  b.brand() + ", " + b.account(),
                                  b.opening().add(b.movement()),
                                  b.closing(),
                                  b.currency()))
                      .toList());
            });
  }

  private void margins() {
    counted("levels", scope, waterfalls.all().stream().flatMap(Controls::levels).toList());
    for (Waterfalls.Reconciliation each : waterfalls.reconciliations()) {
      controls.add(
          new Control("margin-entries", scope, each.entries(), each.netResult(), each.currency()));
      controls.add(
          new Control(
              "margin-trial-balance",
              scope,
              each.trialBalance(),
              each.netResult()
                  .add(each.imputed())
                  .add(each.postedOnly())
                  .subtract(each.datedOnly()),
              each.currency()));
    }
  }

  private static Stream<Control> levels(Waterfalls.Waterfall waterfall) {
    return waterfall.levels().stream()
        .map(
            level ->
                new Control(
                    "level",
                    waterfall.category().orElse("") + " " + level.metric(),
                    level.before().add(level.effect()),
                    level.value(),
                    waterfall.currency()));
  }

  private void vat() {
    SortedMap<Book, BigDecimal> reported = new TreeMap<>();
    SortedMap<Book, BigDecimal> recorded = new TreeMap<>();
    figures
        .vat()
        .forEach(
            v -> reported.merge(new Book(v.brand(), v.currency()), v.margin(), BigDecimal::add));
    figures
        .marginSales()
        .forEach(s -> recorded.merge(new Book(s.brand(), s.currency()), s.vat(), BigDecimal::add));
    recorded.keySet().forEach(book -> reported.putIfAbsent(book, ZERO));
    reported.forEach(
        (book, vat) -> add("margin-vat", book, vat, recorded.getOrDefault(book, ZERO)));
  }

  private void liabilities() {
    counted(
        "liabilities",
        scope,
        figures.liabilities().stream()
            .map(
                l ->
                    new Control(
                        "liability",
                        l.brand() + ", " + l.program().orElse("-") + ", " + l.account(),
                        l.opening()
                            .add(l.issued())
                            .add(l.redeemed())
                            .add(l.lapsed())
                            .add(l.other()),
                        l.closing(),
                        l.currency()))
            .toList());
    SortedMap<List<String>, BigDecimal> owed = new TreeMap<>(Comparator.comparing(List::toString));
    for (Liability each : figures.liabilities()) {
      owed.merge(
          List.of(each.brand(), each.account(), each.currency()), each.closing(), BigDecimal::add);
    }
    counted(
        "liabilities-trial-balance",
        scope,
        owed.entrySet().stream().map(entry -> owed(entry.getKey(), entry.getValue())).toList());
  }

  private Control owed(List<String> key, BigDecimal owed) {
    BigDecimal closing =
        figures.trialBalance().stream()
            .filter(
                b ->
                    b.brand().equals(key.get(0))
                        && b.account().equals(key.get(1))
                        && b.currency().equals(key.get(2)))
            .map(Balance::closing)
            .reduce(ZERO, BigDecimal::add);
    return new Control(
        "liability-trial-balance",
        key.get(0) + ", " + key.get(1),
        closing.negate(),
        owed,
        key.get(2));
  }

  private void add(String id, Book book, BigDecimal expected, BigDecimal found) {
    controls.add(new Control(id, book.brand(), expected, found, book.currency()));
  }

  private void counted(String id, String subject, List<Control> each) {
    List<Control> broken = each.stream().filter(control -> !control.holds()).toList();
    controls.add(
        new Control(
            id,
            subject,
            BigDecimal.valueOf(each.size()),
            BigDecimal.valueOf((long) each.size() - broken.size()),
            Control.ROWS));
    controls.addAll(broken);
  }

  /** Whether an account counts in the trial balance's result of the month. */
  static boolean isProfitAndLoss(Balance balance) {
    return balance.kind().equals(Account.Kind.REVENUE.text())
        || balance.kind().equals(Account.Kind.EXPENSE.text());
  }

  static <T> BigDecimal sum(List<T> rows, Function<T, BigDecimal> amount) {
    return rows.stream().map(amount).reduce(ZERO, BigDecimal::add);
  }

  static <T, K extends Comparable<K>> SortedMap<K, List<T>> by(List<T> rows, Function<T, K> key) {
    SortedMap<K, List<T>> groups = new TreeMap<>();
    rows.forEach(row -> groups.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(row));
    return groups;
  }
}
