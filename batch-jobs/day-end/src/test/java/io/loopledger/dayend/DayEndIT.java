package io.loopledger.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Documents.ExpectedReturnsEstimated;
import io.loopledger.schemas.event.Documents.GlobalMarginComputed;
import io.loopledger.schemas.event.Documents.HoldingAccrued;
import io.loopledger.schemas.event.Documents.OverheadAllocated;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.PayoutIssued.Instrument;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Payout.VoucherExpired;
import io.loopledger.schemas.event.Resale.UnitListed;
import io.loopledger.schemas.event.Resale.UnitShipped;
import io.loopledger.schemas.event.ReturnKind;
import io.loopledger.schemas.event.SellerStatus;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.VatScheme;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights over a lake with a hand-made brand and a simulated programme. What the nights publish is
 * posted as the posting job does it; the tests follow each other as nights do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DayEndIT {
  private static final int UNITS = Integer.getInteger("loopledger.day-end.units", 120);
  private static final String OVERHEAD =
      "overhead: [{document: OH-6, brand: hand, program: again, month: '2022-06', amount: '%s',"
          + " currency: EUR, key: units-received}]";
  private static final String HUNDRED = OVERHEAD.formatted("100.00");

  private PostedNights nights;

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    nights = new PostedNights(folder);
    nights.simulate(UNITS, 7);
    bought("1", "2022-06-20T10:00:00Z", "5.00", "40.00");
    happened(
        "unit:hand/1",
        "listed",
        "2022-06-21T10:00:00Z",
        new UnitListed(null, euro("45.00"), VatScheme.MARGIN));
    happened(
        "unit:hand/1",
        "sold",
        "2022-07-01T10:00:00Z",
        new UnitSold(euro("45.00"), null, null, VatScheme.MARGIN, null, null));
    happened(
        "unit:hand/1",
        "shipped",
        "2022-07-01T12:00:00Z",
        new UnitShipped(null, null, null, null, null, null, null, List.of()));
    happened(
        "unit:hand/2", "received", "2022-06-25T10:00:00Z", new UnitReceived(null, euro("3.00")));
    happened("unit:hand/2", "gone", "2022-07-02T10:00:00Z", new UnitRecycled(null, null));
    happened(
        "voucher:hand/V1",
        "sold",
        "2022-01-10T10:00:00Z",
        new VoucherSold(1, euro("50.00"), VoucherKind.MPV));
    happened(
        "voucher:hand/V1",
        "used",
        "2022-03-01T10:00:00Z",
        new VoucherRedeemed(euro("20.00"), VoucherKind.MPV, euro("30.00"), null));
    nights.commit();
  }

  @AfterAll
  void close() {
    nights.close();
  }

  private static Money euro(String amount) {
    return Money.of(amount, "EUR");
  }

  private void happened(String subject, String what, String time, EventData data) {
    nights.take(Story.event(subject, subject + "-" + what, time, data));
  }

  private void bought(String unit, String time, String inbound, String price) {
    String subject = "unit:hand/" + unit;
    happened(
        subject,
        "received",
        time,
        new UnitReceived(
            null,
            euro(inbound),
            null,
            ReturnKind.TAKE_BACK,
            SellerStatus.PRIVATE,
            null,
            null,
            List.of()));
    happened(subject, "paid", time, new PayoutIssued(Instrument.CASH, euro(price)));
  }

  private static List<EventData> ofHand(List<Event> events) {
    return events.stream()
        .filter(event -> event.context().brand().equals("hand"))
        .map(Event::data)
        .toList();
  }

  /** 15 nights x 0.05; 3.65 % a year on 45.00 for 10 nights and on 3.00 for 5. */
  @Test
  @Order(1)
  void theLastNightOfTheMonth() throws Exception {
    List<Event> events = nights.night("2022-06-30", HUNDRED);

    assertThat(ofHand(events))
        .containsExactly(
            new HoldingAccrued(euro("0.75"), euro("0.0465"), 2, 15),
            new VoucherExpired(euro("30.00"), VoucherKind.MPV, "voucher:hand/V1"),
            new UnitWrittenDown(euro("5.30"), "net realisable value below cost"),
            new GlobalMarginComputed(euro("0.00"), euro("40.00")),
            new OverheadAllocated(euro("50.00"), "units received", 1, 2, euro("100.00")),
            new OverheadAllocated(euro("50.00"), "units received", 2, 2, euro("100.00")));
    assertThat(events.stream().filter(event -> event.context().brand().equals("demo")))
        .extracting(Event::data)
        .contains(expectedReturnsOfDemo());
    nights.again("2022-06-30", HUNDRED);
  }

  /** Of sales in June, the share that came back of those since April. */
  private ExpectedReturnsEstimated expectedReturnsOfDemo() throws Exception {
    Map<String, BigDecimal> quarter = accountsOfDemo("2022-04-01");
    BigDecimal sold = sum(quarter, "revenue.products", "revenue.resale").negate();
    BigDecimal returned = sum(quarter, "revenue.products-returned", "revenue.resale-returned");
    BigDecimal cost =
        sum(
            quarter,
            "cost.new-goods",
            "cost.acquisition",
            "cost.inbound",
            "cost.intake",
            "cost.refurbishment");
    BigDecimal june =
        sum(accountsOfDemo("2022-06-01"), "revenue.products", "revenue.resale").negate();
    assertThat(List.of(sold, returned, cost, june)).allMatch(amount -> amount.signum() > 0);
    BigDecimal refunds =
        june.multiply(returned)
            .divide(sold, 20, RoundingMode.HALF_UP)
            .setScale(2, RoundingMode.HALF_UP);
    BigDecimal goods =
        refunds
            .multiply(cost)
            .divide(sold, 20, RoundingMode.HALF_UP)
            .setScale(2, RoundingMode.HALF_UP);
    return new ExpectedReturnsEstimated(Money.of(refunds, "EUR"), Money.of(goods, "EUR"));
  }

  private Map<String, BigDecimal> accountsOfDemo(String first) throws Exception {
    return nights.amounts(
        "SELECT account, sum(reporting_amount) FROM ledger.entries WHERE brand = 'demo'"
            + " AND reporting_amount IS NOT NULL"
            + " AND business_date BETWEEN DATE '%s' AND DATE '2022-06-30'".formatted(first)
            + " GROUP BY account");
  }

  private static BigDecimal sum(Map<String, BigDecimal> amounts, String... accounts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String account : accounts) {
      sum = sum.add(amounts.getOrDefault(account, BigDecimal.ZERO));
    }
    return sum;
  }

  @Test
  @Order(2)
  void theNextNightsFollowTheStockToItsEnd() throws Exception {
    List<Event> events = nights.night("2022-07-01", HUNDRED);
    assertThat(ofHand(events))
        .containsExactly(new HoldingAccrued(euro("0.30"), euro("0.0018"), 1, 6));
    nights.again("2022-07-01", HUNDRED);

    events = nights.night("2022-07-02", HUNDRED);
    assertThat(ofHand(events)).isEmpty();

    // Accrued at the end of a date, and nothing once the reversal is in.
    assertThat(holdingOfHand("2022-06-30", "period:")).isEqualByComparingTo("0.75");
    assertThat(holdingOfHand("2022-07-01", "period:")).isEqualByComparingTo("0.30");
    assertThat(holdingOfHand("2022-07-02", "period:")).isEqualByComparingTo("0");
    // What the units posted themselves takes the accrual's place: 11 nights, then 7.
    assertThat(holdingOfHand("2022-07-01", "unit:")).isEqualByComparingTo("0.55");
    assertThat(holdingOfHand("2022-07-02", "unit:")).isEqualByComparingTo("0.90");
  }

  @Test
  @Order(3)
  void aLateUnitIsInTheNextAccrualAndCorrectsTheGlobalMarginOfItsMonth() throws Exception {
    bought("3", "2022-06-28T10:00:00Z", "0.00", "10.00");
    nights.commit();

    List<Event> events = nights.night("2022-07-03", HUNDRED);

    assertThat(ofHand(events).getFirst())
        .isEqualTo(new HoldingAccrued(euro("0.25"), euro("0.005"), 1, 5));
    assertThat(ofHand(events)).hasSize(2);
    assertThat(ofHand(events).getLast()).isInstanceOf(Corrections.EventCorrected.class);
    // The first night said what it knew, and is not said again.
    nights.again("2022-06-30", HUNDRED);
    nights.again("2022-07-03", HUNDRED);
  }

  @Test
  @Order(4)
  void aChangedOverheadDocumentCorrectsItsShares() throws Exception {
    String changed = OVERHEAD.formatted("90.01");

    List<Event> events = nights.night("2022-07-03", changed);

    assertThat(events).hasSize(3);
    assertThat(ofHand(events)).filteredOn(Corrections.EventCorrected.class::isInstance).hasSize(2);
    assertThat(
            nights.amounts(
                "SELECT subject, sum(amount) FROM ledger.entries WHERE account = 'cost.overhead'"
                    + " AND brand = 'hand' GROUP BY subject"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "unit:hand/1", new BigDecimal("30.01"),
                "unit:hand/2", new BigDecimal("30"),
                "unit:hand/3", new BigDecimal("30")));
    nights.again("2022-07-03", changed);
  }

  /** 45.00 sold in July, nothing bought: 45 x 19 / 119 = 7.18. */
  @Test
  @Order(5)
  void theGlobalMarginOfTheNextMonthIsTaxed() throws Exception {
    List<Event> events = nights.night("2022-07-31", OVERHEAD.formatted("90.01"));

    assertThat(ofHand(events)).contains(new GlobalMarginComputed(euro("45.00"), euro("0.00")));
    assertThat(
            nights.amounts(
                "SELECT account, sum(amount) FROM ledger.entries WHERE account = 'vat.margin'"
                    + " AND brand = 'hand' GROUP BY account"))
        .containsExactly(Map.entry("vat.margin", new BigDecimal("-7.18")));
    nights.again("2022-07-31", OVERHEAD.formatted("90.01"));
  }

  /** Every unit is written off at the end; what it posts then is what had been accrued of it. */
  @Test
  @Order(6)
  void whenAllHasLeftTheAccrualIsNothing() throws Exception {
    String end = PostedNights.LAST_SIMULATED.plusDays(10).toString();
    writeOffWhatIsLeft(end);

    assertThat(accrued(nights.night(end, ""))).isEmpty();
    assertThat(
            nights.amounts(
                "SELECT brand, sum(amount) FROM ledger.entries WHERE account LIKE 'imputed.%'"
                    + " AND starts_with(subject, 'period:') GROUP BY brand HAVING sum(amount) <> 0"))
        .isEmpty();
    assertThat(
            nights.amounts(
                "SELECT event_id, sum(reporting_amount) FROM ledger.entries"
                    + " WHERE reporting_currency IS NOT NULL AND account NOT LIKE 'imputed.%'"
                    + " GROUP BY event_id HAVING sum(reporting_amount) <> 0"))
        .as("the trial balance")
        .isEmpty();
    // Oracle of the nights before: only now all units have posted their own nights.
    for (String date : List.of("2022-06-30", "2022-07-01", "2022-07-02")) {
      assertThat(simulated(posted(date))).isEqualTo(simulated(ownCostOfUnitsInStock(date)));
    }
  }

  private void writeOffWhatIsLeft(String end) throws Exception {
    Map<String, BigDecimal> units =
        nights.amounts(
            "SELECT subject || ' ' || brand, count(*) FROM raw.events"
                + " WHERE type = 'UnitReceived' GROUP BY subject, brand");
    for (String unit : units.keySet()) {
      String[] parts = unit.split(" ");
      nights.take(
          new Event(
              "end-" + parts[0],
              "/end",
              Subject.parse(parts[0]),
              Instant.parse(end + "T10:00:00Z"),
              EventContext.of(parts[1], Origin.REAL).build(),
              new UnitWrittenOff("end of the test")));
    }
    nights.commit();
  }

  private BigDecimal holdingOfHand(String until, String kind) throws Exception {
    return nights
        .amounts(
            "SELECT brand, sum(amount) FROM ledger.entries WHERE account = 'imputed.holding'"
                + " AND brand = 'hand' AND starts_with(subject, '%s')".formatted(kind)
                + " AND business_date <= DATE '%s' GROUP BY brand".formatted(until))
        .getOrDefault("hand", BigDecimal.ZERO);
  }

  /** What stands accrued at the end of a date. */
  private Map<String, BigDecimal> posted(String date) throws Exception {
    return nights.amounts(
        "SELECT brand, sum(amount) FROM ledger.entries WHERE account = 'imputed.holding'"
            + " AND starts_with(subject, 'period:')"
            + " AND business_date <= DATE '%s' GROUP BY brand".formatted(date));
  }

  private static Map<String, BigDecimal> accrued(List<Event> events) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Event event : events) {
      if (event.data() instanceof HoldingAccrued accrued) {
        sums.merge(
            event.context().brand(),
            PostedNights.plain(accrued.holdingCost().amount()),
            BigDecimal::add);
      }
    }
    return sums;
  }

  private static Map<String, BigDecimal> simulated(Map<String, BigDecimal> byBrand) {
    Map<String, BigDecimal> simulated = new TreeMap<>(byBrand);
    simulated.remove("hand");
    assertThat(simulated).isNotEmpty();
    return simulated;
  }

  /**
   * From what units posted when they left later: their nights say since when they had been there.
   * No code of the night, and no state of the rules.
   */
  private Map<String, BigDecimal> ownCostOfUnitsInStock(String date) throws Exception {
    return nights.amounts(
        """
        WITH stays AS (
          SELECT brand, business_date AS last_day,
            CAST(sum(amount) / DECIMAL '0.05' AS bigint) AS nights
          FROM ledger.entries
          WHERE account = 'imputed.holding' AND starts_with(subject, 'unit:')
          GROUP BY brand, subject, event_id, business_date)
        SELECT brand, sum(date_diff('day', date_add('day', -nights, last_day), DATE '%1$s'))
          * DECIMAL '0.05'
        FROM stays
        WHERE last_day > DATE '%1$s' AND date_add('day', -nights, last_day) < DATE '%1$s'
        GROUP BY brand
        """
            .formatted(LocalDate.parse(date)));
  }
}
