package io.loopledger.reports.datev;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.ErpAccount;
import io.loopledger.catalog.chart.ErpChart;
import io.loopledger.reports.datev.BatchSettings.Lock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is posted in balance goes out and comes back, to the last hundredth. */
class BookingBatchProperties {
  private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
  private static final ErpChart CHART = ErpChart.skr03();
  private static final List<ErpAccount> ACCOUNTS = CHART.accounts();
  private static final BatchRequest REQUEST =
      new BatchRequest(
          YearMonth.of(2022, 2),
          "EUR",
          Instant.EPOCH.plusSeconds(1_700_000_000),
          new BatchSettings(1001, 1, MonthDay.of(1, 1), 4, "", Lock.OPEN),
          CHART);

  @Property(tries = 300)
  void everyBatchKeepsTheTotalsOfEachNumber(@ForAll("postings") List<List<PostedSum>> documents) {
    List<PostedSum> sums = documents.stream().flatMap(List::stream).toList();

    ExtfFile file = ExtfFile.read(bytes(sums));

    Map<String, BigDecimal> booked = file.totals();
    Map<String, BigDecimal> ledger = ledger(sums);
    assertThat(ledger.keySet()).containsAll(booked.keySet());
    ledger.forEach(
        (number, exact) -> {
          BigDecimal difference = booked.getOrDefault(number, BigDecimal.ZERO).subtract(exact);
          boolean isWhole = exact.setScale(2, RoundingMode.DOWN).compareTo(exact) == 0;
          assertThat(difference.abs()).as(number).isLessThan(HUNDREDTH);
          assertThat(isWhole && difference.signum() != 0).as(number + " " + exact).isFalse();
        });
    file.rows().forEach(row -> assertThat(row.get(6)).isNotEqualTo(row.get(7)));
  }

  @Property(tries = 50)
  void theOrderOfPostingsDoesNotMatter(
      @ForAll("postings") List<List<PostedSum>> documents, @ForAll Random random) {
    List<PostedSum> sums = new ArrayList<>(documents.stream().flatMap(List::stream).toList());
    byte[] first = bytes(sums);

    Collections.shuffle(sums, random);

    assertThat(bytes(sums)).isEqualTo(first);
  }

  @Provide
  Arbitrary<List<List<PostedSum>>> postings() {
    return document().list().ofMinSize(1).ofMaxSize(12);
  }

  private static Arbitrary<List<PostedSum>> document() {
    return Combinators.combine(
            Arbitraries.of("amber", "birch"),
            Arbitraries.integers().between(-3, 27),
            Arbitraries.of("unit-sold", "unit-shipped", "", "fee-charged"),
            Arbitraries.of("EUR 1", "USD 0.9", "GBP 1.2", "JPY 0.0071", "SEK 0.09"),
            Arbitraries.of(ACCOUNTS).list().ofMinSize(2).ofMaxSize(6).uniqueElements(),
            Arbitraries.longs().between(-90_000_000_000L, 90_000_000_000L).list().ofSize(6),
            Arbitraries.of(1L, 10_000L))
        .as(BookingBatchProperties::balanced);
  }

  /** Amounts of whole hundredths or of any micros; the last account takes what balances. */
  private static List<PostedSum> balanced(
      String brand,
      int day,
      String rule,
      String money,
      List<ErpAccount> accounts,
      List<Long> amounts,
      long step) {
    String currency = money.substring(0, 3);
    BigDecimal rate = new BigDecimal(money.substring(4));
    List<PostedSum> sums = new ArrayList<>();
    BigDecimal left = BigDecimal.ZERO;
    BigDecimal reportingLeft = BigDecimal.ZERO;
    for (int i = 0; i < accounts.size(); i++) {
      boolean isLast = i == accounts.size() - 1;
      BigDecimal amount =
          isLast ? left.negate() : BigDecimal.valueOf(amounts.get(i) / step * step, 6);
      BigDecimal reporting =
          isLast ? reportingLeft.negate() : amount.multiply(rate).setScale(6, RoundingMode.HALF_UP);
      left = left.add(amount);
      reportingLeft = reportingLeft.add(reporting);
      sums.add(sum(brand, day, rule, accounts.get(i).account(), currency, rate, amount, reporting));
    }
    return sums;
  }

  private static PostedSum sum(
      String brand,
      int day,
      String rule,
      String account,
      String currency,
      BigDecimal rate,
      BigDecimal amount,
      BigDecimal reporting) {
    return new PostedSum(
        brand,
        LocalDate.of(2022, 2, 1).plusDays(day),
        rule,
        account,
        currency,
        Optional.of(rate),
        amount.max(BigDecimal.ZERO),
        amount.negate().max(BigDecimal.ZERO),
        reporting.max(BigDecimal.ZERO),
        reporting.negate().max(BigDecimal.ZERO));
  }

  private static byte[] bytes(List<PostedSum> sums) {
    Map<String, BigDecimal> movements = new TreeMap<>();
    sums.forEach(sum -> movements.merge(sum.account(), sum.movement(), BigDecimal::add));
    return BookingBatchTest.bytes(BookingBatch.of(REQUEST, sums, movements));
  }

  /**
   * By the mapping file alone: debits to the number, credits to that of credits if there is one.
   */
  private static Map<String, BigDecimal> ledger(List<PostedSum> sums) {
    Map<String, BigDecimal> totals = new TreeMap<>();
    for (PostedSum sum : sums) {
      totals.merge(CHART.number(sum.account()), sum.reportingDebit(), BigDecimal::add);
      totals.merge(
          CHART.creditNumber(sum.account()), sum.reportingCredit().negate(), BigDecimal::add);
    }
    return totals;
  }
}
