package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stage 5: offering, shipping and delivering a refurbished unit. */
public sealed interface Resale extends EventData {
  /** A unit was offered for sale. */
  @Doc("A unit was offered for sale.")
  record UnitListed(
      @Doc(value = "Number of the offer on the channel.", example = "L-90")
          @Nullable String listingId,
      @Doc("Price asked, gross.") Money price,
      @Doc("STANDARD, MARGIN, ZERO_RATED or EXPORT.") @Nullable VatScheme vatScheme)
      implements Resale {
    public UnitListed {
      Texts.requireText("listing_id", listingId);
      Texts.requirePresent("price", price);
      Texts.requireNotNegative("price", price);
    }
  }

  /** A channel refused an offer. */
  @Doc("A channel refused an offer.")
  record ListingRejected(
      @Doc(value = "Number of the offer on the channel.", example = "L-90")
          @Nullable String listingId,
      @Doc(value = "Why, in the channel's words.", example = "brand not allowed")
          @Nullable String reason)
      implements Resale {
    public ListingRejected {
      Texts.requireText("listing_id", listingId);
      Texts.requireText("reason", reason);
    }
  }

  /** The price asked for a unit changed. */
  @Doc("The price asked for a unit changed.")
  record PriceChanged(
      @Doc(value = "Number of the offer on the channel.", example = "L-90")
          @Nullable String listingId,
      @Doc("New price, gross.") Money price,
      @Doc("Price before, gross.") @Nullable Money previousPrice,
      @Doc("Changed by RULE or PERSON.") EventData.UnitGraded.DecidedBy decidedBy,
      @Doc(value = "Rule that decided.", example = "decay-14d") @Nullable String ruleId,
      @Doc(value = "Version of that rule.", example = "4") @Nullable Long ruleVersion)
      implements Resale {
    public PriceChanged {
      Texts.requireText("listing_id", listingId);
      Texts.requirePresent("price", price);
      Texts.requireNotNegative("price", price);
      Texts.requireNotNegative("previous_price", previousPrice);
      Texts.requirePresent("decided_by", decidedBy);
      Texts.requireText("rule_id", ruleId);
      Texts.requireNotNegative("rule_version", ruleVersion);
    }
  }

  /** An offer was taken off a channel. */
  @Doc("An offer was taken off a channel.")
  record UnitDelisted(
      @Doc(value = "Number of the offer on the channel.", example = "L-90")
          @Nullable String listingId,
      @Doc(value = "Why.", example = "sold elsewhere") @Nullable String reason)
      implements Resale {
    public UnitDelisted {
      Texts.requireText("listing_id", listingId);
      Texts.requireText("reason", reason);
    }
  }

  /** A unit was reserved for a buyer. */
  @Doc("A unit was reserved for a buyer.")
  record UnitReserved(
      @Doc(value = "Number of the offer on the channel.", example = "L-90")
          @Nullable String listingId,
      @Doc(value = "How long it is held, in minutes.", example = "15")
          @Nullable Long reservedMinutes)
      implements Resale {
    public UnitReserved {
      Texts.requireText("listing_id", listingId);
      Texts.requireNotNegative("reserved_minutes", reservedMinutes);
    }
  }

  /** A sold unit left for its buyer. */
  @Doc("A sold unit left for its buyer.")
  record UnitShipped(
      @Doc(value = "Carrier that transports it.", example = "DHL") @Nullable String carrier,
      @Doc(value = "Number of the parcel.", example = "00340434161094015902")
          @Nullable String trackingId,
      @Doc("Cost of the transport, net.") @Nullable Money outboundCost,
      @Doc("VAT on that cost.") @Nullable CostVat outboundCostVat,
      @Doc("Cost of the packaging, net.") @Nullable Money packagingCost,
      @Doc("VAT on that cost.") @Nullable CostVat packagingCostVat,
      @Doc(value = "Mass with packaging in grams.", example = "830") @Nullable Long massG,
      @Doc("Transport legs to the buyer.") List<Leg> legs)
      implements Resale {
    public UnitShipped {
      Texts.requireText("carrier", carrier);
      Texts.requireText("tracking_id", trackingId);
      Texts.requireNotNegative("outbound_cost", outboundCost);
      Texts.requireNotNegative("packaging_cost", packagingCost);
      Texts.requireNotNegative("mass_g", massG);
      legs = Texts.listOrEmpty(legs);
    }
  }

  /** A sold unit reached its buyer. */
  @Doc("A sold unit reached its buyer.")
  record UnitDelivered(
      @Doc(value = "Carrier that delivered it.", example = "DHL") @Nullable String carrier,
      @Doc(value = "Number of the parcel.", example = "00340434161094015902")
          @Nullable String trackingId)
      implements Resale {
    public UnitDelivered {
      Texts.requireText("carrier", carrier);
      Texts.requireText("tracking_id", trackingId);
    }
  }
}
