package io.loopledger.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Documents.ExpectedReturnsEstimated;
import io.loopledger.schemas.event.Documents.GlobalMarginComputed;
import io.loopledger.schemas.event.Documents.HoldingAccrued;
import io.loopledger.schemas.event.EventData.InventoryAdjusted;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.EventData.PayoutIssued;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitRecycled;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.EventData.UnitWrittenOff;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.EventData.VoucherSold;
import io.loopledger.schemas.event.LoopEnd.UnitWrittenDown;
import io.loopledger.schemas.money.Money;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDataTest {
  private static final Money ONE = Money.of("1", "EUR");
  private static final Money LESS_THAN_NOTHING = Money.of("-0.01", "EUR");

  static Stream<Arguments> numbersOutOfRange() {
    String aboveZero = "%s is %s; it must be above 0";
    String notBelow = "%s is %s; it must not be below 0";
    String money = "-0.01 EUR";
    return Stream.of(
        refused(() -> sold(0), aboveZero, "quantity", "0"),
        refused(() -> sold(-5), aboveZero, "quantity", "-5"),
        refused(() -> new ProductSold(1, LESS_THAN_NOTHING, null), notBelow, "unit_price", money),
        refused(() -> new SaleReturned(0, ONE, null, null), aboveZero, "quantity", "0"),
        refused(
            () -> new SaleReturned(1, LESS_THAN_NOTHING, null, null),
            notBelow,
            "unit_price",
            money),
        refused(() -> new UnitSold(LESS_THAN_NOTHING), notBelow, "price", money),
        refused(() -> new VoucherSold(1, LESS_THAN_NOTHING), notBelow, "face_value", money),
        refused(() -> new VoucherRedeemed(LESS_THAN_NOTHING), notBelow, "amount", money),
        refused(
            () -> new PayoutIssued(PayoutIssued.Instrument.CASH, LESS_THAN_NOTHING),
            notBelow,
            "amount",
            money),
        refused(() -> new UnitReceived(-1L, null), notBelow, "mass_g", "-1"),
        refused(() -> new UnitReceived(null, LESS_THAN_NOTHING), notBelow, "inbound_cost", money),
        refused(() -> repair(null, null, null, -1L, null), notBelow, "work_minutes", "-1"),
        refused(
            () -> repair(null, null, null, null, LESS_THAN_NOTHING),
            notBelow,
            "repair_cost",
            money),
        refused(() -> new UnitRecycled(-2L, null), notBelow, "mass_g", "-2"),
        refused(() -> new UnitRecycled(null, LESS_THAN_NOTHING), notBelow, "disposal_cost", money),
        refused(() -> repairUsing(-1L), notBelow, "energy_wh", "-1"),
        refused(
            () -> new GlobalMarginComputed(LESS_THAN_NOTHING, ONE), notBelow, "sales_total", money),
        refused(
            () -> new GlobalMarginComputed(ONE, LESS_THAN_NOTHING),
            notBelow,
            "purchases_total",
            money),
        refused(
            () -> new ExpectedReturnsEstimated(LESS_THAN_NOTHING, ONE),
            notBelow,
            "refund_liability",
            money),
        refused(
            () -> new ExpectedReturnsEstimated(ONE, LESS_THAN_NOTHING),
            notBelow,
            "return_asset",
            money),
        refused(
            () -> new HoldingAccrued(LESS_THAN_NOTHING, ONE, 1, 1),
            notBelow,
            "holding_cost",
            money),
        refused(
            () -> new HoldingAccrued(ONE, LESS_THAN_NOTHING, 1, 1),
            notBelow,
            "capital_charge",
            money));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("numbersOutOfRange")
  void aNumberOutOfRangeIsRefusedWithFieldValueAndRange(ThrowingCallable maker, String message) {
    assertThatThrownBy(maker).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  static Stream<Arguments> textsWithNul() {
    return Stream.of(
        text("description", () -> new ProductSold(1, ONE, "\0")),
        text("description", () -> new SaleReturned(1, ONE, "\0", null)),
        text("reason", () -> new SaleReturned(1, ONE, null, "\0")),
        text("barrier", () -> repair("\0", null, null, null, null)),
        text("problem", () -> repair(null, "\0", null, null, null)),
        text("product_age", () -> repair(null, null, "\0", null, null)),
        text("reason", () -> new UnitWrittenOff("\0")),
        text("reason", () -> new UnitWrittenDown(ONE, "\0")),
        text("reason", () -> new InventoryAdjusted(1, "\0")),
        text("reason", () -> new ManualAdjustment(ManualAdjustment.Kind.MANUAL, ONE, "\0")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("textsWithNul")
  void everyTextRefusesWhatTablesCannotHold(String field, ThrowingCallable maker) {
    assertThatThrownBy(maker)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s contains U+0000 at index 0, which tables cannot hold; remove it", field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-27.5", "0", "27.5"})
  void whatADocumentStatesMayHaveEitherSign(String amount) {
    Money money = Money.of(amount, "GBP");

    assertThat(new ShippingCharged(money).amount()).isEqualTo(money);
    assertThat(new EventData.FeeCharged(EventData.FeeCharged.FeeKind.BANK, money).amount())
        .isEqualTo(money);
    assertThat(new ManualAdjustment(ManualAdjustment.Kind.DISCOUNT, money, null).amount())
        .isEqualTo(money);
    assertThat(new UnitWrittenDown(money, "unsold").amount()).isEqualTo(money);
  }

  @Test
  void aWriteDownHasAReason() {
    assertThatThrownBy(() -> new UnitWrittenDown(ONE, " "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("reason");
  }

  @Test
  void freeAndUnknownAreAllowedWhereTheyOccur() {
    assertThat(new ProductSold(1, Money.of("0", "GBP"), null).description()).isNull();
    assertThat(new UnitReceived(null, null).massG()).isNull();
    assertThat(new VoucherSold(-1, ONE).quantity()).isEqualTo(-1);
    assertThat(new InventoryAdjusted(-240, null).quantityChange()).isEqualTo(-240);
  }

  private static ProductSold sold(long quantity) {
    return new ProductSold(quantity, ONE, null);
  }

  private static RepairCompleted repair(
      @Nullable String barrier,
      @Nullable String problem,
      @Nullable String age,
      @Nullable Long minutes,
      @Nullable Money cost) {
    return new RepairCompleted(
        RepairCompleted.Outcome.END_OF_LIFE, barrier, problem, age, minutes, cost);
  }

  private static RepairCompleted repairUsing(long energyWh) {
    return new RepairCompleted(
        RepairCompleted.Outcome.FIXED,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        energyWh);
  }

  private static Arguments refused(
      ThrowingCallable maker, String message, String field, String value) {
    return Arguments.of(maker, message.formatted(field, value));
  }

  private static Arguments text(String field, ThrowingCallable maker) {
    return Arguments.of(field, maker);
  }
}
