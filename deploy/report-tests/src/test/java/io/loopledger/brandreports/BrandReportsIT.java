package io.loopledger.brandreports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.csv.CsvReading;
import io.loopledger.brandreports.declaration.DeclarationReader;
import io.loopledger.brandreports.declaration.ReportDeclaration;
import io.loopledger.brandreports.pack.StandardPackage;
import io.loopledger.brandreports.pack.TableExport;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.documents.text.FormulaGuard;
import io.loopledger.reports.source.ClosedBooks;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.rows.RowAppender;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BooksClosed;
import io.loopledger.schemas.table.ClosesTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * February 2022 of amber was closed with what the books held then; a sale of 119.00 came later.
 * Birch has not closed anything. VAT is 19 %, so 119.00 is 100.00 of revenue. One long file,
 * because its tests share servers that take long to start.
 *
 * <pre>
 * amber  L1  10 February   119.00  Tablet    revenue 100.00
 *        L3  11 February    59.50  -Laptop   revenue  50.00
 *        L2  28 February, 23:30 UTC: 1 March in Berlin, 238.00
 *        U1  a tablet repaired: 107.76 x 0.5 = 53.88 kg avoided (factors of 2018)
 *    -- tag closed-2022-02-amber --
 *        L4  20 February   119.00  Tablet    revenue 100.00, known after the close
 * birch  B1  12 February  1190.00  Tablet    revenue 1000.00
 * </pre>
 */
class BrandReportsIT {
  private static final Instant NOW = Instant.parse("2022-03-15T08:00:00Z");
  private static final Instant BEFORE = Instant.parse("2022-03-03T08:00:00Z");
  private static final Instant AFTER = Instant.parse("2022-03-10T08:00:00Z");
  private static final String TAG = "closed-2022-02-amber";
  private static final String HOSTILE = "=1+1;\"x\",\r\n\u202e😀\t/../é";
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SMALL =
      """
      version: 1
      name: Monat / February
      brand: %s
      period: last-month
      locale: de
      csv: %s
      datasets:
        - name: revenue
          metrics: [finance.net_revenue]
          grain: month
          dimensions: [category]
        - name: events
          rows: events
      """;

  private static final String REPORT =
      SMALL
          + """
              - name: avoided
                metrics: [impact.avoided]
                dimensions: [category]
              - name: entries
                rows: entries
                columns: [business_date, entry_id, brand, product, account, measure, amount, fx_date, effective_time, cycle_no]
            """;

  private static Path folder;
  private static ReportLake lake;
  private static ReportPackage provisional;
  private static ReportPackage closed;

  @BeforeAll
  static void close(@TempDir Path temporary) throws IOException, SQLException {
    folder = temporary;
    lake = ReportLake.start(folder);
    take("amber", "L1", "2022-02-10T17:00:00Z", "119.00", "Tablet", BEFORE);
    take("amber", "L3", "2022-02-11T17:00:00Z", "59.50", "-Laptop", BEFORE);
    take("amber", "L2", "2022-02-28T23:30:00Z", "238.00", "Tablet", BEFORE);
    take("birch", "B1", "2022-02-12T17:00:00Z", "1190.00", "Tablet", BEFORE);
    unit(
        "UnitReceived",
        "u1",
        "2022-02-11T10:00:00Z",
        "\"return_kind\":\"TAKE_BACK\",\"seller_status\":\"PRIVATE\"");
    unit("RepairCompleted", "u2", "2022-02-12T10:00:00Z", "\"outcome\":\"FIXED\"");
    lake.commit();
    lake.drawThousandths();
    lake.tag(TAG);
    take("amber", "L4", "2022-02-20T10:00:00Z", "119.00", "Tablet", AFTER);
    lake.commit();
    provisional = make("amber", "excel-de", "out");
    state("amber", TAG, "CLOSED", AFTER);
    closed = make("amber", "excel-de", "out");
  }

  @AfterAll
  static void stop() {
    lake.close();
  }

  private static void take(
      String brand, String id, String time, String price, String category, Instant recordedTime)
      throws IOException {
    lake.take(
        event(
            "ProductSold",
            brand,
            "line:%s/%s".formatted(brand, id),
            "sale-" + id,
            time,
            "\"category\":\"%s\",\"product\":%s,\"quantity\":1,\"unit_price\":{\"amount\":\"%s\",\"currency\":\"EUR\"}"
                .formatted(category, JSON.writeValueAsString(HOSTILE), price)),
        recordedTime);
  }

  private static void unit(String type, String id, String time, String fields) {
    lake.take(
        event(type, "amber", "unit:amber/U1", id, time, "\"category\":\"Tablet\"," + fields),
        BEFORE);
  }

  private static String event(
      String type, String brand, String subject, String id, String time, String fields) {
    return """
        {"specversion":"1.0","id":"%s","source":"/hand/%s","type":"io.loopledger.%s","subject":"%s","time":"%s",\
        "datacontenttype":"application/json","data":{"brand":"%s","program":"again","country":"DE","origin":"REAL",%s}}"""
        .formatted(id, brand, type, subject, time, brand, fields);
  }

  private static void state(String brand, String closeId, String state, Instant recordedTime) {
    RowAppender<BooksClosed> rows = new RowAppender<>(lake.lake(), ClosesTable.DEFINITION);
    rows.write(
        new BooksClosed(
            closeId,
            1,
            YearMonth.of(2022, 2),
            "hansa",
            brand,
            state,
            1,
            1,
            "ada",
            "month-end",
            recordedTime));
    rows.commit(state);
  }

  private static ReportPackage make(String brand, String csv, String out)
      throws SQLException, IOException {
    return make(REPORT, brand, csv, out, user -> user);
  }

  private static ReportPackage small(String out, UnaryOperator<String> users)
      throws SQLException, IOException {
    return make(SMALL, "amber", "rfc4180", out, users);
  }

  private static ReportPackage make(
      String text, String brand, String csv, String out, UnaryOperator<String> users)
      throws SQLException, IOException {
    ReportDeclaration report =
        new DeclarationReader(Catalog.builtIn(), List.of("amber", "birch"))
            .read(Map.of("reports/month.yaml", text.formatted(brand, csv)))
            .getFirst();
    return reports(out, users).make(report, ReportLake.brand(brand), NOW);
  }

  private static BrandReports reports(String out, UnaryOperator<String> users) {
    ReportSources sources =
        new ReportSources() {
          @Override
          public Trino as(String user) {
            return () -> lake.connect(users.apply(user));
          }

          @Override
          public LakeState state(Optional<String> tag) {
            return tag.isPresent()
                ? LakeState.atTag(lake.lake(), tag.get())
                : LakeState.newest(lake.lake());
          }
        };
    return new BrandReports(Catalog.builtIn(), sources, folder.resolve(out));
  }

  @Test
  void aClosedMonthIsReadAsItWasClosed() throws IOException {
    assertThat(text(closed, "revenue.csv"))
        .isEqualTo(
            "\uFEFFbusiness_month;category;reporting_currency;net_revenue;metric_versions\r\n"
                + "01.02.2022;'-Laptop;EUR;50,000000;net_revenue 1\r\n"
                + "01.02.2022;Tablet;EUR;100,000000;net_revenue 1\r\n");
    assertThat(text(provisional, "revenue.csv"))
        .isEqualTo(
            "\uFEFFbusiness_month;category;reporting_currency;net_revenue;metric_versions\r\n"
                + "01.02.2022;'-Laptop;EUR;50,000000;net_revenue 1\r\n"
                + "01.02.2022;Tablet;EUR;200,000000;net_revenue 1\r\n");
  }

  /** Draws are thousandths: the 50th of a thousand is 5 % of 53.88, the 950th is 95 %. */
  @Test
  void anImpactHasItsIntervalMethodFactorsAndBoundary() throws IOException {
    List<List<String>> rows = records(closed, "avoided.csv", ';');

    assertThat(rows.getFirst())
        .containsExactly(
            "business_month",
            "category",
            "method",
            "avoided",
            "avoided_p5",
            "avoided_p95",
            "factor_versions",
            "boundary",
            "metric_version");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).subList(0, 6))
        .containsExactly("01.02.2022", "Tablet", "RESTART", "53,880000", "2,694000", "51,186000");
    assertThat(rows.get(1).subList(6, 9)).doesNotContainNull().doesNotContain("");
  }

  @Test
  void aBrandGetsItsOwnRowsAndNoOther() throws SQLException, IOException {
    ReportPackage birch = make("birch", "rfc4180", "out");

    assertThat(text(birch, "revenue.csv"))
        .isEqualTo(
            "business_month,category,reporting_currency,net_revenue,metric_versions\r\n"
                + "2022-02-01,Tablet,EUR,1000.000000,net_revenue 1\r\n");
    assertThat(column(closed, "entries.csv", ';', "brand")).containsOnly("amber");
    assertThat(column(birch, "entries.csv", ',', "brand")).containsOnly("birch");
    // All of both brands is there for who may see it, at the same state.
    assertThat(lake.column("admin", "SELECT DISTINCT brand FROM ledger.entries ORDER BY 1"))
        .containsExactly("amber", "birch");
    assertThat(lake.column("brand-birch", "SELECT DISTINCT brand FROM ledger.entries"))
        .containsExactly("birch");
    assertThat(manifest(birch).at("/loopledger/status").asText()).isEqualTo("provisional");
  }

  /** It is open in the end, as it was before. */
  @Test
  void aMonthThatWasOpenedAgainIsOpenUntilItIsClosedAgain() throws SQLException {
    Trino birch = () -> lake.connect("brand-birch");
    ReportPeriod february = ReportPeriod.parse("2022-02");

    state("birch", "closed-2022-02", "CLOSED", AFTER);
    assertThat(ClosedBooks.tag(birch, "birch", february)).contains("closed-2022-02");
    state("birch", "closed-2022-02", "REOPENED", AFTER.plusSeconds(1));
    assertThat(ClosedBooks.tag(birch, "birch", february)).isEmpty();
    state("birch", "closed-2022-02-birch", "CLOSED", AFTER.plusSeconds(2));
    assertThat(ClosedBooks.tag(birch, "birch", february)).contains("closed-2022-02-birch");
    state("birch", "closed-2022-02-birch", "REOPENED", AFTER.plusSeconds(3));
    assertThat(ClosedBooks.tag(birch, "birch", february)).isEmpty();
  }

  /** The control: the same report, asked as one who sees all, has the rows of both. */
  @Test
  void nothingButTheUserKeepsOthersRowsOut() throws SQLException, IOException {
    ReportPackage all = small("control", user -> "admin");

    assertThat(text(all, "revenue.csv"))
        .isEqualTo(
            "business_month,category,reporting_currency,net_revenue,metric_versions\r\n"
                + "2022-02-01,'-Laptop,EUR,50.000000,net_revenue 1\r\n"
                + "2022-02-01,Tablet,EUR,1100.000000,net_revenue 1\r\n");
  }

  @Test
  void hostileTextIsInTheFileAsItWas() throws IOException {
    assertThat(column(closed, "entries.csv", ';', "product"))
        .filteredOn(cell -> cell != null)
        .isNotEmpty()
        .allSatisfy(cell -> assertThat(FormulaGuard.plain(cell)).isEqualTo(HOSTILE))
        .allSatisfy(cell -> assertThat(cell).startsWith("'="));
  }

  @Test
  void rowsAreThoseOfThePeriodInOrder() throws IOException, SQLException {
    List<List<String>> rows = records(closed, "entries.csv", ';');

    assertThat(rows.getFirst()).startsWith("business_date", "entry_id");
    assertThat(rows.subList(1, rows.size()).stream().map(row -> row.get(1)))
        .containsExactlyElementsOf(
            lake.column(
                "admin",
                "SELECT entry_id FROM ledger.entries FOR VERSION AS OF '%s'".formatted(TAG)
                    + " WHERE brand = 'amber' AND measure <> 'kgCO2e' AND business_date BETWEEN"
                    + " DATE '2022-02-01' AND DATE '2022-02-28' ORDER BY business_date, entry_id"));
    assertThat(column(closed, "entries.csv", ';', "effective_time"))
        .contains("2022-02-10T17:00:00.000000Z");
    assertThat(column(closed, "events.csv", ';', "event_id"))
        .containsExactlyInAnyOrder("sale-L1", "sale-L3", "u1", "u2");
    assertThat(column(provisional, "events.csv", ';', "event_id"))
        .containsExactlyInAnyOrder("sale-L1", "sale-L3", "sale-L4", "u1", "u2");
  }

  @Test
  void aPackageSaysWhatItIsMadeOfAndFitsTheStandard() throws IOException {
    JsonNode manifest = manifest(closed);

    assertThat(StandardPackage.problems(manifest)).isEmpty();
    assertThat(StandardPackage.wrongFiles(closed.folder())).isEmpty();
    assertThat(closed.id()).matches("[0-9a-f]{32}").isEqualTo(manifest.path("id").asText());
    assertThat(closed.files().stream().map(file -> file.getFileName().toString()))
        .containsExactly(
            "revenue.csv", "events.csv", "avoided.csv", "entries.csv", "datapackage.json");
    assertThat(closed.folder().toString())
        .matches(".*/out/amber/monat-february-[0-9a-f]{16}/2022-02/002-[0-9a-f]{12}");
    assertThat(manifest.at("/loopledger/period").toString())
        .isEqualTo(
            """
            {"rule":"last-month","first":"2022-02-01","last":"2022-02-28","zone":"Europe/Berlin",\
            "begin":"2022-01-31T23:00:00Z","end":"2022-02-28T23:00:00Z"}""");
    assertThat(manifest.at("/loopledger/tag").asText()).isEqualTo(TAG);
    assertThat(manifest.at("/loopledger/metrics").toString())
        .isEqualTo("{\"finance.net_revenue\":1,\"impact.avoided\":1}");
    assertThat(manifest.at("/loopledger/definitions").asText()).matches("[0-9a-f]{12}");
    assertThat(manifest.at("/loopledger/snapshots").findValuesAsText("table"))
        .containsExactly("ledger.entries", "mart.rollup", "raw.events");
    JsonNode revenue = manifest.at("/resources/0/schema/fields/3");
    assertThat(revenue.path("type").asText()).isEqualTo("number");
    assertThat(revenue.path("decimalChar").asText()).isEqualTo(",");
    assertThat(revenue.path("unit").asText()).isEqualTo("reporting_currency");
    assertThat(revenue.path("title").asText())
        .isEqualTo(Catalog.builtIn().metric("net_revenue").meta().labelDe());
  }

  @Test
  void aPackageSaysWhatItReplacesAndWhy() throws IOException {
    JsonNode restates = manifest(closed).at("/loopledger/restates");

    assertThat(provisional.restates()).isEmpty();
    assertThat(closed.restates()).contains(provisional.id());
    assertThat(restates.path("folder").asText())
        .isEqualTo(provisional.folder().getFileName().toString());
    assertThat(restates.path("changes").get(0).toString())
        .isEqualTo("{\"what\":\"status\",\"from\":\"provisional\",\"to\":\"closed\"}");
    assertThat(restates.path("changes").toString())
        .contains(
            """
            {"what":"figure","resource":"revenue","column":"net_revenue",\
            "metric":"finance.net_revenue","period":"2022-02"}""")
        .contains("{\"what\":\"rows\",\"resource\":\"events\",\"from\":5,\"to\":4}")
        .doesNotContain("\"avoided\"");
  }

  @Test
  void theSameStateGivesTheSamePackageAndTheSameBytes() throws SQLException, IOException {
    assertThat(make("amber", "excel-de", "out")).isEqualTo(closed);

    ReportPackage first = make("amber", "excel-de", "elsewhere-1");
    ReportPackage second = make("amber", "excel-de", "elsewhere-2");

    assertThat(first.id()).isEqualTo(closed.id());
    for (int i = 0; i < first.files().size(); i++) {
      assertThat(first.files().get(i)).hasSameBinaryContentAs(second.files().get(i));
      if (i < first.files().size() - 1) {
        assertThat(first.files().get(i)).hasSameBinaryContentAs(closed.files().get(i));
      }
    }
  }

  @Test
  void aPackageThatWasCutShortOrDamagedIsMadeAgain() throws SQLException, IOException {
    ReportPackage made = small("cut", user -> user);
    List<byte[]> bytes = made.files().stream().map(BrandReportsIT::bytes).toList();
    Files.delete(made.folder().resolve("datapackage.json"));
    Files.move(made.folder().resolve("events.csv"), made.folder().resolve("events.csv.part"));

    ReportPackage again = small("cut", user -> user);

    assertThat(again).isEqualTo(made);
    assertThat(again.files().stream().map(BrandReportsIT::bytes)).containsExactlyElementsOf(bytes);
    try (Stream<Path> files = Files.list(made.folder())) {
      assertThat(files).hasSize(3);
    }
    Files.writeString(made.folder().resolve("revenue.csv"), "x");
    assertThat(small("cut", user -> user)).isEqualTo(made);
    assertThat(made.files().stream().map(BrandReportsIT::bytes)).containsExactlyElementsOf(bytes);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every digit and every kind, as Trino sends it. */
  @Test
  void valuesKeepAllTheirDigits() throws SQLException, IOException {
    String query =
        """
        SELECT CAST('-12345678901234567890123456.789012345678' AS decimal(38, 12)) AS amount,
          CAST(9223372036854775807 AS bigint) AS pieces, DATE '2022-03-27' AS day,
          TIMESTAMP '2022-03-27 01:59:59.999999 UTC' AS at, true AS is_fixed,
          CAST('' AS varchar) AS empty, CAST(NULL AS varchar) AS nothing,
          CAST('0.10' AS decimal(3, 2)) AS small, U&'\\+01F600\\202E' AS product""";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Connection connection = lake.connect("admin")) {
      assertThat(new TableExport(connection, CsvProfile.RFC4180).export(query, out)).isEqualTo(1);
      assertThatThrownBy(
              () ->
                  new TableExport(connection, CsvProfile.RFC4180)
                      .export("SELECT 1e0 AS share", new ByteArrayOutputStream()))
          .hasMessage(
              "column share of query has type double, which CSV does not hold exactly; leave it out"
                  + " or cast it to decimal or varchar");
    }

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "amount,pieces,day,at,is_fixed,empty,nothing,small,product\r\n"
                + "-12345678901234567890123456.789012345678,9223372036854775807,2022-03-27,"
                + "2022-03-27T01:59:59.999999Z,true,\"\",,0.10,😀\u202e\r\n");
  }

  private static JsonNode manifest(ReportPackage made) throws IOException {
    return JSON.readTree(made.folder().resolve("datapackage.json").toFile());
  }

  private static String text(ReportPackage made, String file) throws IOException {
    return Files.readString(made.folder().resolve(file));
  }

  private static List<List<String>> records(ReportPackage made, String file, char delimiter)
      throws IOException {
    return CsvReading.records(Files.readAllBytes(made.folder().resolve(file)), delimiter);
  }

  private static List<String> column(ReportPackage made, String file, char delimiter, String name)
      throws IOException {
    List<List<String>> rows = records(made, file, delimiter);
    int index = rows.getFirst().indexOf(name);
    return rows.subList(1, rows.size()).stream().map(row -> row.get(index)).toList();
  }
}
