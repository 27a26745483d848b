package io.loopledger.ingest.tpcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.files.ImportSummary;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.FirstLife.RefundIssued;
import io.loopledger.schemas.event.Payout.CouponRedeemed;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against sums that are taken from the generator's own rows, column by column, in this class. */
class TpcdsImportTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final BigDecimal TINY = new BigDecimal("0.01");
  private static final Pseudonyms PSEUDONYMS =
      (brand, references) ->
          references.stream()
              .collect(Collectors.toMap(Function.identity(), name -> "psn_of_" + brand + name));

  @TempDir private static Path folder = Path.of("");

  private static List<Event> events = List.of();
  private static ImportSummary summary = empty();
  private static Sums expected = new Sums();

  /** What the generator's rows sum to, where the columns that a row cannot do without are there. */
  private static final class Sums {
    private final Map<Integer, BigDecimal> salesByYear = new TreeMap<>();
    private BigDecimal coupons = BigDecimal.ZERO;
    private BigDecimal returned = BigDecimal.ZERO;
    private BigDecimal refunded = BigDecimal.ZERO;
    private BigDecimal credited = BigDecimal.ZERO;
    private BigDecimal pieces = BigDecimal.ZERO;
    private long sales;
    private long returns;
    private long rows;
  }

  @BeforeAll
  static void importTheStoreChannel() throws IOException {
    Recorder recorder = new Recorder(Long.MAX_VALUE);
    summary = importer(SalesChannel.STORE).run(folder.resolve("all"), recorder, (c, o, t, r) -> {});
    events = recorder.events;
    expected = sums();
  }

  @Test
  void everyRowIsAccountedFor() {
    assertThat(summary.rowsRead()).isEqualTo(expected.rows);
    assertThat(summary.accepted())
        .isEqualTo(Map.of("store sale", expected.sales, "store return", expected.returns));
    assertThat(summary.rowsSkipped())
        .isEqualTo(expected.rows - expected.sales - expected.returns)
        .isPositive();
    assertThat(summary.skipped()).containsKey("store sale: ss_sold_date_sk is null");
    assertThat(summary.notes()).containsKey("rows where ss_customer_sk is null");
  }

  @Test
  void salesOfEachYearSumToTheGeneratorsExtendedPrices() {
    Map<Integer, BigDecimal> byYear = new TreeMap<>();
    for (Event event : events) {
      if (event.data() instanceof EventData.ProductSold sold) {
        byYear.merge(
            event.effectiveTime().atZone(ZONE).getYear(),
            sold.unitPrice().times(sold.quantity()).amount().setScale(2),
            BigDecimal::add);
      }
    }

    assertThat(byYear).isEqualTo(expected.salesByYear).hasSizeBetween(5, 6);
  }

  @Test
  void couponsReturnsRefundsAndStoreCreditSumToTheGenerators() {
    assertThat(sum(CouponRedeemed.class, coupon -> coupon.amount().amount()))
        .isEqualByComparingTo(expected.coupons);
    assertThat(
            sum(
                EventData.SaleReturned.class,
                back -> back.unitPrice().times(back.quantity()).amount()))
        .isEqualByComparingTo(expected.returned);
    assertThat(sum(EventData.SaleReturned.class, back -> BigDecimal.valueOf(back.quantity())))
        .isEqualByComparingTo(expected.pieces);
    assertThat(sum(RefundIssued.class, refund -> refund.amount().amount()))
        .isEqualByComparingTo(expected.refunded);
    assertThat(sum(EventData.VoucherSold.class, credit -> credit.faceValue().amount()))
        .isEqualByComparingTo(expected.credited);
    assertThat(expected.credited).isPositive();
  }

  @Test
  void idsAreUniqueAndAReturnStandsOnTheLineOfItsSale() {
    Set<String> ids = new HashSet<>();
    Map<String, String> lines = new TreeMap<>();
    for (Event event : events) {
      assertThat(ids.add(event.id())).as(event.id()).isTrue();
      if (event.data() instanceof EventData.ProductSold) {
        lines.put(event.id(), event.subject().toString());
      } else if (event.data() instanceof EventData.SaleReturned back && back.saleId() != null) {
        String line = lines.get(back.saleId());
        assertThat(line == null || line.equals(event.subject().toString())).isTrue();
      }
    }
  }

  @Test
  void noCustomerLeavesUnderThePlainReference() {
    assertThat(events)
        .allMatch(
            event ->
                event.context().customer() == null
                    || event.context().customer().startsWith("psn_of_brandC-"))
        .anyMatch(event -> event.context().customer() != null);
  }

  @Test
  void aRunThatWasCutShortGoesOnAndEndsWithTheSameEvents() throws IOException {
    Path work = folder.resolve("cut");
    Recorder first = new Recorder(60_000);
    assertThatThrownBy(() -> importer(SalesChannel.STORE).run(work, first, (c, o, t, r) -> {}))
        .isInstanceOf(IllegalStateException.class);
    Recorder second = new Recorder(Long.MAX_VALUE);
    ImportSummary resumed = importer(SalesChannel.STORE).run(work, second, (c, o, t, r) -> {});

    Set<Event> all = new HashSet<>(first.events);
    all.addAll(second.events);
    assertThat(all).isEqualTo(new HashSet<>(events));
    assertThat(second.events.size()).isLessThan(events.size());
    assertThat(resumed.resumedAfterRow()).isPositive();
    assertThat(resumed.accepted()).isEqualTo(summary.accepted());
  }

  @Test
  void theOtherChannelsSumToTheirExtendedPrices() throws IOException {
    for (SalesChannel channel : EnumSet.of(SalesChannel.WEB, SalesChannel.CATALOG)) {
      Recorder recorder = new Recorder(Long.MAX_VALUE);
      importer(channel).run(folder.resolve(channel.text()), recorder, (c, o, t, r) -> {});
      String prefix = channel.names().prefix();
      BigDecimal sales = BigDecimal.ZERO;
      BigDecimal shipping = BigDecimal.ZERO;
      for (List<List<String>> rows : generated(channel.sales())) {
        Map<String, BigDecimal> row = numbers(channel.sales(), rows.getFirst());
        if (row.keySet()
            .containsAll(
                List.of(prefix + "_sold_date_sk", prefix + "_quantity", prefix + "_sales_price"))) {
          sales =
              sales.add(get(row, prefix + "_quantity").multiply(get(row, prefix + "_sales_price")));
          shipping = shipping.add(row.getOrDefault(prefix + "_ext_ship_cost", BigDecimal.ZERO));
        }
      }

      assertThat(
              sum(
                  recorder.events,
                  EventData.ProductSold.class,
                  sold -> sold.unitPrice().times(sold.quantity()).amount()))
          .isEqualByComparingTo(sales);
      assertThat(
              sum(
                  recorder.events,
                  EventData.ShippingCharged.class,
                  charged -> charged.amount().amount()))
          .isEqualByComparingTo(shipping);
    }
  }

  @Test
  void aScaleThatCannotBeIsRefused() {
    assertThatThrownBy(
            () ->
                new TpcdsTarget(
                    BigDecimal.ZERO,
                    "brand",
                    Optional.empty(),
                    ZONE,
                    EnumSet.allOf(SalesChannel.class)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scale is 0; use one above 0 and up to 100000, such as 0.01 or 1");
  }

  private static Sums sums() {
    Sums sums = new Sums();
    for (List<List<String>> rows : generated(Table.STORE_SALES)) {
      sums.rows += rows.size();
      Map<String, BigDecimal> sale = numbers(Table.STORE_SALES, rows.getFirst());
      if (sale.keySet().containsAll(List.of("ss_sold_date_sk", "ss_quantity", "ss_sales_price"))) {
        sums.sales++;
        sums.salesByYear.merge(
            year(get(sale, "ss_sold_date_sk")),
            get(sale, "ss_quantity").multiply(get(sale, "ss_sales_price")),
            BigDecimal::add);
        sums.coupons = sums.coupons.add(sale.getOrDefault("ss_coupon_amt", BigDecimal.ZERO));
      }
      if (rows.size() > 1) {
        addReturn(sums, numbers(Table.STORE_RETURNS, rows.get(1)));
      }
    }
    return sums;
  }

  private static void addReturn(Sums sums, Map<String, BigDecimal> back) {
    if (!back.keySet()
        .containsAll(List.of("sr_returned_date_sk", "sr_return_quantity", "sr_return_amt"))) {
      return;
    }
    sums.returns++;
    sums.pieces = sums.pieces.add(get(back, "sr_return_quantity"));
    sums.returned = sums.returned.add(get(back, "sr_return_amt"));
    sums.credited = sums.credited.add(back.getOrDefault("sr_store_credit", BigDecimal.ZERO));
    if (back.keySet().containsAll(List.of("sr_refunded_cash", "sr_reversed_charge"))) {
      sums.refunded =
          sums.refunded.add(get(back, "sr_refunded_cash")).add(get(back, "sr_reversed_charge"));
    }
  }

  /** Days are counted from 2450815, the first of January 1998, which is d_date_sk of that day. */
  private static int year(BigDecimal dateSk) {
    return java.time.LocalDate.parse("1998-01-01")
        .plusDays(dateSk.longValue() - 2_450_815)
        .getYear();
  }

  private static Map<String, BigDecimal> numbers(Table table, List<String> row) {
    Map<String, BigDecimal> numbers = new TreeMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i) != null) {
        numbers.put(
            table.getColumns()[i].getName().toLowerCase(java.util.Locale.ROOT),
            new BigDecimal(row.get(i)));
      }
    }
    return numbers;
  }

  private static BigDecimal get(Map<String, BigDecimal> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static Results generated(Table table) {
    return Results.constructResults(
        table, Session.getDefaultSession().withScale(TINY.doubleValue()));
  }

  private static <T> BigDecimal sum(Class<T> type, Function<T, BigDecimal> amount) {
    return sum(events, type, amount);
  }

  private static <T> BigDecimal sum(List<Event> of, Class<T> type, Function<T, BigDecimal> amount) {
    return of.stream()
        .map(Event::data)
        .filter(type::isInstance)
        .map(data -> amount.apply(type.cast(data)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static TpcdsImport importer(SalesChannel channel) {
    return new TpcdsImport(
        new TpcdsTarget(TINY, "brand", Optional.empty(), ZONE, EnumSet.of(channel)), PSEUDONYMS);
  }

  private static ImportSummary empty() {
    return new ImportSummary(0, Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), 0);
  }

  private static final class Recorder implements EventPublisher {
    private final List<Event> events = new ArrayList<>();
    private final long failsAfter;

    private Recorder(long failsAfter) {
      this.failsAfter = failsAfter;
    }

    @Override
    public void publish(Event event) {
      if (events.size() >= failsAfter) {
        throw new IllegalStateException("the log went away");
      }
      events.add(event);
    }

    @Override
    public void flush() {}

    @Override
    public long acknowledged() {
      return events.size();
    }

    @Override
    public void close() {}
  }
}
