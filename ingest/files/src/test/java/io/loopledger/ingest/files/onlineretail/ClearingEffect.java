package io.loopledger.ingest.files.onlineretail;

import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.InventoryAdjusted;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.VoucherSold;
import java.math.BigDecimal;

/** What the catalog's rules post to the customer's account for an event, stated independently. */
final class ClearingEffect {
  private ClearingEffect() {}

  static BigDecimal of(EventData data) {
    return switch (data) {
      case ProductSold e -> e.unitPrice().times(e.quantity()).amount();
      case SaleReturned e -> e.unitPrice().times(-e.quantity()).amount();
      case ShippingCharged e -> e.amount().amount();
      case FeeCharged e -> e.amount().negated().amount();
      case ManualAdjustment e -> e.amount().amount();
      case VoucherSold e -> e.faceValue().times(e.quantity()).amount();
      case InventoryAdjusted e -> BigDecimal.ZERO;
      default -> throw new AssertionError("no line of a shop becomes " + data);
    };
  }
}
