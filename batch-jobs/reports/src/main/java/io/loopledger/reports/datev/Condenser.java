package io.loopledger.reports.datev;

import io.loopledger.reports.datev.BookingRow.Base;
import io.loopledger.reports.datev.BookingRow.Document;
import io.loopledger.reports.datev.ErpAccounts.Leg;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Condenses postings to rows with one debit and one credit account. The rule:
 *
 * <ol>
 *   <li>What a posting rule posted for a brand on a day is one document. A day's document that does
 *       not balance alone is joined with the others of the day that do not, then of the month.
 *   <li>In a document the amounts of each number of the adviser's chart are summed, and debits are
 *       paired with credits ({@link Pairing}). What was posted in another currency at one rate and
 *       balances is paired in that currency; all else in the reporting currency.
 *   <li>What rounding to hundredths left on a number is booked on the last day of the month.
 * </ol>
 */
final class Condenser {
  /** Name of the rounding document in place of a posting rule. */
  static final String ROUNDING = "rounding";

  private final YearMonth month;
  private final String baseCurrency;
  private final ErpAccounts accounts;
  private final List<BookingRow> rows = new ArrayList<>();

  private Condenser(YearMonth month, String baseCurrency, ErpAccounts accounts) {
    this.month = month;
    this.baseCurrency = baseCurrency;
    this.accounts = accounts;
  }

  /** Currency and rate of postings; the rate is empty for the reporting currency. */
  private record Money(String currency, BigDecimal rate) implements Comparable<Money> {
    @Override
    public int compareTo(Money other) {
      int byCurrency = currency.compareTo(other.currency);
      return byCurrency != 0 ? byCurrency : rate.compareTo(other.rate);
    }
  }

  /**
   * The rows, in the order of their documents.
   *
   * @throws IllegalArgumentException if the postings of a brand do not balance
   */
  static List<BookingRow> rows(
      YearMonth month, String baseCurrency, ErpAccounts accounts, List<PostedSum> sums) {
    Condenser condenser = new Condenser(month, baseCurrency, accounts);
    List<PostedSum> left =
        condenser.documents(sums, sum -> new Document(sum.brand(), sum.businessDate(), sum.rule()));
    left = condenser.documents(left, sum -> new Document(sum.brand(), sum.businessDate(), ""));
    left = condenser.documents(left, sum -> new Document(sum.brand(), month.atEndOfMonth(), ""));
    requireNothing(left);
    condenser.rows.sort((one, other) -> one.document().compareTo(other.document()));
    condenser.round(sums);
    return List.copyOf(condenser.rows);
  }

  private static void requireNothing(List<PostedSum> left) {
    if (left.isEmpty()) {
      return;
    }
    SortedMap<String, BigDecimal> byBrand = new TreeMap<>();
    left.forEach(sum -> byBrand.merge(sum.brand(), sum.movement(), BigDecimal::add));
    throw new IllegalArgumentException(
        "debits less credits of the month must be 0 for each brand and are %s; the ledger does not"
                .formatted(byBrand)
            + " balance, so nothing can be exported: run the proof");
  }

  /** Makes rows of all documents that balance, and gives back the postings of the others. */
  private List<PostedSum> documents(
      List<PostedSum> sums, Function<PostedSum, Document> documentOf) {
    SortedMap<Document, List<PostedSum>> documents = new TreeMap<>();
    sums.forEach(
        sum -> documents.computeIfAbsent(documentOf.apply(sum), d -> new ArrayList<>()).add(sum));
    List<PostedSum> left = new ArrayList<>();
    documents.forEach((document, lines) -> left.addAll(document(document, lines)));
    return left;
  }

  private List<PostedSum> document(Document document, List<PostedSum> lines) {
    SortedMap<Money, List<PostedSum>> byMoney = new TreeMap<>();
    lines.forEach(line -> byMoney.computeIfAbsent(money(line), m -> new ArrayList<>()).add(line));
    List<PostedSum> rest = new ArrayList<>();
    byMoney.forEach(
        (money, part) -> {
          boolean isOther = !money.currency().equals(baseCurrency);
          if (isOther && money.rate().signum() > 0 && isBalanced(part)) {
            foreign(document, money, part);
          } else {
            rest.addAll(part);
          }
        });
    if (sum(rest, PostedSum::movement).signum() != 0) {
      return rest;
    }
    Pairing.pairs(Pairing.hundredths(byNumber(rest, Leg::reporting)))
        .forEach(pair -> rows.add(new BookingRow(document, pair, baseCurrency, Optional.empty())));
    return List.of();
  }

  private Money money(PostedSum line) {
    return line.currency().equals(baseCurrency)
        ? new Money(baseCurrency, BigDecimal.ONE)
        : new Money(line.currency(), line.rate().orElse(BigDecimal.ZERO));
  }

  private static boolean isBalanced(List<PostedSum> part) {
    return sum(part, PostedSum::movement).signum() == 0
        && sum(part, line -> line.debit().subtract(line.credit())).signum() == 0;
  }

  private void foreign(Document document, Money money, List<PostedSum> part) {
    for (Pair pair : Pairing.pairs(Pairing.hundredths(byNumber(part, Leg::amount)))) {
      BigDecimal base = pair.amount().multiply(money.rate()).setScale(2, RoundingMode.HALF_UP);
      // An amount of less than half a hundredth is booked with what rounding left.
      if (base.signum() > 0) {
        rows.add(
            new BookingRow(
                document, pair, money.currency(), Optional.of(new Base(money.rate(), base))));
      }
    }
  }

  private void round(List<PostedSum> sums) {
    SortedMap<String, BigDecimal> left = byNumber(sums, Leg::reporting);
    totals(rows).forEach((number, booked) -> left.merge(number, booked.negate(), BigDecimal::add));
    Document document = new Document("", month.atEndOfMonth(), ROUNDING);
    Pairing.pairs(Pairing.hundredths(left))
        .forEach(pair -> rows.add(new BookingRow(document, pair, baseCurrency, Optional.empty())));
  }

  private SortedMap<String, BigDecimal> byNumber(
      List<PostedSum> lines, Function<Leg, BigDecimal> amount) {
    return byNumber(accounts, lines, amount);
  }

  /** The sums of postings by number of the adviser's chart. */
  static SortedMap<String, BigDecimal> byNumber(
      ErpAccounts accounts, List<PostedSum> lines, Function<Leg, BigDecimal> amount) {
    SortedMap<String, BigDecimal> sums = new TreeMap<>();
    for (PostedSum line : lines) {
      accounts
          .legs(line)
          .forEach(leg -> sums.merge(leg.number(), amount.apply(leg), BigDecimal::add));
    }
    return sums;
  }

  /** What rows come to on each number, in the reporting currency: debit positive. */
  static Map<String, BigDecimal> totals(List<BookingRow> rows) {
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    for (BookingRow row : rows) {
      totals.merge(row.pair().debit(), row.baseAmount(), BigDecimal::add);
      totals.merge(row.pair().credit(), row.baseAmount().negate(), BigDecimal::add);
    }
    return totals;
  }

  private static BigDecimal sum(List<PostedSum> lines, Function<PostedSum, BigDecimal> amount) {
    return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
