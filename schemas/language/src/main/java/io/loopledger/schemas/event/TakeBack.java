package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** Stage 1: the customer asks to give an article back. */
public sealed interface TakeBack extends EventData {
  /** A customer opened the return portal. */
  @Doc("A customer opened the return portal.")
  record PortalStarted(
      @Doc(value = "Visit, as the portal numbers it; no cookie of a person.", example = "s-8831")
          @Nullable String sessionId,
      @Doc(value = "Group of articles or customers the visit belongs to.", example = "jackets")
          @Nullable String segment)
      implements TakeBack {
    public PortalStarted {
      Texts.requireText("session_id", sessionId);
      Texts.requireText("segment", segment);
    }
  }

  /** A customer left the return portal without a request. */
  @Doc("A customer left the return portal without a request.")
  record PortalAbandoned(
      @Doc(value = "Visit, as the portal numbers it.", example = "s-8831")
          @Nullable String sessionId,
      @Doc(value = "Step at which it was left.", example = "offer") @Nullable String portalStep,
      @Doc(value = "Why, where the customer said so.", example = "offer too low")
          @Nullable String reason)
      implements TakeBack {
    public PortalAbandoned {
      Texts.requireText("session_id", sessionId);
      Texts.requireText("portal_step", portalStep);
      Texts.requireText("reason", reason);
    }
  }

  /** A customer asked to give an article back. */
  @Doc("A customer asked to give an article back.")
  record ReturnRequested(
      @Doc("TAKE_BACK, WITHDRAWAL or WARRANTY: three different paths of the ledger.")
          ReturnKind returnKind,
      @Doc("Condition as the customer declares it.")
          EventData.UnitGraded.@Nullable Grade declaredGrade,
      @Doc("PRIVATE, BUSINESS or UNKNOWN: decides the margin scheme.")
          @Nullable SellerStatus sellerStatus,
      @Doc("Payout shown to the customer, 0 or more.") @Nullable Money expectedPayout,
      @Doc(value = "Group of articles or customers.", example = "jackets") @Nullable String segment,
      @Doc(value = "Why, in the customer's words.", example = "too many") @Nullable String reason)
      implements TakeBack {
    public ReturnRequested {
      Texts.requirePresent("return_kind", returnKind);
      Texts.requireNotNegative("expected_payout", expectedPayout);
      Texts.requireText("segment", segment);
      Texts.requireText("reason", reason);
    }
  }

  /** A shipping label was issued for a return. */
  @Doc("A shipping label was issued for a return.")
  record LabelIssued(
      @Doc(value = "Carrier that transports it.", example = "DHL") String carrier,
      @Doc(value = "Number of the parcel.", example = "00340434161094015902")
          @Nullable String trackingId,
      @Doc("Cost of the label, net.") @Nullable Money labelCost,
      @Doc("VAT on that cost.") @Nullable CostVat labelCostVat,
      @Doc(value = "Days until it expires.", example = "28") @Nullable Long validDays,
      @Doc(value = "Group of articles or customers.", example = "jackets") @Nullable String segment)
      implements TakeBack {
    public LabelIssued {
      Texts.requireFilled("carrier", carrier);
      Texts.requireText("tracking_id", trackingId);
      Texts.requireNotNegative("label_cost", labelCost);
      Texts.requireNotNegative("valid_days", validDays);
      Texts.requireText("segment", segment);
    }
  }

  /** A label expired unused. */
  @Doc("A label expired unused.")
  record LabelExpired(
      @Doc(value = "Carrier that issued it.", example = "DHL") String carrier,
      @Doc(value = "Number of the parcel.", example = "00340434161094015902")
          @Nullable String trackingId,
      @Doc("Amount the carrier gives back for it, net.") @Nullable Money labelCredit)
      implements TakeBack {
    public LabelExpired {
      Texts.requireFilled("carrier", carrier);
      Texts.requireText("tracking_id", trackingId);
      Texts.requireNotNegative("label_credit", labelCredit);
    }
  }
}
