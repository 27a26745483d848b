package io.loopledger.ingest.tpcds;

import io.loopledger.ingest.tpcds.Cells.MissingCellException;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.FirstLife;
import io.loopledger.schemas.event.FirstLife.RefundIssued;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Payout.CouponRedeemed;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.VoucherKind;
import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row of one channel means. Ids are made of the order and the item, which are the key of
 * both tables: the same scale makes the same ids. What is null is never guessed.
 */
final class Rows {
  static final String CURRENCY = "USD";

  /** The generator counts days as astronomers do. */
  private static final long JULIAN_DAY_OF_EPOCH = 2_440_588;

  private static final int MONEY_DECIMALS = 6;

  private final TpcdsTarget target;
  private final SalesChannel channel;
  private final Categories categories;

  Rows(TpcdsTarget target, SalesChannel channel, Categories categories) {
    this.target = target;
    this.channel = channel;
    this.categories = categories;
  }

  /**
   * A row's events, and what is worth knowing about it.
   *
   * @param notes such as a customer that is not named
   */
  record Mapped(List<Event> events, List<String> notes) {}

  Mapped sale(Cells row) throws MissingCellException {
    SalesChannel.Names names = channel.names();
    String prefix = names.prefix();
    When when = when(row, prefix + "_sold_date_sk", prefix + "_sold_time_sk");
    long quantity = row.need(prefix + "_quantity").longValueExact();
    Money price = usd(row.need(prefix + "_sales_price"));
    BigDecimal cost = row.decimal(prefix + "_ext_wholesale_cost");
    BigDecimal coupon = row.decimal(prefix + "_coupon_amt");
    List<String> notes = new ArrayList<>();
    String key = key(row, names.order(), prefix + "_item_sk");
    EventContext context = context(row, names.order(), prefix, names.customer(), when, notes);
    List<Event> events = new ArrayList<>();
    events.add(
        event(
            prefix + "-" + key,
            line(key),
            when,
            context,
            new ProductSold(quantity, price, null, cost == null ? null : usd(cost), null, null)));
    if (names.shipping() != null) {
      BigDecimal shipping = row.decimal(names.shipping());
      note(notes, shipping, names.shipping());
      if (isThere(shipping)) {
        events.add(
            event(
                prefix + "-ship-" + key,
                line(key),
                when,
                context,
                new ShippingCharged(usd(shipping))));
      }
    }
    note(notes, coupon, prefix + "_coupon_amt");
    if (isThere(coupon)) {
      events.add(
          event(
              prefix + "-coupon-" + key,
              voucher("coupon", key),
              when,
              context,
              new CouponRedeemed(usd(coupon), null)));
    }
    return new Mapped(events, notes);
  }

  Mapped returned(Cells row) throws MissingCellException {
    SalesChannel.ReturnNames names = channel.returnNames();
    String prefix = names.prefix();
    String order = prefix + channel.names().order().substring(2);
    When when = when(row, prefix + "_returned_date_sk", names.time());
    BigDecimal quantity = row.need(prefix + "_return_quantity");
    Money each = each(row.need(names.amount()), quantity, names.amount());
    BigDecimal cash = row.decimal(prefix + "_refunded_cash");
    BigDecimal charge = row.decimal(prefix + "_reversed_charge");
    BigDecimal credit = row.decimal(names.credit());
    List<String> notes = new ArrayList<>();
    String key = key(row, order, prefix + "_item_sk");
    EventContext context = context(row, order, prefix, names.customer(), when, notes);
    String id = prefix + "-" + key;
    List<Event> events = new ArrayList<>();
    events.add(
        event(
            id,
            line(key),
            when,
            context,
            new SaleReturned(
                quantity.longValueExact(),
                each,
                null,
                null,
                null,
                channel.names().prefix() + "-" + key)));
    note(notes, cash, prefix + "_refunded_cash");
    note(notes, charge, prefix + "_reversed_charge");
    BigDecimal refund = cash == null || charge == null ? null : cash.add(charge);
    if (isThere(refund)) {
      events.add(
          event(
              prefix + "-refund-" + key,
              line(key),
              when,
              context,
              new RefundIssued(usd(refund), FirstLife.RefundKind.RETURN, null, id, null)));
    }
    note(notes, credit, names.credit());
    if (isThere(credit)) {
      events.add(
          event(
              prefix + "-credit-" + key,
              voucher("credit", key),
              when,
              context,
              new VoucherSold(1, usd(credit), VoucherKind.MPV)));
    }
    return new Mapped(events, notes);
  }

  private record When(Instant at, boolean isDateOnly) {}

  private When when(Cells row, String dateColumn, String timeColumn) throws MissingCellException {
    LocalDate day =
        LocalDate.ofEpochDay(row.need(dateColumn).longValueExact() - JULIAN_DAY_OF_EPOCH);
    Long second = row.whole(timeColumn);
    LocalTime time = second == null ? LocalTime.NOON : LocalTime.ofSecondOfDay(second);
    return new When(day.atTime(time).atZone(target.contractZone()).toInstant(), second == null);
  }

  private EventContext context(
      Cells row, String order, String prefix, String customer, When when, List<String> notes) {
    String who = row.text(customer);
    note(notes, row.decimal(customer), customer);
    String item = row.text(prefix + "_item_sk");
    EventContext.Builder context =
        EventContext.of(target.brand(), Origin.SIMULATED)
            .program(target.program().orElse(null))
            .product("i-" + item)
            .category(categories.of(item))
            .channel(channel.text())
            .country("US")
            .customer(who == null ? null : "C-" + who)
            .orderId(channel.text() + "-" + row.text(order));
    return when.isDateOnly() ? context.dateOnly().build() : context.build();
  }

  private Event event(String id, Subject subject, When when, EventContext context, EventData data) {
    return new Event(id, "/tpcds/sf" + target.scaleText(), subject, when.at(), context, data);
  }

  private Subject line(String key) {
    return Subject.line(target.brand(), place() + channel.text() + "-" + key);
  }

  private Subject voucher(String kind, String key) {
    String name = "%s/%s%s-%s-%s".formatted(target.brand(), place(), kind, channel.text(), key);
    return new Subject(Subject.Kind.VOUCHER, name);
  }

  private String place() {
    return "tpcds-sf%s/".formatted(target.scaleText());
  }

  private static String key(Cells row, String order, String item) {
    return row.text(order) + "-" + row.text(item);
  }

  /** The amount of one piece; the generator multiplies, so that dividing is exact. */
  private static Money each(BigDecimal amount, BigDecimal quantity, String column) {
    try {
      return usd(amount.divide(quantity, MONEY_DECIMALS, RoundingMode.UNNECESSARY));
    } catch (ArithmeticException e) {
      throw new IllegalStateException(
          "%s %s cannot be split over %s pieces exactly".formatted(column, amount, quantity), e);
    }
  }

  private static void note(List<String> notes, @Nullable BigDecimal value, String column) {
    if (value == null) {
      notes.add("rows where %s is null".formatted(column));
    }
  }

  private static boolean isThere(@Nullable BigDecimal value) {
    return value != null && value.signum() != 0;
  }

  private static Money usd(@Nullable BigDecimal amount) {
    return Money.of(java.util.Objects.requireNonNull(amount), CURRENCY);
  }
}
