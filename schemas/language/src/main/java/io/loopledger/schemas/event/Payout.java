package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stage 4: the offer to the previous owner, vouchers and coupons. */
public sealed interface Payout extends EventData {
  /** A payout was offered to the previous owner. */
  @Doc("A payout was offered to the previous owner.")
  record PayoutOffered(
      @Doc(value = "Number of the offer.", example = "of-771") @Nullable String offerId,
      @Doc("CASH, SPV, MPV or COUPON.") EventData.PayoutIssued.Instrument instrument,
      @Doc("Amount offered without bonus, 0 or more.") Money amount,
      @Doc("Bonus on top, 0 or more.") @Nullable Money bonus,
      @Doc(value = "Price tier the offer comes from.", example = "A") @Nullable String tier,
      @Doc(value = "Rule that decided.", example = "payout-by-grade") @Nullable String ruleId,
      @Doc(value = "Version of that rule.", example = "12") @Nullable Long ruleVersion)
      implements Payout {
    public PayoutOffered {
      Texts.requireText("offer_id", offerId);
      Texts.requirePresent("instrument", instrument);
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requireNotNegative("bonus", bonus);
      Texts.requireText("tier", tier);
      Texts.requireText("rule_id", ruleId);
      Texts.requireNotNegative("rule_version", ruleVersion);
    }
  }

  /** The previous owner accepted the offer. */
  @Doc("The previous owner accepted the offer.")
  record OfferAccepted(
      @Doc(value = "Number of the offer.", example = "of-771") @Nullable String offerId)
      implements Payout {
    public OfferAccepted {
      Texts.requireText("offer_id", offerId);
    }
  }

  /** The previous owner declined the offer. */
  @Doc("The previous owner declined the offer.")
  record OfferDeclined(
      @Doc(value = "Number of the offer.", example = "of-771") @Nullable String offerId,
      @Doc(value = "Why, in the source's words.", example = "too low") @Nullable String reason)
      implements Payout {
    public OfferDeclined {
      Texts.requireText("offer_id", offerId);
      Texts.requireText("reason", reason);
    }
  }

  /** A unit went back to the person who sent it in. */
  @Doc("A unit went back to the person who sent it in.")
  record UnitSentBack(
      @Doc(value = "Carrier that transports it.", example = "DHL") @Nullable String carrier,
      @Doc("Cost of sending it back, net.") @Nullable Money sendBackCost,
      @Doc("VAT on that cost.") @Nullable CostVat sendBackCostVat,
      @Doc("Transport legs of the way back.") List<Leg> legs)
      implements Payout {
    public UnitSentBack {
      Texts.requireText("carrier", carrier);
      Texts.requireNotNegative("send_back_cost", sendBackCost);
      legs = Texts.listOrEmpty(legs);
    }
  }

  /** A payout did not reach the previous owner. */
  @Doc("A payout did not reach the previous owner.")
  record PayoutFailed(
      @Doc("CASH, SPV, MPV or COUPON.") EventData.PayoutIssued.Instrument instrument,
      @Doc("Amount that failed, 0 or more.") Money amount,
      @Doc(value = "Reason of the payment service.", example = "account closed")
          @Nullable String reason)
      implements Payout {
    public PayoutFailed {
      Texts.requirePresent("instrument", instrument);
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requireText("reason", reason);
    }
  }

  /** A voucher lapsed unused, whole or in part. */
  @Doc("A voucher lapsed unused, whole or in part.")
  record VoucherExpired(
      @Doc("Value that lapsed, 0 or more.") Money amount,
      @Doc("SPV (single-purpose) or MPV (multi-purpose).") @Nullable VoucherKind voucherKind,
      @Doc(value = "Ledger subject that issued it.", example = "unit:acme/QR-1029")
          @Nullable String issuedBySubject)
      implements Payout {
    public VoucherExpired {
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requireSubject("issued_by_subject", issuedBySubject);
    }
  }

  /** A coupon was issued: a later discount, no liability. */
  @Doc("A coupon was issued: a later discount, no liability.")
  record CouponIssued(
      @Doc("Discount it grants, 0 or more.") Money faceValue,
      @Doc(value = "Days until it expires.", example = "365") @Nullable Long validDays,
      @Doc(value = "What it was issued for.", example = "return bonus") @Nullable String reason)
      implements Payout {
    public CouponIssued {
      Texts.requirePresent("face_value", faceValue);
      Texts.requireNotNegative("face_value", faceValue);
      Texts.requireNotNegative("valid_days", validDays);
      Texts.requireText("reason", reason);
    }
  }

  /** A coupon lowered the price of a sale. */
  @Doc("A coupon lowered the price of a sale.")
  record CouponRedeemed(
      @Doc("Discount it gave, 0 or more.") Money amount,
      @Doc(value = "Ledger subject that issued it.", example = "unit:acme/QR-1029")
          @Nullable String issuedBySubject)
      implements Payout {
    public CouponRedeemed {
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requireSubject("issued_by_subject", issuedBySubject);
    }
  }
}
