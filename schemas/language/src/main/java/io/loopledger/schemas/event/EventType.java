package io.loopledger.schemas.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The register of event types: topic and stage rank of each. The order of the constants is the
 * order of columns in {@code raw.events}: new types go to the end.
 */
public enum EventType {
  PRODUCT_SOLD(EventData.ProductSold.class, Topic.SALES, 10),
  SALE_RETURNED(EventData.SaleReturned.class, Topic.SALES, 60),
  SHIPPING_CHARGED(EventData.ShippingCharged.class, Topic.SALES, 12),
  FEE_CHARGED(EventData.FeeCharged.class, Topic.SALES, 52),
  UNIT_SOLD(EventData.UnitSold.class, Topic.SALES, 50),
  VOUCHER_SOLD(EventData.VoucherSold.class, Topic.PAYOUTS, 11),
  VOUCHER_REDEEMED(EventData.VoucherRedeemed.class, Topic.PAYOUTS, 53),
  PAYOUT_ISSUED(EventData.PayoutIssued.class, Topic.PAYOUTS, 40),
  UNIT_RECEIVED(EventData.UnitReceived.class, Topic.RETURNS, 20),
  UNIT_GRADED(EventData.UnitGraded.class, Topic.RETURNS, 22),
  REPAIR_COMPLETED(EventData.RepairCompleted.class, Topic.REPAIRS, 30),
  UNIT_RECYCLED(EventData.UnitRecycled.class, Topic.RETURNS, 70),
  UNIT_WRITTEN_OFF(EventData.UnitWrittenOff.class, Topic.RETURNS, 71),
  INVENTORY_ADJUSTED(EventData.InventoryAdjusted.class, Topic.SALES, 72),
  MANUAL_ADJUSTMENT(EventData.ManualAdjustment.class, Topic.SALES, 73);

  private static final Map<Class<?>, EventType> BY_CLASS =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::dataClass, Function.identity()));
  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::typeName, Function.identity()));

  private final Class<? extends EventData> dataClass;
  private final Topic topic;
  private final int stageRank;

  EventType(Class<? extends EventData> dataClass, Topic topic, int stageRank) {
    this.dataClass = dataClass;
    this.topic = topic;
    this.stageRank = stageRank;
  }

  /** The type of some data. */
  public static EventType of(EventData data) {
    EventType type = BY_CLASS.get(data.getClass());
    if (type == null) {
      throw new IllegalStateException(data.getClass() + " is not registered in EventType");
    }
    return type;
  }

  /** The type with this name, such as {@code UnitSold}. */
  public static Optional<EventType> named(String typeName) {
    return Optional.ofNullable(BY_NAME.get(typeName));
  }

  /** The name in tables and contracts, such as {@code UnitSold}. */
  public String typeName() {
    return dataClass.getSimpleName();
  }

  /** The record that holds the type's own fields. */
  public Class<? extends EventData> dataClass() {
    return dataClass;
  }

  /** The topic that carries it. */
  public Topic topic() {
    return topic;
  }

  /** Order among events of one subject at the same instant: the stage of the loop. */
  public int stageRank() {
    return stageRank;
  }
}
