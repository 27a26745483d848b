package io.loopledger.reports.datev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopledger.catalog.chart.ErpChart;
import io.loopledger.reports.datev.BatchReport.Total;
import io.loopledger.reports.datev.BatchSettings.Lock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BookingBatchTest {
  private static final YearMonth FEBRUARY = YearMonth.of(2022, 2);
  private static final BatchSettings SETTINGS =
      new BatchSettings(29098, 55003, MonthDay.of(1, 1), 4, "WD", Lock.OPEN);

  /** A sale under the margin scheme: 219.00 for a unit bought for 100.00, tax 19.00. */
  private static final List<PostedSum> SALE =
      List.of(
          debit("11", "unit-sold", "receivables.invoiced", "219.00"),
          credit("11", "unit-sold", "contract.liabilities", "219.00"),
          debit("11", "unit-shipped", "contract.liabilities", "219.00"),
          credit("11", "unit-shipped", "revenue.resale", "200.00"),
          credit("11", "unit-shipped", "vat.margin", "19.00"),
          debit("11", "unit-shipped", "cost.acquisition", "100.00"),
          credit("11", "unit-shipped", "inventory.acquisition", "100.00"));

  @Test
  void theHeaderHasWhatTheSpecificationAsksFor() {
    BookingBatch batch = batch(SALE);

    assertThat(lines(batch))
        .first()
        .isEqualTo(
            "\"EXTF\";700;21;\"Buchungsstapel\";13;20220303080001250;;\"LL\";\"Loopledger\";\"\";29098;55003;20220101;4;20220201;20220228;\"Loopledger 2022-02 ungeprueft\";\"WD\";1;0;0;\"EUR\";;\"\";;;\"03\";;;\"\";\"2022-02\"");
    assertThat(batch.fileName()).isEqualTo("EXTF_Buchungsstapel_29098_55003_2022-02.csv");
  }

  @Test
  void aFiscalYearBeginsWhenTheSettingsSay() {
    BatchSettings july = new BatchSettings(29098, 55003, MonthDay.of(7, 1), 6, "", Lock.LOCKED);

    ExtfFile file = ExtfFile.read(bytes(batch(SALE, july, ErpChart.skr04())));

    assertThat(file.header().get(12)).isEqualTo("20210701");
    assertThat(file.header().get(20)).isEqualTo("1");
    assertThat(file.header().get(26)).isEqualTo("04");
    assertThat(file.rows()).extracting(row -> row.get(113)).containsOnly("1");
    assertThat(file.rows().getFirst().subList(6, 8)).containsExactly("522000", "114000");
  }

  /** By hand: equal amounts meet first, then each debit takes from the credits that are left. */
  @Test
  void aSaleBecomesRowsOfOneDebitAndOneCredit() {
    assertThat(lines(batch(SALE)).subList(2, 6))
        .containsExactly(
            "100,00;\"S\";\"EUR\";;;\"\";3220;3980;\"\";1102;\"20220211-unit-shipped\";\"\";;\"unit-shipped amber\";"
                + tail(),
            "19,00;\"S\";\"EUR\";;;\"\";1710;1776;\"\";1102;\"20220211-unit-shipped\";\"\";;\"unit-shipped amber\";"
                + tail(),
            "200,00;\"S\";\"EUR\";;;\"\";1710;8400;\"0040\";1102;\"20220211-unit-shipped\";\"\";;\"unit-shipped amber\";"
                + tail(),
            "219,00;\"S\";\"EUR\";;;\"\";1410;1710;\"\";1102;\"20220211-unit-sold\";\"\";;\"unit-sold amber\";"
                + tail());
  }

  /** Fields 15 to 125 of a row of brand amber, as the specification orders them. */
  static String tail() {
    return ";\"\";;;;\"\""
        + ";\"\"".repeat(16)
        + ";\"\";\"\";;\"\";;\"\";;;;;;\"Marke\";\"amber\""
        + ";\"\"".repeat(38)
        + ";;;;\"\";;;;\"\";\"\";;\"\";;;;\"\";\"\";;\"\";;\"\";;\"\";\"\";;\"\";;0;;;;\"\";;\"\";\"\";;\"\";;";
  }

  @Test
  void anotherCurrencyHasItsRateAndTheBaseAmount() {
    List<PostedSum> sums =
        List.of(
            other("12", "fee-charged", "fees.marketplace", "USD", "0.90", "10.00", "9.00"),
            other("12", "fee-charged", "payables.suppliers", "USD", "0.90", "-10.00", "-9.00"));

    ExtfFile file = ExtfFile.read(bytes(batch(sums)));

    assertThat(file.rows())
        .singleElement()
        .extracting(row -> row.subList(0, 8))
        .isEqualTo(List.of("10,00", "S", "USD", "1,111111", "9,00", "EUR", "4760", "1610"));
  }

  @Test
  void aRateBelowOneIsBookedInTheReportingCurrencyWithANote() {
    List<PostedSum> sums =
        List.of(
            other("12", "fee-charged", "fees.marketplace", "GBP", "1.20", "10.00", "12.00"),
            other("12", "fee-charged", "payables.suppliers", "GBP", "1.20", "-10.00", "-12.00"));

    BookingBatch batch = batch(sums);
    List<String> row = ExtfFile.read(bytes(batch)).rows().getFirst();

    assertThat(row.subList(0, 8)).containsExactly("12,00", "S", "EUR", "", "", "", "4760", "1610");
    assertThat(row.subList(49, 51)).containsExactly("Fremdwährung", "GBP 10,00, Kurs 1,2");
    assertThat(batch.report().baseCurrencyRowCount()).isEqualTo(1);
  }

  @Test
  void whatWasPostedForAnEarlierDayIsDatedTheFirstAndSaysItsDay() {
    PostedSum debit = debit("11", "unit-lost", "cost.write-offs", "5.00");
    PostedSum credit = credit("11", "unit-lost", "inventory.acquisition", "5.00");

    BookingBatch batch = batch(List.of(on("2022-01-30", debit), on("2022-01-30", credit)));
    List<String> row = ExtfFile.read(bytes(batch)).rows().getFirst();

    assertThat(row.subList(9, 14))
        .containsExactly("0102", "20220130-unit-lost", "", "", "unit-lost amber vom 30.01.2022");
    assertThat(batch.report().movedRowCount()).isEqualTo(1);
  }

  @Test
  void gainsAndLossesGoToNumbersOfTheirOwn() {
    List<PostedSum> sums =
        List.of(
            sum("12", "refund-issued", "fx.differences", "3.00", "1.00"),
            credit("12", "refund-issued", "refunds.payable", "2.00"));

    assertThat(batch(sums).report().totals())
        .containsExactly(
            total("1700", "-2.00", "-2.00"),
            total("2150", "3.00", "3.00"),
            total("2660", "-1.00", "-1.00"));
  }

  /** By hand: 1.006 is booked as 1.01 on each day, 2.02 in all, and 2.012 are to be 2.01. */
  @Test
  void whatRoundingLeavesIsBookedOnTheLastDay() {
    List<PostedSum> sums =
        List.of(
            debit("10", "label-issued", "cost.outbound", "1.006"),
            credit("10", "label-issued", "payables.carriers", "1.006"),
            debit("11", "label-issued", "cost.outbound", "1.006"),
            credit("11", "label-issued", "payables.carriers", "1.006"));

    BookingBatch batch = batch(sums);
    ExtfFile file = ExtfFile.read(bytes(batch));

    assertThat(file.rows()).extracting(row -> row.get(9)).containsExactly("1002", "1102", "2802");
    assertThat(file.rows())
        .last()
        .extracting(row -> row.subList(0, 14))
        .isEqualTo(
            List.of(
                "0,01",
                "S",
                "EUR",
                "",
                "",
                "",
                "1610",
                "4730",
                "",
                "2802",
                "20220228-rounding",
                "",
                "",
                "rounding"));
    assertThat(batch.report().roundingRowCount()).isEqualTo(1);
    assertThat(batch.report().totals())
        .containsExactly(total("1610", "-2.012", "-2.01"), total("4730", "2.012", "2.01"));
  }

  @Test
  void aDocumentThatDoesNotBalanceIsJoinedWithOthersOfItsDay() {
    List<PostedSum> sums =
        List.of(
            debit("10", "invoice-received", "payables.carriers", "7.00"),
            credit("10", "manual-adjustment", "payables.invoiced", "7.00"),
            debit("10", "unit-lost", "cost.write-offs", "5.00"),
            credit("10", "unit-lost", "inventory.acquisition", "5.00"));

    // both payables are number 1610, so that nothing of them is left to book
    assertThat(ExtfFile.read(bytes(batch(sums))).rows())
        .extracting(row -> row.get(10))
        .containsExactly("20220210-unit-lost");
    assertThat(batch(sums).report().totals()).contains(total("1610", "0.00", "0"));
  }

  @Test
  void booksThatDoNotBalanceAreRefused() {
    List<PostedSum> sums = List.of(debit("10", "unit-lost", "cost.write-offs", "5.00"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch(sums))
        .withMessageStartingWith(
            "debits less credits of the month must be 0 for each brand and are {amber=5.00}");
  }

  @Test
  void postingsThatAreNotThoseOfTheTrialBalanceAreRefused() {
    Map<String, BigDecimal> movements = movements(SALE);
    movements.put("vat.margin", new BigDecimal("-18.00"));
    movements.put("vat.output", new BigDecimal("-1.00"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> BookingBatch.of(request(SETTINGS, ErpChart.skr03()), SALE, movements))
        .withMessageEndingWith(
            "- vat.margin: trial balance -18.00, postings -19.00\n"
                + "- vat.output: trial balance -1.00, postings 0");
  }

  @Test
  void accountsWithoutANumberAreNamedAllAtOnce() {
    List<PostedSum> sums =
        List.of(
            debit("10", "unit-lost", "cost.new-kind", "5.00"),
            credit("10", "unit-lost", "assets.own", "5.00"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch(sums))
        .withMessage(
            "2 account(s) have no number in SKR03: assets.own, cost.new-kind; add each to your mapping, as account, number and name");
  }

  @Test
  void anAmountThatTheFormatCannotHoldIsRefused() {
    List<PostedSum> sums =
        List.of(
            debit("10", "unit-lost", "cost.write-offs", "10000000000.00"),
            credit("10", "unit-lost", "inventory.acquisition", "10000000000.00"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch(sums))
        .withMessageStartingWith(
            "the amount 10000000000.00 from 3980 to 3950 on 2022-02-10 is longer than DATEV's 10 digits");
  }

  @Test
  void whatIsNotInTheCharacterSetIsShownAndCounted() {
    PostedSum debit = debit("10", "unit-lost", "cost.write-offs", "5.00");
    PostedSum credit = credit("10", "unit-lost", "inventory.acquisition", "5.00");
    String brand = "Łódź \"€\";\n\uD83D\uDE00";

    BookingBatch batch = batch(List.of(of(brand, debit), of(brand, credit)));

    assertThat(ExtfFile.read(bytes(batch)).rows().getFirst().get(13))
        .isEqualTo("unit-lost ?ód? \"€\";??");
    // in the text and in the note: L with stroke, z with acute, line break, emoji
    assertThat(batch.report().replacedCharacterCount()).isEqualTo(8);
  }

  @Test
  void theReportSaysWhatIsToBeKnown() {
    assertThat(batch(SALE).report().lines())
        .containsExactly(
            "4 rows; not checked by DATEV's own tool: have the adviser import it into a test client first",
            "6 account numbers, each equal to the trial balance; 0 of them to the hundredth only",
            "the adviser has to look at the mapping of contract.liabilities, cost.acquisition, revenue.resale, vat.margin first");
  }

  @Test
  void settingsAreReadAndAllThatIsWrongIsTold() {
    assertThat(
            BatchSettings.read(
                "datev.yaml", "version: 1\nconsultant: 29098\nclient: 55003\ninitials: WD\n"))
        .isEqualTo(SETTINGS);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BatchSettings.read(
                    "datev.yaml",
                    "version: 1\nconsultant: 1000\nclient: 0\naccount_length: 9\nfiscal_year_start: 07-02\n"))
        .withMessage(
            """
            the settings of the booking batch have 4 problem(s):
            - consultant is 1000; write the adviser's number, 1001 to 9999999
            - client is 0; write the client's number, 1 to 99999
            - account_length is 9; write 4 to 8
            - fiscal_year_start is '07-02'; write the first of a month, such as 01-01""");
  }

  private static Total total(String number, String ledger, String booked) {
    return new Total(number, new BigDecimal(ledger), new BigDecimal(booked));
  }

  private static BookingBatch batch(List<PostedSum> sums) {
    return batch(sums, SETTINGS, ErpChart.skr03());
  }

  private static BookingBatch batch(List<PostedSum> sums, BatchSettings settings, ErpChart chart) {
    return BookingBatch.of(request(settings, chart), sums, movements(sums));
  }

  private static BatchRequest request(BatchSettings settings, ErpChart chart) {
    return new BatchRequest(
        FEBRUARY, "EUR", Instant.parse("2022-03-03T08:00:01.250Z"), settings, chart);
  }

  private static Map<String, BigDecimal> movements(List<PostedSum> sums) {
    Map<String, BigDecimal> movements = new TreeMap<>();
    sums.forEach(sum -> movements.merge(sum.account(), sum.movement(), BigDecimal::add));
    return movements;
  }

  private static PostedSum debit(String day, String rule, String account, String amount) {
    return sum(day, rule, account, amount, "0");
  }

  private static PostedSum credit(String day, String rule, String account, String amount) {
    return sum(day, rule, account, "0", amount);
  }

  private static PostedSum sum(
      String day, String rule, String account, String debit, String credit) {
    return new PostedSum(
        "amber",
        LocalDate.parse("2022-02-" + day),
        rule,
        account,
        "EUR",
        Optional.of(BigDecimal.ONE),
        new BigDecimal(debit),
        new BigDecimal(credit),
        new BigDecimal(debit),
        new BigDecimal(credit));
  }

  private static PostedSum other(
      String day,
      String rule,
      String account,
      String currency,
      String rate,
      String amount,
      String reporting) {
    BigDecimal of = new BigDecimal(amount);
    BigDecimal in = new BigDecimal(reporting);
    return new PostedSum(
        "amber",
        LocalDate.parse("2022-02-" + day),
        rule,
        account,
        currency,
        Optional.of(new BigDecimal(rate)),
        of.max(BigDecimal.ZERO),
        of.negate().max(BigDecimal.ZERO),
        in.max(BigDecimal.ZERO),
        in.negate().max(BigDecimal.ZERO));
  }

  private static PostedSum on(String date, PostedSum sum) {
    return new PostedSum(
        sum.brand(),
        LocalDate.parse(date),
        sum.rule(),
        sum.account(),
        sum.currency(),
        sum.rate(),
        sum.debit(),
        sum.credit(),
        sum.reportingDebit(),
        sum.reportingCredit());
  }

  private static PostedSum of(String brand, PostedSum sum) {
    return new PostedSum(
        brand,
        sum.businessDate(),
        sum.rule(),
        sum.account(),
        sum.currency(),
        sum.rate(),
        sum.debit(),
        sum.credit(),
        sum.reportingDebit(),
        sum.reportingCredit());
  }

  private static List<String> lines(BookingBatch batch) {
    return new ArrayList<>(
        List.of(new String(bytes(batch), Charset.forName("windows-1252")).split("\r\n")));
  }

  static byte[] bytes(BookingBatch batch) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      batch.write(out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
