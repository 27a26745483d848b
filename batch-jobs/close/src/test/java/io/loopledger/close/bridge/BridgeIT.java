package io.loopledger.close.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.sql.BridgeView;
import io.loopledger.catalog.metrics.sql.ViewStatement;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.close.CloseOutcome;
import io.loopledger.close.CloseRequest;
import io.loopledger.close.HandMade;
import io.loopledger.close.LakeBooks;
import io.loopledger.close.SharedLake;
import io.loopledger.metricscheck.lake.LedgerBook;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.table.EntriesTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * February 2022 of birch was published; then came a late event, a correction, an error that was
 * adjusted by hand, a factor revision, a rate fix and a correction of the proof.
 *
 * <pre>
 * L1, Tablet, 119.00 EUR on 10 February: revenue 119.00 / 1.19 = 100.00
 * L2, Laptop medium, 119.00 USD at 2 USD for 1 EUR: revenue 100.00 USD = 50.00 EUR
 * U1, Tablet repaired, factors of 2018: 107.76 x 0.5 = 53.88 kg
 *    -- published --
 * L3, Tablet, 238.00 EUR on 20 February comes late: revenue 200.00
 * L1 was 178.50 EUR: revenue 150.00, 50.00 more
 * 3.00 EUR by hand
 * U1 by the factors of 2021: 114.49 x 0.5 = 57.245 kg
 * L2 at 1.6 USD for 1 EUR: 100.00 / 1.6 = 62.50 EUR, 12.50 more
 * 1.00 EUR by the proof
 * </pre>
 */
@ExtendWith(SharedLake.class)
class BridgeIT {
  private static final String BRAND = SharedLake.BIRCH;
  private static final Instant BEFORE = Instant.parse("2022-03-03T08:00:00Z");
  private static final Instant AFTER = Instant.parse("2022-03-20T08:00:00Z");
  private static final String CLOSE = "closed-2022-02-birch";

  private static List<BridgeLine> lines = List.of();

  private final SharedLake.Running running;

  BridgeIT(SharedLake.Running running) {
    this.running = running;
  }

  @BeforeAll
  static void publishAndRestate(SharedLake.Running running) throws SQLException, IOException {
    LakeBooks.prove(running, "night-bridge");
    publishRates(running, "1-fixing.csv", "2.0000");
    LedgerBook book = running.book();
    take(running, HandMade.sale(BRAND, "L1", "2022-02-10T17:00:00Z", "119.00"), BEFORE);
    take(running, sale("L2", "Laptop medium", HandMade.money("119.00", "USD")), BEFORE);
    take(
        running,
        unit(
            "UnitReceived",
            "u1-1",
            "2022-02-11T10:00:00Z",
            "\"return_kind\":\"TAKE_BACK\",\"seller_status\":\"PRIVATE\",\"category\":\"Tablet\""),
        BEFORE);
    take(
        running,
        unit(
            "RepairCompleted",
            "u1-2",
            "2022-02-12T10:00:00Z",
            "\"category\":\"Tablet\",\"outcome\":\"FIXED\""),
        BEFORE);
    book.commit();
    CloseOutcome outcome =
        LakeBooks.close(
            running,
            new CloseRequest(
                YearMonth.of(2022, 2), BRAND, "ada", "month-end", CloseRequest.Checks.BINDING));
    assertThat(outcome).isInstanceOf(CloseOutcome.Done.class);
    running.references().refresh();
    take(running, HandMade.sale(BRAND, "L3", "2022-02-20T10:00:00Z", "238.00"), AFTER);
    take(running, correctionOfL1(), AFTER);
    take(
        running,
        HandMade.event(
            "ManualAdjustment",
            BRAND,
            "line:birch/L1",
            "adj-1",
            "2022-02-25T10:00:00Z",
            "\"adjustment_kind\":\"MANUAL\",\"amount\":%s,\"reason\":\"found by hand\""
                .formatted(HandMade.money("3.00", "EUR"))),
        AFTER);
    Brand brand = running.references().latest().brand(BRAND).orElseThrow();
    running.references().publishRestated(brand.with(new Programme("again", "RESTART", 2)));
    book.repin(Subject.parse("unit:birch/U1"), BRAND, "factors of 2021", AFTER);
    publishRates(running, "2-fixed.csv", "1.6000");
    book.repin(Subject.parse("line:birch/L2"), BRAND, "rate fix", AFTER);
    book.commit();
    RowAppender<Entry> entries = new RowAppender<>(running.lake(), EntriesTable.DEFINITION);
    entries.write(proofEntry());
    entries.commit();
    lines = new Bridge(running.trino()).lines(CLOSE);
  }

  @Test
  void moneyIsBridgedByCauseInTheReportingCurrency() {
    assertThat(line("revenue.products", "Tablet", null))
        .isEqualTo("published -100, late event -200, correction -50, proof -1, restated -351");
    assertThat(line("revenue.products", "Laptop medium", null))
        .isEqualTo("published -50, rate -12.5, restated -62.5");
    assertThat(
            lines.stream()
                .filter(line -> line.key().figure().equals("revenue.manual"))
                .map(line -> text(line.sums())))
        .containsExactly("published 0, error -3, restated -3");
  }

  @Test
  void impactIsBridgedWithItsFactorVersions() {
    assertThat(
            lines.stream()
                .filter(line -> line.key().figure().equals("co2e.avoided"))
                .map(
                    line ->
                        "%s %s %s: %s"
                            .formatted(
                                line.key().unit(),
                                line.key().method(),
                                factors(line.key()),
                                text(line.sums()))))
        .containsExactly(
            "kgCO2e RESTART restart-2018: published 53.88, factor -53.88, restated 0",
            "kgCO2e RESTART restart-2021: published 0, factor 57.245, restated 57.245");
  }

  @Test
  void aMetricIsTheSumOfItsAccountsWithTheSignOfTheReport() {
    BridgeMetric metric = BridgeMetric.of(Catalog.builtIn(), "finance.net_revenue");

    List<BridgeLine> revenue = Bridge.summed(metric.of(lines));

    assertThat(revenue).hasSize(1);
    assertThat(text(revenue.getFirst().sums()))
        .isEqualTo(
            "published 150, late event 200, correction 50, rate 12.5, proof 1, error 3, restated 416.5");
    BridgeMetric avoided = BridgeMetric.of(Catalog.builtIn(), "impact.avoided");
    assertThat(Bridge.summed(avoided.of(lines)).stream().map(line -> text(line.sums())))
        .containsExactly("published 53.88, factor 3.365, restated 57.245");
  }

  /** Independent SQL, account by account, over all there is and at the tag. */
  @Test
  void everyAccountBeginsAtTheTagAndEndsAtTheLedgerOfNow() throws SQLException {
    String sums =
        """
        SELECT account || ' ' || coalesce(reporting_currency, measure) || ' ' ||
          CAST(sum(CASE WHEN reporting_amount IS NULL THEN amount ELSE reporting_amount END) AS varchar)
        FROM ledger.entries %s
        WHERE brand = 'birch' AND business_date >= DATE '2022-02-01' AND business_date < DATE '2022-03-01'
        GROUP BY account, coalesce(reporting_currency, measure)
        HAVING sum(CASE WHEN reporting_amount IS NULL THEN amount ELSE reporting_amount END) <> 0
        """;
    assertThat(totals(BridgeSums::published))
        .containsExactlyInAnyOrderElementsOf(
            texts(sums.formatted("FOR VERSION AS OF '%s'".formatted(CLOSE))));
    assertThat(totals(BridgeSums::restated))
        .containsExactlyInAnyOrderElementsOf(texts(sums.formatted("")));
  }

  @Test
  void theViewSaysTheSame() throws SQLException {
    ViewStatement view = BridgeView.statement();
    try (java.sql.Connection trino = running.trino().connect();
        java.sql.Statement statement = trino.createStatement()) {
      statement.execute(view.create());
    }

    assertThat(
            texts(
                "SELECT column_name FROM information_schema.columns"
                    + " WHERE table_schema = 'finance' AND table_name = 'bridge' ORDER BY ordinal_position"))
        .as("every column is documented")
        .containsExactlyElementsOf(view.docs().keySet());

    assertThat(
            texts(
                "SELECT CAST(sum(restated) AS varchar) FROM finance.bridge"
                    + " WHERE close_id = 'closed-2022-02-birch' AND account = 'revenue.products'"))
        .containsExactly("-413.500000");
  }

  private static List<String> totals(java.util.function.Function<BridgeSums, BigDecimal> side) {
    return lines.stream()
        .collect(
            Collectors.groupingBy(
                line -> line.key().figure() + " " + line.key().unit(),
                Collectors.reducing(
                    BigDecimal.ZERO.setScale(6), line -> side.apply(line.sums()), BigDecimal::add)))
        .entrySet()
        .stream()
        .filter(each -> each.getValue().signum() != 0)
        .map(each -> each.getKey() + " " + each.getValue().setScale(6).toPlainString())
        .toList();
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    running.trino().query(sql, row -> found.add(row.getString(1)));
    return found;
  }

  private static String line(String account, String category, @Nullable String method) {
    return lines.stream()
        .filter(line -> line.key().figure().equals(account))
        .filter(line -> category.equals(line.key().category()))
        .map(line -> text(line.sums()))
        .collect(Collectors.joining(" | "));
  }

  private static String text(BridgeSums sums) {
    String moved =
        Arrays.stream(BridgePart.values())
            .filter(part -> sums.moved(part).signum() != 0)
            .map(part -> ", %s %s".formatted(part.label(), text(sums.moved(part))))
            .collect(Collectors.joining());
    return "published %s%s, restated %s"
        .formatted(text(sums.published()), moved, text(sums.restated()));
  }

  private static String text(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  private static String factors(BridgeLine.Key key) {
    return Optional.ofNullable(key.factorVersion())
        .map(version -> version.replaceAll("(restart-20\\d\\d).*", "$1"))
        .orElse("none");
  }

  private static void take(SharedLake.Running running, String json, Instant recorded) {
    HandMade.take(running.book(), json, recorded);
  }

  private static String sale(String id, String category, String price) {
    return HandMade.event(
        "ProductSold",
        BRAND,
        "line:birch/" + id,
        "sale-" + id,
        "2022-02-10T17:00:00Z",
        "\"category\":\"%s\",\"quantity\":1,\"unit_price\":%s".formatted(category, price));
  }

  private static String unit(String type, String id, String time, String fields) {
    return HandMade.event(type, BRAND, "unit:birch/U1", id, time, fields);
  }

  private static String correctionOfL1() {
    String replacement =
        HandMade.sale(BRAND, "L1", "2022-02-10T17:00:00Z", "178.50").replace("\"", "\\\"");
    return HandMade.event(
        "EventCorrected",
        BRAND,
        "line:birch/L1",
        "cor-1",
        "2022-03-15T10:00:00Z",
        "\"target_source\":\"/hand/birch\",\"target_id\":\"sale-L1\",\"revision\":1,\"replacement\":\"%s\",\"reason\":\"wrong price\""
            .formatted(replacement));
  }

  private static Entry proofEntry() {
    return new Entry(
        "proof-1",
        "fix-1",
        "sale-L1",
        "line:birch/L1",
        1,
        new Dimensions("hansa", BRAND, "again", "Tablet", null, null, null, null, "DE"),
        "revenue.products",
        "EUR",
        -1_000_000,
        new Entry.Reporting(-1_000_000, "EUR", BigDecimal.ONE, LocalDate.of(2022, 2, 10)),
        LocalDate.of(2022, 2, 10),
        YearMonth.of(2022, 3),
        Instant.parse("2022-02-10T17:00:00Z"),
        AFTER,
        Cause.PROOF,
        "2026-12",
        "product-sold",
        null,
        null,
        null,
        null,
        null,
        Origin.REAL);
  }

  private static void publishRates(SharedLake.Running running, String name, String usd) {
    try {
      Path file = Files.createDirectories(running.folder().resolve("rates")).resolve(name);
      StringBuilder csv = new StringBuilder("Date,USD,\n");
      for (int day = 11; day >= 7; day--) {
        csv.append("2022-02-%02d,%s,%n".formatted(day, usd));
      }
      Files.writeString(file, csv);
      running.references().publishRates(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
