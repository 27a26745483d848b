package io.loopledger.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.process.JvmIdentity;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import io.loopledger.schemas.wire.EventRecords;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the doors to Trino, through the run script and the real servers: what a service, a file or a
 * wrong producer sends, and what of it can be queried. Each test has a brand of its own.
 */
class DoorsEndToEndIT {
  private static final String TRADE_IN =
      """
      loopledger-mapping: 1
      name: trade-in
      csv: {delimiter: pipe}
      numbers: {decimal: ",", thousands: "."}
      customer: "{Kundennr}"
      values:
        price: {from: "{Gebot}", before: " €"}
      id: "{Ankauf-Nr}"
      subject: {unit: "{Ankauf-Nr}"}
      time: {from: "{Auszahlung}", formats: [dd.MM.yyyy]}
      events:
        - type: PayoutIssued
          fields:
            instrument: {from: "{Art}", map: {PayPal: CASH, Gutschein: MPV, Bank: CASH}}
            amount: {amount: "{$price}", currency: EUR}
      """;

  private static final String TRADE_INS =
      """
      Ankauf-Nr|Kundennr|Gebot|Auszahlung|Art
      TI-1|K-1|24,90 €|02.10.2022|PayPal
      TI-2|K-2|1.018,00 €|03.10.2022|Gutschein

      TI-3|K-4242|5,00 €|31.09.2022|PayPal
      TI-4||12.5 €|02.10.2022|Bank
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
  void aServiceSendsThroughTheDoorAndNothingOfACustomerIsLeftBehindIt() throws Exception {
    String plain = "Erika-Mustermann-7f3a9c";
    String direct = "Max-Direkt-51be20";
    DoorEndToEnd door = new DoorEndToEnd(loopledger, "e2e");
    register("e2e");
    DoorEndToEnd.Key key = door.createKey("/e2e");

    HttpResponse<String> answer =
        door.send(
            key,
            door.sold("1", plain, 2),
            door.sold("2", plain, 1),
            door.sold("1", plain, 2),
            door.sold("3", plain, 0));
    sendPast("e2e", direct);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(207);
    assertThat(answer.body())
        .contains("\"received\":4,\"accepted\":2,\"duplicate\":1,\"rejected\":1")
        .doesNotContain(plain);
    assertThat(door.counted("received", "/e2e")).isEqualTo(4);
    assertThat(door.counted("accepted", "/e2e")).isEqualTo(2);
    assertThat(door.counted("duplicate", "/e2e")).isEqualTo(1);
    assertThat(door.counted("rejected", "/e2e")).isEqualTo(1);
    door.awaitPosted(2);
    assertThat(
            loopledger.query(
                "SELECT count(DISTINCT customer) FROM raw.events WHERE brand = 'e2e' AND"
                    + " regexp_like(customer, '^psn_[a-z2-7]{26}$')"))
        .containsExactly("1");
    awaitRejection("CUSTOMER_NOT_PSEUDONYM");
    for (String name : List.of(plain, direct)) {
      assertThat(door.rowsWith("raw", "events", name)).isEqualTo("0");
      assertThat(door.rowsWith("ops", "rejections", name)).isEqualTo("0");
      assertThat(door.rowsWith("ledger", "entries", name)).isEqualTo("0");
    }
    assertThat(door.topicsWith(plain)).isEmpty();
    assertThat(door.filesWith(plain)).isEmpty();
    // What a producer writes past the doors stands in its own topic, and nowhere behind it. That
    // it is found there shows that the search of files would find a name.
    assertThat(door.topicsWith(direct)).containsExactly("sales");
    assertThat(door.filesWith(direct)).isNotEmpty().allMatch(file -> file.startsWith("kafka/"));

    String erased = loopledger.run("erase", "--brand", "e2e", "--customer", plain).ok().out();
    String again = loopledger.run("erase", "--brand", "e2e", "--customer", plain).ok().out();

    assertThat(erased).contains("The customer is erased").doesNotContain(plain);
    assertThat(again).contains("There was no such customer");
    assertThat(loopledger.query(receivables("e2e"))).containsExactly("37.500000");
    loopledger.run("keys", "revoke", key.id()).ok();
    Thread.sleep(6_000);
    assertThat(door.send(key, door.sold("4", "C-1", 1)).statusCode()).isEqualTo(401);
  }

  @Test
  void anAmountWithoutARateIsPostedOnceTheRatesAreThereAndItsLetterIsReplayed() throws Exception {
    DoorEndToEnd door = new DoorEndToEnd(loopledger, "fx");
    register("fx");
    Path rates =
        Files.writeString(folder.resolve("eurofxref.csv"), "Date,USD,\n2024-01-02,1.25,\n");
    DoorEndToEnd.Key key = door.createKey("/fx");
    String event =
        door.sold("1", "C-1", 2)
            .replace("/e2e/shop", "/fx/shop")
            .replace("2023-01-10T10:30:00+01:00", "2024-01-03T10:30:00+01:00")
            .replace("EUR", "USD");

    assertThat(door.send(key, event).body()).contains("\"accepted\":1");
    awaitRejection("FX_RATE_MISSING");
    String before = loopledger.run("dlq", "list").ok().out();
    loopledger.run("rates", "load", rates.toString()).ok();
    String tried = replay("--dry-run");
    String replayed = replay();
    String again = replay();

    assertThat(before).containsPattern("dlq.sales +FX_RATE_MISSING +CONFIG +1 +0 ");
    assertThat(tried).contains(" = would be replayed 1 + already replayed 0");
    assertThat(replayed).contains(" = replayed 1 + already replayed 0");
    assertThat(again).contains(" = replayed 0 + already replayed 1");
    door.awaitPosted(1);
    assertThat(
            loopledger.query(
                "SELECT amount, reporting_amount, fx_rate FROM ledger.entries WHERE brand = 'fx'"
                    + " AND account = 'receivables.invoiced'"))
        .containsExactly("25.000000,20.000000,0.8000000000");
  }

  @Test
  void rejectedRowsPutRightMakeTheFileWholeAndEveryRowCountsOnce() throws Exception {
    Path mapping = Files.writeString(folder.resolve("trade-in.yaml"), TRADE_IN);
    Path file = Files.writeString(folder.resolve("trade-in.csv"), TRADE_INS);

    String first = importCsv(file, mapping);
    Path sealed = rejectsNamedIn(first);
    String rejects = loopledger.run("import", "rejects", sealed.toString()).ok().out();
    Path right =
        Files.writeString(
            folder.resolve("right.csv"),
            rejects.replace("31.09.2022", "30.09.2022").replace("12.5 €", "12,50 €"));
    String second = importCsv(right, mapping);
    String repeated = importCsv(file, mapping);

    assertThat(first).containsPattern("= accepted +2\\s").containsPattern("rejected +2\\s");
    assertThat(Files.readString(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("K-4242");
    assertThat(rejects).contains("5|NOT_A_TIME|").contains("K-4242");
    assertThat(second).containsPattern("= accepted +2\\s").containsPattern("rejected +0\\s");
    assertThat(repeated)
        .containsPattern("posted +0 events")
        .containsPattern("duplicates +2 of events posted before");
    assertThat(
            loopledger.query(
                "SELECT count(*), sum(amount), count(DISTINCT customer) FROM raw.events"
                    + " WHERE brand = 'partner'"))
        .containsExactly("4,1060.400000,3");
  }

  @Test
  void tpcDsGivesWhatTrinosOwnGeneratorGives() throws Exception {
    loopledger.run("import", "tpcds", "--brand", "tpcds", "--channels", "web").ok();

    assertThat(
            loopledger.query(
                """
                SELECT count(*) FILTER (WHERE type = 'ProductSold'),
                  sum(quantity * unit_price) FILTER (WHERE type = 'ProductSold'),
                  sum(amount) FILTER (WHERE type = 'ShippingCharged'),
                  sum(amount) FILTER (WHERE type = 'CouponRedeemed')
                FROM raw.events WHERE brand = 'tpcds'"""))
        .isEqualTo(
            loopledger.query(
                """
                SELECT count(*), CAST(sum(ws_quantity * ws_sales_price) AS decimal(38, 6)),
                  CAST(sum(ws_ext_ship_cost) AS decimal(38, 6)),
                  CAST(sum(ws_coupon_amt) AS decimal(38, 6))
                FROM tpcds.tiny.web_sales WHERE ws_sold_date_sk IS NOT NULL
                  AND ws_quantity IS NOT NULL AND ws_sales_price IS NOT NULL"""))
        .containsExactly("11871,30059778.320000,15254975.650000,2966587.890000");
    assertThat(
            loopledger.query(
                """
                SELECT sum(quantity * unit_price) FILTER (WHERE type = 'SaleReturned'),
                  sum(amount) FILTER (WHERE type = 'RefundIssued'),
                  sum(quantity * face_value) FILTER (WHERE type = 'VoucherSold')
                FROM raw.events WHERE brand = 'tpcds'"""))
        .isEqualTo(
            loopledger.query(
                """
                SELECT CAST(sum(wr_return_amt) AS decimal(38, 6)),
                  CAST(sum(wr_refunded_cash + wr_reversed_charge) AS decimal(38, 6)),
                  CAST(sum(wr_account_credit) AS decimal(38, 6))
                FROM tpcds.tiny.web_returns WHERE wr_returned_date_sk IS NOT NULL
                  AND wr_return_quantity IS NOT NULL AND wr_return_amt IS NOT NULL"""))
        .containsExactly("1303298.500000,965482.280000,330996.400000");
  }

  /** {@code -Dloopledger.load.events=200000} for the whole load. */
  @Test
  void whatTheDoorPromisedIsInTheAuditTrailOnceAlthoughTheBrokerWasKilled() throws Exception {
    int events = Integer.getInteger("loopledger.load.events", 20_000);
    DoorEndToEnd door = new DoorEndToEnd(loopledger, "load");
    register("load");
    DoorLoad load = new DoorLoad(door, door.createKey("/load"), events);
    ProcessHandle broker =
        new JvmIdentity(Home.at(loopledger.home()), ServiceName.KAFKA)
            .findMain()
            .orElseThrow()
            .handle();

    load.start();
    load.awaitPromised(events / 4);
    broker.destroyForcibly();
    assertThat(load.promised()).as("the broker dies in the middle").isLessThan(events);
    loopledger.run("up").ok();
    load.finish();

    assertThat(load.promised()).isEqualTo(events);
    door.awaitPosted(events);
    assertThat(
            loopledger.query(
                "SELECT count(*), count(DISTINCT event_id), sum(quantity) FROM raw.events"
                    + " WHERE brand = 'load'"))
        .containsExactly("%d,%d,%d".formatted(events, events, load.pieces()));
    assertThat(loopledger.query(receivables("load")))
        .containsExactly(
            new BigDecimal("12.50")
                .multiply(BigDecimal.valueOf(load.pieces()))
                .setScale(6)
                .toString());
    // received = accepted + duplicate + rejected, in the replies as in the metrics ...
    assertThat(load.received()).isEqualTo(load.accepted() + load.duplicate() + load.rejected());
    assertThat(door.counted("received", "/load")).isEqualTo(load.received());
    assertThat(door.counted("accepted", "/load")).isEqualTo(load.accepted());
    assertThat(door.counted("duplicate", "/load")).isEqualTo(load.duplicate());
    assertThat(door.counted("rejected", "/load")).isEqualTo(load.rejected());
    // ... and records in the topic = rows in raw.events + rejections, in Trino.
    assertThat(
            loopledger.query(
                "SELECT count(*) FROM ops.rejections WHERE brand = 'load' AND code <> 'DUPLICATE'"))
        .containsExactly("0");
    assertThat(
            loopledger.query(
                "SELECT (SELECT count(*) FROM raw.events WHERE brand = 'load') + (SELECT count(*)"
                    + " FROM ops.rejections WHERE brand = 'load' AND code = 'DUPLICATE')"))
        .containsExactly(Long.toString(door.recordsOf("/load")));
  }

  /** A wrong producer: it writes to Kafka itself, with a plain customer. */
  private static void sendPast(String brand, String customer) throws Exception {
    Event event =
        new Event(
            "past the doors",
            "/e2e/wrong",
            Subject.line(brand, "wrong"),
            Instant.parse("2023-01-10T09:30:00Z"),
            EventContext.of(brand, Origin.REAL).customer(customer).build(),
            new EventData.ShippingCharged(Money.of("5", "EUR")));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", loopledger.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new EventRecords().toRecord(event)).get();
    }
  }

  private static void awaitRejection(String code) throws Exception {
    String sql = "SELECT count(*) FROM ops.rejections WHERE code = '%s'".formatted(code);
    for (int tries = 0; tries < 60 && loopledger.query(sql).equals(List.of("0")); tries++) {
      Thread.sleep(1_000);
    }
    assertThat(loopledger.query(sql)).containsExactly("1");
  }

  private static void register(String brand) throws Exception {
    loopledger.run("brands", "register", "--brand", brand).ok();
  }

  private static String replay(String... more) throws Exception {
    List<String> command = new ArrayList<>(List.of("dlq", "replay", "--reason", "FX_RATE_MISSING"));
    command.addAll(List.of(more));
    return loopledger.run(command.toArray(String[]::new)).ok().out();
  }

  private static String importCsv(Path file, Path mapping) throws Exception {
    return loopledger
        .run("import", "csv", file.toString(), "--mapping", mapping.toString(), "--brand=partner")
        .ok()
        .out();
  }

  private static Path rejectsNamedIn(String out) {
    Matcher named = Pattern.compile("import rejects (.+rejects\\.sealed)").matcher(out);
    assertThat(named.find()).as(out).isTrue();
    return Path.of(named.group(1));
  }

  private static String receivables(String brand) {
    return """
        SELECT sum(amount) FROM ledger.entries WHERE brand = '%s' AND measure = 'EUR'
        AND account IN ('receivables.invoiced', 'receivables.credited')"""
        .formatted(brand);
  }
}
