package io.loopledger.catalog.posting.v1;

import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.event.EventData.FeeCharged;
import io.loopledger.schemas.event.EventData.ManualAdjustment;
import io.loopledger.schemas.event.EventData.ShippingCharged;
import io.loopledger.schemas.event.EventData.VoucherRedeemed;
import io.loopledger.schemas.event.EventData.VoucherSold;

/** Amounts on a customer document that are not goods. None of them changes the subject's state. */
final class DocumentRules {
  private DocumentRules() {}

  /** Shipping is revenue of its own. */
  static void shipping(EventContext context, ShippingCharged shipping, Lines out) {
    out.transfer(
        ClearingAccounts.clearing(context, DocumentType.INVOICE),
        "revenue.shipping",
        shipping.amount());
  }

  /** A fee is cost; whoever takes it deducts it from what the customer's account will bring. */
  static void fee(EventContext context, FeeCharged fee, Lines out) {
    String account =
        switch (fee.feeKind()) {
          case MARKETPLACE -> "fees.marketplace";
          case PAYMENT -> "fees.payment";
          case BANK -> "fees.bank";
        };
    out.transfer(account, ClearingAccounts.clearing(context, DocumentType.INVOICE), fee.amount());
  }

  /** A voucher sold is a liability, not revenue. */
  static void voucherSold(EventContext context, VoucherSold voucher, Lines out) {
    out.transfer(
        ClearingAccounts.clearing(context, DocumentType.INVOICE),
        "vouchers.outstanding",
        voucher.faceValue().times(voucher.quantity()));
    out.units("vouchers.sold", voucher.quantity());
  }

  /** Redeeming settles the liability and pays the customer's account. */
  static void voucherRedeemed(EventContext context, VoucherRedeemed voucher, Lines out) {
    out.transfer(
        "vouchers.outstanding",
        ClearingAccounts.clearing(context, DocumentType.INVOICE),
        voucher.amount());
  }

  /** Adjustments post as the document states them: positive charges the customer. */
  static void adjustment(EventContext context, ManualAdjustment adjustment, Lines out) {
    String account =
        switch (adjustment.adjustmentKind()) {
          case DISCOUNT -> "revenue.discounts";
          case SAMPLE -> "cost.samples";
          case CHARITY -> "cost.charity";
          case BAD_DEBT -> "cost.bad-debts";
          case MANUAL -> "revenue.manual";
          case PAYMENT_DIFFERENCE -> "cash.differences";
        };
    out.transfer(
        ClearingAccounts.clearing(context, DocumentType.INVOICE), account, adjustment.amount());
  }
}
