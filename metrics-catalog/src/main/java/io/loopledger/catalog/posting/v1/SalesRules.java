package io.loopledger.catalog.posting.v1;

import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.EventData.UnitSold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sales of new and refurbished goods, and what comes back. */
final class SalesRules {
  private SalesRules() {}

  /** Revenue against the customer's account; the line stays open for returns. */
  static SubjectState sold(SubjectState state, EventContext context, ProductSold sold, Lines out) {
    out.transfer(
        ClearingAccounts.clearing(context, DocumentType.INVOICE),
        "revenue.products",
        sold.unitPrice().times(sold.quantity()));
    out.units("units.sold", sold.quantity());
    return state.withSale(new OpenSale(OpenSale.Kind.FIRST_LIFE, sold.quantity(), Map.of()));
  }

  /** Revenue, and the unit's cost from stock to cost of goods sold. */
  static SubjectState resold(SubjectState state, EventContext context, UnitSold sold, Lines out) {
    out.transfer(
        ClearingAccounts.clearing(context, DocumentType.INVOICE), "revenue.resale", sold.price());
    out.transferEach("cost.units-sold", "inventory.units", state.inventoryMicros());
    out.units("units.resold", 1);
    return state
        .withSale(new OpenSale(OpenSale.Kind.RESALE, 1, state.inventoryMicros()))
        .withoutInventory();
  }

  /**
   * Pieces that come back, matched to the latest earlier sales of the subject. What exceeds them is
   * split off and posted as a return without a known sale.
   */
  static SubjectState returned(
      SubjectState state, EventContext context, SaleReturned returned, Lines out) {
    List<OpenSale> stillOpen = new ArrayList<>(state.openSales());
    SubjectState next = state;
    long unmatched = returned.quantity();
    for (int i = stillOpen.size() - 1; i >= 0 && unmatched > 0; i--) {
      OpenSale sale = stillOpen.get(i);
      long matched = Math.min(unmatched, sale.openQuantity());
      unmatched -= matched;
      next = takeBack(next, context, sale, returned, matched, out);
      stillOpen.set(i, sale.less(matched));
    }
    if (unmatched > 0) {
      giveBack(context, "revenue.returned-unmatched", returned, unmatched, out);
      out.units("units.returned-unmatched", unmatched);
    }
    stillOpen.removeIf(sale -> sale.openQuantity() == 0);
    return next.withSales(stillOpen);
  }

  private static SubjectState takeBack(
      SubjectState state,
      EventContext context,
      OpenSale sale,
      SaleReturned returned,
      long matched,
      Lines out) {
    return switch (sale.kind()) {
      case FIRST_LIFE -> {
        giveBack(context, "revenue.products-returned", returned, matched, out);
        out.units("units.returned", matched);
        yield state;
      }
      case RESALE -> {
        giveBack(context, "revenue.resale-returned", returned, matched, out);
        out.transferEach("inventory.units", "cost.units-sold", sale.costMicros());
        out.units("units.resold", -matched);
        yield backInStock(state, sale);
      }
    };
  }

  private static SubjectState backInStock(SubjectState state, OpenSale sale) {
    SubjectState next = state;
    for (Map.Entry<String, Long> cost : sale.costMicros().entrySet()) {
      next = next.withInventory(cost.getKey(), cost.getValue());
    }
    return next;
  }

  private static void giveBack(
      EventContext context, String account, SaleReturned returned, long quantity, Lines out) {
    out.transfer(
        account,
        ClearingAccounts.clearing(context, DocumentType.CREDIT_NOTE),
        returned.unitPrice().times(quantity));
  }
}
