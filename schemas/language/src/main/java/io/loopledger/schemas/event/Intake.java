package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** Stage 2: the article arrives, is identified, stored, lost. */
public sealed interface Intake extends EventData {
  /** A received unit was matched to its product and digital twin. */
  @Doc("A received unit was matched to its product and digital twin.")
  record UnitIdentified(
      @Doc("Identified by RULE (scan, image) or PERSON.") EventData.UnitGraded.DecidedBy decidedBy,
      @Doc(value = "Means of identification.", example = "QR code") @Nullable String identifiedWith,
      @Doc(value = "Working time in minutes.", example = "2") @Nullable Long handlingMinutes)
      implements Intake {
    public UnitIdentified {
      Texts.requirePresent("decided_by", decidedBy);
      Texts.requireText("identified_with", identifiedWith);
      Texts.requireNotNegative("handling_minutes", handlingMinutes);
    }
  }

  /** A unit moved between places of storage. */
  @Doc("A unit moved between places of storage.")
  record UnitMoved(
      @Doc(value = "Place it left.", example = "HH-1") @Nullable String fromLocation,
      @Doc(value = "Place it came to.", example = "HH-7") String toLocation,
      @Doc(value = "Why.", example = "photo studio") @Nullable String reason,
      @Doc(value = "Working time in minutes.", example = "3") @Nullable Long handlingMinutes)
      implements Intake {
    public UnitMoved {
      Texts.requireText("from_location", fromLocation);
      Texts.requireFilled("to_location", toLocation);
      Texts.requireText("reason", reason);
      Texts.requireNotNegative("handling_minutes", handlingMinutes);
    }
  }

  /** A stock count looked for a unit or a line. */
  @Doc("A stock count looked for a unit or a line.")
  record StockCounted(
      @Doc("Whether it was there.") boolean found,
      @Doc(value = "Place that was counted.", example = "HH-7") @Nullable String location,
      @Doc(value = "Pieces counted, for goods without identity.", example = "12")
          @Nullable Long countedQuantity)
      implements Intake {
    public StockCounted {
      Texts.requireText("location", location);
      Texts.requireNotNegative("counted_quantity", countedQuantity);
    }
  }

  /** A unit was lost: in transport or in stock. */
  @Doc("A unit was lost: in transport or in stock.")
  record UnitLost(
      @Doc("INBOUND, STOCK or OUTBOUND.") LostAt lostAt,
      @Doc(value = "Carrier that lost it, if one did.", example = "DHL") @Nullable String carrier,
      @Doc(value = "Why, in the source's words.", example = "parcel not delivered")
          @Nullable String reason)
      implements Intake {
    public UnitLost {
      Texts.requirePresent("lost_at", lostAt);
      Texts.requireText("carrier", carrier);
      Texts.requireText("reason", reason);
    }
  }

  /** A carrier paid for a lost or damaged parcel. */
  @Doc("A carrier paid for a lost or damaged parcel.")
  record CarrierClaimPaid(
      @Doc("Amount paid, 0 or more.") Money amount,
      @Doc(value = "Carrier that paid.", example = "DHL") String carrier,
      @Doc(value = "Reference of the claim.", example = "CL-2211") @Nullable String claimReference)
      implements Intake {
    public CarrierClaimPaid {
      Texts.requirePresent("amount", amount);
      Texts.requireNotNegative("amount", amount);
      Texts.requireFilled("carrier", carrier);
      Texts.requireText("claim_reference", claimReference);
    }
  }

  /** Where a unit was lost. */
  enum LostAt {
    /** On its way in. */
    INBOUND,
    /** In stock. */
    STOCK,
    /** On its way to the buyer. */
    OUTBOUND
  }
}
