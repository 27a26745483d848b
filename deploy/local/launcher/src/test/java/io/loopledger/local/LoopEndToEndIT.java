package io.loopledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.process.JvmIdentity;
import io.loopledger.local.process.OsProcess;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.UnsealingException;
import io.loopledger.testkit.TestData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The loop from a file to a figure, through the run script and the real servers. The tests share
 * one home, each with brands of its own; the last one stops it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoopEndToEndIT {
  /** What the customers' documents say, of every type of event that has an amount. */
  private static final String DOCUMENT_TOTAL =
      """
      CASE type
        WHEN 'ProductSold' THEN quantity * unit_price
        WHEN 'SaleReturned' THEN -quantity * unit_price
        WHEN 'VoucherSold' THEN quantity * face_value
        WHEN 'VoucherRedeemed' THEN -amount
        WHEN 'FeeCharged' THEN -amount
        ELSE amount END""";

  private static final String REPAIRS =
      """
      id,data_provider,country,partner_product_category,product_category,product_category_id,brand,\
      year_of_manufacture,product_age,repair_status,repair_barrier_if_end_of_life,group_identifier,\
      event_date,problem
      e2e_1,"End to End",DEU,"Mobile ~ Mobile","Mobile",21,Acme,,,Fixed,,"A",2022-01-15,"screen, broken"
      e2e_2,"End to End",DEU,"Laptop medium ~ Laptop medium","Laptop",18,Acme,,,Fixed,,"A",2022-01-15,fan
      e2e_3,"End to End",DEU,"Misc ~ Misc","Misc",47,Acme,,,Fixed,,"A",2022-01-16,"no factor"
      e2e_4,"End to End",DEU,"Mobile ~ Mobile","Mobile",21,Acme,,,Repairable,,"A",2022-01-16,x
      e2e_5,"End to End",DEU,"Mobile ~ Mobile","Mobile",21,Acme,,,End of life,No way to open the product,"A",2022-01-16,x
      e2e_6,"End to End",DEU,"Mobile ~ Mobile","Mobile",21,Acme,,,Unknown,,"A",2022-01-16,x
      e2e_7,"End to End",DEU,"Mobile ~ Mobile","Mobile",21,Acme,,,Exploded,,"A",2022-01-16,"no such status"
      """;

  private static final String SALES =
      """
      InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
      536365,85123A,"LANTERN, WHITE",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom
      536366,71053,METAL LANTERN,10,2010-12-01 08:28:00,3.39,17850.0,United Kingdom
      536367,71053,METAL LANTERN,1,2010-12-01 08:34:00,0.001,13047.0,France
      C536368,71053,METAL LANTERN,-4,2010-12-02 09:00:00,3.39,17850.0,United Kingdom
      """;

  @TempDir private static Path folder = Path.of("");
  private static RunScript loopledger;

  @BeforeAll
  static void start() throws Exception {
    loopledger = RunScript.in(folder);
    loopledger.run("up").ok();
  }

  @AfterAll
  static void stop() throws Exception {
    loopledger.run("down");
  }

  @Test
  @Order(1)
  void aSecondUpChangesNothingAndStatusTellsWhatRuns() throws Exception {
    String again = loopledger.run("up").ok().out();
    String status = loopledger.run("status").ok().out();

    assertThat(again).doesNotContain("starting").contains("already");
    assertThat(status.lines().filter(line -> line.contains(" running "))).hasSize(5);
    assertThat(status).contains("ledger.entries", "posting job: has dealt with every event");
    assertThat(page(status)).contains("<title>Apache Flink Web Dashboard</title>");
  }

  /** Flink's page, at the address the status shows. */
  private static String page(String status) throws Exception {
    Matcher address = Pattern.compile("http://127\\.0\\.0\\.1:\\d+").matcher(status);
    assertThat(address.find()).isTrue();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address.group() + "/")).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  @Order(2)
  void aSecretIsReadableByItsOwnerOnly() throws Exception {
    try (Stream<Path> secrets = Files.walk(loopledger.home().resolve("secrets"))) {
      for (Path secret : secrets.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
            .as(secret.toString())
            .matches("rw.------");
      }
    }
  }

  @Test
  @Order(3)
  void repairsBecomeKilogramsThatAgreeInBothTables() throws Exception {
    Path file = Files.writeString(folder.resolve("repairs.csv"), REPAIRS);

    String out = importRepairs(file, "cafe").ok().out();

    assertThat(out).contains("Brand cafe was not registered").contains("--factor-revision");
    assertThat(out).containsPattern("rows read +7").containsPattern("= accepted +6");
    assertThat(out).containsPattern("\\+ rejected +1").containsPattern("posted +6 events");
    assertThat(loopledger.query(balance("cafe", "co2e.avoided"))).containsExactly("157.915000");
    assertThat(
            loopledger.query(
                "SELECT sum(CASE category WHEN 'Mobile' THEN decimal '25.255' WHEN 'Laptop medium'"
                    + " THEN decimal '132.660' END) FROM raw.events"
                    + " WHERE brand = 'cafe' AND outcome = 'FIXED'"))
        .containsExactly("157.915");
    assertThat(loopledger.query(balance("cafe", "repairs.fixed"))).containsExactly("3.000000");
    assertThat(loopledger.query(balance("cafe", "repairs.unknown"))).containsExactly("1.000000");
  }

  @Test
  @Order(4)
  void aFileOfAnotherFormatLeavesNoBrandBehind() throws Exception {
    Path file = Files.writeString(folder.resolve("wrong.csv"), SALES);

    RunScript.Result result = importRepairs(file, "nobody");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("wrong.csv", "repair_status").doesNotContain("\tat ");
    assertThat(loopledger.run("brands").ok().out()).contains("cafe").doesNotContain("nobody");
  }

  @Test
  @Order(4)
  void theSameFileTwiceChangesNothing() throws Exception {
    String out = importRepairs(folder.resolve("repairs.csv"), "cafe").ok().out();

    assertThat(out).doesNotContain("registering").containsPattern("duplicates +6 ");
    assertThat(loopledger.query(balance("cafe", "co2e.avoided"))).containsExactly("157.915000");
  }

  @Test
  @Order(5)
  void anotherRevisionOfAProgrammeIsRefused() throws Exception {
    RunScript.Result result =
        loopledger.run(
            "import",
            "open-repair",
            folder.resolve("repairs.csv").toString(),
            "--brand=cafe",
            "--program=repair",
            "--factor-revision=1");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("figures were posted under it").doesNotContain("\tat ");
  }

  @Test
  @Order(6)
  void salesAndCancellationsAgreeInBothTables() throws Exception {
    Path file = Files.writeString(folder.resolve("sales.csv"), SALES);

    importSales(file, "shop").ok();

    assertThat(loopledger.query(receivables("shop"))).containsExactly("35.641000,-13.560000");
    assertThat(loopledger.query(documents("shop"))).containsExactly("35.641000,-13.560000");
    assertThat(loopledger.query(balance("shop", "units.returned"))).containsExactly("4.000000");
  }

  @Test
  @Order(7)
  void aPoisonedRecordGoesToTheDeadLettersAsItIsAndStopsNothing() throws Exception {
    byte[] key = {0, -1, 7};
    byte[] poison = "\u0000no event at all ü".getBytes(StandardCharsets.UTF_8);
    DeadLetters kafka = new DeadLetters(loopledger.kafka());

    kafka.send("sales", key, poison);

    assertThat(kafka.read("dlq.sales", 1))
        .singleElement()
        .satisfies(
            letter -> {
              io.loopledger.schemas.wire.DeadLetters.Content opened = opened(letter);
              assertThat(opened.value()).isEqualTo(poison);
              assertThat(opened.key()).isEqualTo(key);
              assertThat(letter.value()).isNotEqualTo(poison);
              assertThat(letter.headers().lastHeader("__dlq.errors.topic").value())
                  .asString(StandardCharsets.UTF_8)
                  .isEqualTo("sales");
            });
    Path more = Files.writeString(folder.resolve("more.csv"), SALES.replace("5363", "5463"));
    importSales(more, "shop").ok();
    assertThat(loopledger.query(receivables("shop"))).containsExactly("71.282000,-27.120000");
    assertThat(loopledger.query("SELECT count(*) FROM ops.rejections WHERE code <> 'DUPLICATE'"))
        .containsExactly("1");
  }

  private static io.loopledger.schemas.wire.DeadLetters.Content opened(
      ConsumerRecord<byte[], byte[]> letter) throws UnsealingException {
    return io.loopledger.schemas.wire.DeadLetters.open(
        BrandKeys.in(loopledger.home().resolve("secrets/brand-keys")),
        new io.loopledger.schemas.wire.DeadLetters.Content(
            letter.key(), letter.value(), letter.headers()));
  }

  @Test
  @Order(8)
  void flinkKilledInTheMiddleOfAnImportLosesAndRepeatsNothing() throws Exception {
    int lines = 16_000;
    Path file = Files.writeString(folder.resolve("many.csv"), manySales(lines));
    RunScript.Running running =
        loopledger.start("import", "online-retail", file.toString(), "--brand", "big");
    while (running.process().isAlive()
        && loopledger
            .query("SELECT count(*) FROM raw.events WHERE brand = 'big'")
            .equals(List.of("0"))) {
      Thread.sleep(200);
    }

    kill(ServiceName.FLINK);
    loopledger.run("up").ok();
    running.await().ok();

    assertThat(
            loopledger.query(
                "SELECT count(*), count(DISTINCT event_id) FROM raw.events WHERE brand = 'big'"))
        .containsExactly("%d,%d".formatted(lines, lines));
    assertThat(loopledger.query(receivables("big")))
        .isEqualTo(loopledger.query(documents("big")))
        .containsExactly("%d.000000,".formatted(lines + lines / 4));
    assertThat(
            loopledger.query(
                "SELECT count(*) - count(DISTINCT entry_id) FROM ledger.entries WHERE brand = 'big'"))
        .containsExactly("0");
  }

  @Test
  @Order(9)
  void theDemoPlaysAndShowsItsFigures() throws Exception {
    String out = loopledger.run("demo", "--units", "10").ok().out();

    assertThat(out)
        .contains("Margin by category", "Repair and recovery", "CO2 avoided")
        .contains("90 % interval: ", "provisional, simulated data")
        .contains("restart-2021-r2");
    assertThat(loopledger.query("SELECT DISTINCT origin FROM ledger.entries WHERE brand = 'demo'"))
        .containsExactly("simulated");
  }

  @Test
  @Order(10)
  void theLifeOfASimulatedUnitIsExplainedAndTheLedgerAgrees() throws Exception {
    String subject =
        loopledger
            .query("SELECT min(subject) FROM raw.events WHERE brand = 'demo' AND type = 'UnitSold'")
            .get(0);
    String entries =
        loopledger
            .query("SELECT count(*) FROM ledger.entries WHERE subject = '%s'".formatted(subject))
            .get(0);
    Path fee =
        Files.writeString(
            folder.resolve("fee.json"),
            """
            {"specversion":"1.0","id":"what-if-1","source":"/what-if","subject":"%s",
             "type":"io.loopledger.FeeCharged","time":"2022-12-31T12:00:00Z",
             "data":{"brand":"demo","fee_kind":"MARKETPLACE","amount":{"amount":"12.34","currency":"EUR"}}}
            """
                .formatted(subject));

    String life = loopledger.run("explain", "--unit", subject).ok().out();
    String json = loopledger.run("explain", "--subject=" + subject, "--format=json").ok().out();
    String whatIf =
        loopledger.run("explain", "--unit", subject, "--what-if", fee.toString()).ok().out();
    RunScript.Result early = loopledger.run("explain", "--unit", subject, "--as-of", "2001-01-01");
    RunScript.Result unknown = loopledger.run("explain", "--unit", "demo/nothing-of-this-name");

    assertThat(life)
        .contains("Simulated data.", "UnitReceived", "UnitSold", "= contribution 2")
        .contains("ledger agrees: " + entries + " entries");
    assertThat(life.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
    assertThat(json).contains("\"agrees\" : true", "\"simulated\" : true");
    assertThat(whatIf)
        .contains("nothing is posted")
        .containsPattern("fees.marketplace .*12.34 EUR");
    assertThat(early.exitCode()).isEqualTo(1);
    assertThat(early.err()).contains("The ledger knew no event of " + subject);
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("There is no event of", "./loopledger query");
    assertThat(
            loopledger.query(
                "SELECT count(*) FROM ledger.entries WHERE subject = '%s'".formatted(subject)))
        .containsExactly(entries);
  }

  /** The sales under other numbers of documents, so that they are other events. */
  private static Path sales(String prefix) throws Exception {
    return Files.writeString(folder.resolve(prefix + ".csv"), SALES.replace("5363", prefix));
  }

  private static void kill(ServiceName service) {
    JvmIdentity identity = new JvmIdentity(Home.at(loopledger.home()), service);
    ProcessHandle process = identity.findMain().orElseThrow().handle();
    process.destroyForcibly();
    process.onExit().join();
  }

  @Test
  @Order(11)
  void realRepairsGiveThePublishedAnswersOfBothRevisions() throws Exception {
    Path file = TestData.file("open-repair/ORD_v0.3_RestartProject_202204.csv");

    importRepairs(file, "restart").ok();
    loopledger
        .run(
            "import",
            "open-repair",
            file.toString(),
            "--brand=restart-1",
            "--program=repair",
            "--factor-revision=1")
        .ok();

    assertThat(loopledger.query(balance("restart", "repairs.fixed")))
        .containsExactly("12409.000000");
    assertThat(loopledger.query(balance("restart", "co2e.avoided")))
        .containsExactly("474784.795000");
    assertThat(loopledger.query(balance("restart-1", "co2e.avoided")))
        .containsExactly("405302.595000");
    assertThat(loopledger.query(avoidedByRawEvents("restart", "restart-2021-r2")))
        .containsExactly("12409,474784.795000000");
    assertThat(loopledger.query(avoidedByRawEvents("restart-1", "restart-2018-r1")))
        .containsExactly("12409,405302.595000000");
  }

  @Test
  @Order(12)
  void realSalesGiveTheKnownTotalsInBothTables() throws Exception {
    Path file = TestData.file("online-retail/online_retail_2010-12_2011-05.csv.gz");

    String out = importSales(file, "gifts").ok().out();

    assertThat(out).containsPattern("rows read +209,029");
    assertThat(loopledger.query(receivables("gifts")))
        .containsExactly("3706827.641000,-357898.950000");
    assertThat(loopledger.query(documents("gifts")))
        .containsExactly("3706827.641000,-357898.950000");
  }

  /** All that the tests before posted, dead letters and a killed Flink among it. */
  @Test
  @Order(12)
  void theNightProvesTheLedgerOnce() throws Exception {
    String date = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

    RunScript.Result night = loopledger.run("nightly", "--date", date);

    assertThat(night.exitCode()).as(night.out() + night.err()).isZero();
    assertThat(loopledger.run("proof", "show", "night-" + date).ok().out())
        .contains("clean: entries and roll-up are what the events come to");
    assertThat(loopledger.home().resolve("nights/" + date + "/summary.html"))
        .content()
        .contains("<html", date);
    assertThat(loopledger.run("nightly", "--date", date).ok().out()).contains(date);
    assertThat(loopledger.run("proof", "list").ok().out().lines()).hasSize(2);
  }

  /** A short sample of ./loopledger night-kills. */
  @Test
  @Order(13)
  void aNightThatIsKilledGoesOnAndLeavesNothingTwice() throws Exception {
    String date = LocalDate.now(ZoneOffset.UTC).minusDays(2).toString();
    RunScript.Running night = loopledger.start("nightly", "--date", date);
    while (night.process().isAlive() && !Files.readString(night.out()).contains("done in ")) {
      Thread.sleep(20);
    }
    night.process().descendants().forEach(ProcessHandle::destroyForcibly);
    night.process().destroyForcibly().waitFor();
    assertThat(Files.readString(night.out())).doesNotContain("close-check");

    RunScript.Result again = loopledger.run("nightly", "--date", date);

    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
    assertThat(again.out()).contains("attempt 2: goes on where it was cut");
    assertThat(loopledger.query("SELECT run_id FROM ops.proofs ORDER BY 1"))
        .containsExactly("night-" + date, "night-" + LocalDate.parse(date).plusDays(1));
    assertThat(
            loopledger.query(
                "SELECT count(*) - count(DISTINCT event_id), count(*) > 0 FROM raw.events"
                    + " WHERE source = 'loopledger/night'"))
        .containsExactly("0,true");
  }

  @Test
  @Order(14)
  void aReportIsMadeOfAClosedMonthCheckedAndDelivered() throws Exception {
    loopledger
        .run("close", "--period", "2023-01", "--brand", "demo", "--force", "--reason", "x")
        .ok();
    Path out = folder.resolve("out");
    List<Path> files = impactReport(out);
    RunScript.Result checked =
        loopledger.run(
            Stream.concat(Stream.of("report", "check"), files.stream().map(Path::toString))
                .toArray(String[]::new));
    List<Path> again = impactReport(folder.resolve("again"));
    Path receiver = Files.createDirectories(folder.resolve("receiver"));
    Files.createDirectories(loopledger.home().resolve("reports"));
    Files.writeString(
        loopledger.home().resolve("reports/monthly.yaml"),
        loopledger.run("report", "list", "--sample").ok().out());
    Files.writeString(
        loopledger.home().resolve("delivery.yaml"),
        """
        loopledger-delivery: 1
        targets:
          - {name: brand-folder, kind: folder, folder: "%s"}
        """
            .formatted(receiver));
    String report =
        loopledger.run("report", "list").ok().out().lines().toList().get(1).split(" ")[0];
    RunScript.Result delivered = loopledger.run("report", "run", report, "--period", "2023-01");

    assertThat(files).hasSize(5);
    assertThat(checked.exitCode()).as(checked.out() + checked.err()).isZero();
    for (int i = 0; i < files.size(); i++) {
      assertThat(files.get(i)).hasSameBinaryContentAs(again.get(i));
    }
    assertThat(
            Files.readString(files.getFirst().resolveSibling("impact-report-demo-2023-01-de.json")))
        .contains("closed-2023-01-demo");
    assertThat(delivered.exitCode()).as(delivered.out() + delivered.err()).isZero();
    assertThat(loopledger.run("report", "deliveries").ok().out()).contains("delivered");
    try (Stream<Path> arrived = Files.walk(receiver)) {
      assertThat(arrived.map(path -> path.getFileName().toString()))
          .contains("datapackage.json", "margin.csv")
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  private static List<Path> impactReport(Path out) throws Exception {
    return loopledger
        .run(
            "report",
            "run",
            "impact",
            "--brand",
            "demo",
            "--period",
            "2023-01",
            "--lang",
            "de",
            "--out",
            out.toString())
        .ok()
        .out()
        .lines()
        .map(Path::of)
        .toList();
  }

  @Test
  @Order(13)
  void theJobGoesOnAsAClusterOfTwoProcessesThroughTheDeathOfEach() throws Exception {
    kill(ServiceName.FLINK);
    loopledger.run("up", "--flink", "cluster").ok();
    importSales(sales("7563"), "apart").ok();
    kill(ServiceName.TASKMANAGER);
    String withoutTaskManager = loopledger.run("status").ok().out();
    kill(ServiceName.FLINK);
    loopledger.run("up", "--flink", "cluster").ok();
    importSales(sales("8563"), "apart").ok();
    String status = loopledger.run("status").ok().out();
    RunScript.Result other = loopledger.run("up", "--flink", "jvm");

    assertThat(withoutTaskManager).containsPattern("taskmanager +stopped");
    assertThat(status.lines().filter(line -> line.contains(" running "))).hasSize(6);
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err())
        .contains("Flink runs as cluster, and jvm is asked for. Run ./loopledger down first");
    assertThat(loopledger.query(receivables("apart"))).containsExactly("71.282000,-27.120000");
    assertThat(loopledger.query(documents("apart"))).containsExactly("71.282000,-27.120000");
    assertThat(
            loopledger.query(
                "SELECT count(*) - count(DISTINCT entry_id) FROM ledger.entries WHERE brand = 'apart'"))
        .containsExactly("0");
  }

  @Test
  @Order(15)
  void nothingIsLeftAfterDown() throws Exception {
    loopledger.run("down").ok();

    String home = loopledger.home().toRealPath().toString();
    assertThat(
            OsProcess.all()
                .filter(
                    process ->
                        process.executable().startsWith(home)
                            || process.arguments().stream().anyMatch(a -> a.contains(home))))
        .isEmpty();
    assertThat(loopledger.run("status").ok().out().lines().filter(l -> l.contains(" stopped ")))
        .hasSize(5);
  }

  private static RunScript.Result importRepairs(Path file, String brand) throws Exception {
    return loopledger.run(
        "import", "open-repair", file.toString(), "--brand", brand, "--program", "repair");
  }

  private static RunScript.Result importSales(Path file, String brand) throws Exception {
    return loopledger.run("import", "online-retail", file.toString(), "--brand", brand);
  }

  private static String balance(String brand, String account) {
    return "SELECT sum(amount) FROM ledger.entries WHERE brand = '%s' AND account = '%s'"
        .formatted(brand, account);
  }

  /** Fixed repairs, and what they avoid by the published factors, from the audit trail alone. */
  private static String avoidedByRawEvents(String brand, String factorVersion) {
    return """
        SELECT count(*), sum(f.co2e_kg * f.displacement)
        FROM raw.events e LEFT JOIN ref.factors f
          ON f.category_key = lower(e.category) AND f.factor_version = '%s'
        WHERE e.brand = '%s' AND e.type = 'RepairCompleted' AND e.outcome = 'FIXED'"""
        .formatted(factorVersion, brand);
  }

  /** All documents, and the credit notes among them. */
  private static String receivables(String brand) {
    return """
        SELECT sum(amount), sum(amount) FILTER (WHERE account = 'receivables.credited')
        FROM ledger.entries WHERE brand = '%s' AND measure = 'GBP'
        AND account IN ('receivables.invoiced', 'receivables.credited')"""
        .formatted(brand);
  }

  private static String documents(String brand) {
    return """
        SELECT sum(total), sum(total) FILTER (WHERE document_type = 'CREDIT_NOTE')
        FROM (SELECT document_type, %s AS total FROM raw.events WHERE brand = '%s')"""
        .formatted(DOCUMENT_TOTAL, brand);
  }

  /** One invoice line a customer and product, 1.25 GBP each. */
  private static String manySales(int lines) {
    StringBuilder csv =
        new StringBuilder(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    for (int i = 0; i < lines; i++) {
      csv.append(700_000 + i)
          .append(",8")
          .append(1000 + i % 100)
          .append(",LANTERN,1,2011-01-05 10:00:00,1.25,")
          .append(10_000 + i % 5000)
          .append(".0,United Kingdom\n");
    }
    return csv.toString();
  }
}
