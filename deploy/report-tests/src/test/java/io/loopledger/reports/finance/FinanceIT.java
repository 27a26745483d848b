package io.loopledger.reports.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopledger.catalog.chart.ErpChart;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.sql.MetricViews;
import io.loopledger.documents.model.Document;
import io.loopledger.metricscheck.lake.HandMadeLake;
import io.loopledger.metricscheck.lake.SimulatedLake;
import io.loopledger.reports.SharedReportLake;
import io.loopledger.reports.check.OriginCheck;
import io.loopledger.reports.datev.BatchReader;
import io.loopledger.reports.datev.BatchSettings;
import io.loopledger.reports.datev.BatchSettings.Lock;
import io.loopledger.reports.datev.BookingBatch;
import io.loopledger.reports.datev.ExtfFile;
import io.loopledger.reports.finance.FinanceFigures.Balance;
import io.loopledger.reports.finance.FinanceFigures.Margin;
import io.loopledger.reports.finance.FinanceFigures.OpenBreak;
import io.loopledger.reports.impact.ReportLake;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.RowAppender;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.lake.TableVersion;
import io.loopledger.schemas.table.BreaksTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Finance pack and booking batch of real tables, beside what SQL of the tests' own says. */
@TestInstance(Lifecycle.PER_CLASS)
@ExtendWith(SharedReportLake.class)
class FinanceIT {
  /** Simulated units beside the hand-made ones; 60 take minutes more. */
  private static final int UNITS = Integer.getInteger("loopledger.reports.units", 0);

  private static final YearMonth FEBRUARY = YearMonth.of(2022, 2);
  private static final BatchSettings SETTINGS =
      new BatchSettings(29098, 55003, MonthDay.of(1, 1), 4, "", Lock.OPEN);

  private final Catalog catalog = Catalog.builtIn();
  private ReportLake lake;
  private Trino now;
  private LakeState newest;

  @BeforeAll
  void start(ReportLake shared) {
    lake = shared;
    now = shared.trino();
    if (UNITS > 0) {
      SimulatedLake.write(UNITS, 7, shared.lake(), shared.references());
    }
    breaks(shared.lake());
    Map<String, Long> snapshots = new TreeMap<>();
    LakeTables.EVERY.forEach(
        table ->
            TableVersion.newest(shared.lake(), table)
                .ifPresent(version -> snapshots.put(version.table(), version.snapshotId())));
    newest = new LakeState(Optional.empty(), snapshots);
  }

  /** One that is open, and one that was closed. */
  private static void breaks(Lake lake) {
    RowAppender<BreakChange> rows = new RowAppender<>(lake, BreaksTable.DEFINITION);
    rows.write(change("open", 1, "OPENED", "OPEN"));
    rows.write(change("closed", 1, "OPENED", "OPEN"));
    rows.write(change("closed", 2, "CLOSED", "CLOSED"));
    rows.commit();
  }

  private static BreakChange change(String id, int version, String change, String status) {
    return new BreakChange(
        id,
        version,
        change,
        status,
        new BreakChange.About(
            "payments",
            "AMOUNT",
            "hansa",
            "amber",
            "payment",
            "EUR",
            -1_500_000,
            new BreakChange.Side("order-1", "EUR", 1_500_000, LocalDate.of(2022, 2, 3), null),
            null,
            "fee not booked"),
        null,
        LocalDate.of(2022, 2, 4),
        LocalDate.of(2022, 2, 4),
        "run-1",
        "night",
        "found",
        Instant.parse("2022-02-05T02:00:00Z"));
  }

  /** A model, a metric or a posting that does not fit the others breaks one of them. */
  @Test
  void everyControlHoldsForEveryBrand() throws SQLException {
    List<FinanceScope> scopes = scopes();

    assertThat(scopes).hasSizeGreaterThan(2);
    for (FinanceScope scope : scopes) {
      FinanceFigures figures = read(scope, newest);
      List<Control> broken =
          Controls.of(scope.text(), figures, new Waterfalls(figures, catalog.chart())).stream()
              .filter(control -> !control.holds())
              .toList();
      assertThat(broken).as(scope.toString()).isEmpty();
    }
  }

  /** The sums of all postings up to the month, without the models. */
  @Test
  void theTrialBalanceAtATagIsTheSumOfItsEntries() throws SQLException {
    FinanceFigures figures = read(amber(), atTag());

    Map<String, String> openings = new TreeMap<>();
    Map<String, String> movements = new TreeMap<>();
    now.query(
        """
        SELECT account, sum(reporting_amount) FILTER (WHERE period < '2022-02') AS opening,
          sum(reporting_amount) FILTER (WHERE period = '2022-02') AS movement
        FROM ledger.entries FOR VERSION AS OF 'closed-2022-03'
        WHERE brand = 'amber' AND period <= '2022-02' AND reporting_currency IS NOT NULL
          AND account NOT LIKE 'imputed.%'
        GROUP BY 1
        """,
        row -> {
          openings.put(row.getString("account"), text(row.getBigDecimal("opening")));
          movements.put(row.getString("account"), text(row.getBigDecimal("movement")));
        });

    List<Balance> moved =
        figures.trialBalance().stream().filter(b -> !b.kind().equals("equity")).toList();
    assertThat(moved)
        .allSatisfy(
            b ->
                assertThat(text(b.movement()))
                    .as(b.account())
                    .isEqualTo(movements.get(b.account())));
    assertThat(moved)
        .filteredOn(b -> b.kind().equals("asset") || b.kind().equals("liability"))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            b ->
                assertThat(text(b.opening())).as(b.account()).isEqualTo(openings.get(b.account())));
    assertThat(figures.trialBalance())
        .extracting(Balance::account)
        .noneMatch(account -> account.startsWith("imputed."))
        .contains("receivables.invoiced", "vat.margin", "revenue.resale");
  }

  /** Story A1 of the hand-made lake: bought for 100.00, sold for 219.00, tax 19.00. */
  @Test
  void aMarginSaleIsOnRecord() throws SQLException {
    assertThat(read(amber(), atTag()).marginSales())
        .filteredOn(sale -> sale.subject().equals("unit:amber/A1"))
        .singleElement()
        .satisfies(
            sale -> {
              assertThat(sale.sale()).isEqualByComparingTo("219");
              assertThat(sale.purchase())
                  .hasValueSatisfying(p -> assertThat(text(p)).isEqualTo("100"));
              assertThat(sale.vat()).isEqualByComparingTo("19");
            });
  }

  @Test
  void everyFigureOfTheMarginIsThatOfItsMetric() throws SQLException {
    FinanceScope scope = amber();
    List<Margin> margins = read(scope, newest).margins();

    String sql =
        MarginSteps.metrics().stream()
            .map(
                name ->
                    "SELECT '%s' AS metric, category, sum(%s) AS value FROM (%s) WHERE brand = 'amber' AND business_date BETWEEN DATE '2022-02-01' AND DATE '2022-02-28' GROUP BY 2"
                        .formatted(
                            name, name, new MetricViews(catalog).of(catalog.metric(name)).query()))
            .collect(Collectors.joining("\nUNION ALL\n"));
    List<String> wrong = new ArrayList<>();
    int[] compared = {0};
    now.query(
        sql,
        row -> {
          Optional<String> category = Optional.ofNullable(row.getString("category"));
          String metric = row.getString("metric");
          String figure =
              margins.stream()
                  .filter(margin -> margin.category().equals(category))
                  .map(margin -> text(margin.value(metric)))
                  .findFirst()
                  .orElse("none");
          compared[0]++;
          if (!figure.equals(text(row.getBigDecimal("value")))) {
            wrong.add(metric + " " + category + " " + figure);
          }
        });

    assertThat(wrong).isEmpty();
    assertThat(compared[0]).isGreaterThan(20);
  }

  @Test
  void theSameTagGivesTheSamePackWithFiguresAndBreaksOfItsTime() throws SQLException {
    FinancePack first = pack(atTag());
    FinancePack later = pack(newest);

    assertThat(pack(atTag()).document()).isEqualTo(first.document());
    assertThat(later.document()).isNotEqualTo(first.document());
    assertThat(first.figures().breaks()).isEmpty();
    assertThat(later.figures().breaks()).extracting(OpenBreak::id).containsExactly("open");
    OriginCheck.Result read = new OriginCheck(source(atTag())).check(keyFigures(first.document()));
    assertThat(read.problems()).isEmpty();
    assertThat(read.checked()).isEqualTo(MarginSteps.levels().size());
  }

  /** From the file's bytes, read as the specification has them. */
  @Test
  void everyBatchHasTheMovementsOfItsTrialBalance() throws SQLException, IOException {
    for (FinanceScope scope : scopes()) {
      Map<String, BigDecimal> booked = ExtfFile.read(bytes(batch(scope))).totals();
      Map<String, BigDecimal> movements = new TreeMap<>();
      new FinanceReader(source(newest), scope)
          .balances()
          .forEach(
              balance -> {
                if (balance.movement().signum() != 0) {
                  movements.merge(number(balance), balance.movement(), BigDecimal::add);
                }
              });
      Map<String, BigDecimal> sums = new TreeMap<>();
      booked.forEach((number, sum) -> sums.merge(oneSide(number), sum, BigDecimal::add));

      assertThat(sums.keySet()).containsAll(movements.keySet());
      sums.forEach(
          (number, sum) ->
              assertThat(sum.subtract(movements.getOrDefault(number, BigDecimal.ZERO)).abs())
                  .as(scope + " " + number)
                  .isLessThan(new BigDecimal("0.02")));
    }
    assertThat(bytes(batch(amber()))).isEqualTo(bytes(batch(amber())));
  }

  private static String number(Balance balance) {
    return oneSide(ErpChart.skr03().number(balance.account()));
  }

  /** Gains and losses have two numbers; the trial balance has one account. */
  private static String oneSide(String number) {
    return Map.of("2660", "2150", "8603", "4900").getOrDefault(number, number);
  }

  @Test
  void aBatchIsMadeForOneReportingCurrency() {
    FinanceScope hansa = new FinanceScope("hansa", Optional.empty(), FEBRUARY);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> batch(hansa))
        .withMessage(
            "the brands of hansa keep their books in {EUR=[amber], SEK=[birch]}, and DATEV keeps a client in one currency; make a batch for each brand");
  }

  private List<FinanceScope> scopes() throws SQLException {
    List<FinanceScope> scopes = new ArrayList<>();
    now.query(
        """
        SELECT tenant, brand, period FROM (
          SELECT tenant, brand, period, count(*) AS entry_count,
            row_number() OVER (PARTITION BY brand ORDER BY count(*) DESC, period) AS place
          FROM ledger.entries WHERE reporting_currency IS NOT NULL GROUP BY 1, 2, 3
        ) WHERE place = 1
        """,
        row ->
            scopes.add(
                new FinanceScope(
                    row.getString("tenant"),
                    Optional.of(row.getString("brand")),
                    YearMonth.parse(row.getString("period")))));
    return scopes;
  }

  private static FinanceScope amber() {
    return new FinanceScope("hansa", Optional.of("amber"), FEBRUARY);
  }

  private LakeState atTag() {
    return LakeState.atTag(lake.lake(), HandMadeLake.FIRST_CLOSE);
  }

  private FinanceFigures read(FinanceScope scope, LakeState state) throws SQLException {
    return new FinanceReader(source(state), scope).read(now);
  }

  private FinancePack pack(LakeState state) throws SQLException {
    return FinancePack.of(new FinanceRequest(amber(), Locale.GERMAN), source(state), now);
  }

  private static Document keyFigures(Document pack) {
    return new Document(
        pack.id(),
        pack.locale(),
        pack.title(),
        pack.subtitle(),
        pack.facts(),
        List.of(pack.sections().getFirst()));
  }

  private BookingBatch batch(FinanceScope scope) throws SQLException {
    return new BatchReader(source(newest), scope).batch(SETTINGS, ErpChart.skr03());
  }

  private ReportSource source(LakeState state) {
    return new ReportSource(catalog, state, now);
  }

  private static byte[] bytes(BookingBatch batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    batch.write(out);
    return out.toByteArray();
  }

  private static String text(BigDecimal value) {
    return value == null || value.signum() == 0
        ? "0"
        : value.setScale(6, RoundingMode.UNNECESSARY).stripTrailingZeros().toPlainString();
  }
}
