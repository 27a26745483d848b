package io.loopledger.schemas.event;

import org.jspecify.annotations.Nullable;

/** One leg of a transport chain (ISO 14083). */
@Doc("One leg of a transport chain.")
public record Leg(
    @Doc("VAN, TRUCK, RAIL, SHIP, AIR, BICYCLE or OTHER.") TransportMode mode,
    @Doc(value = "Distance in metres.", example = "412000") long distanceM,
    @Doc(value = "Mass moved, with packaging, in grams.", example = "830") @Nullable Long massG) {
  public Leg {
    Texts.requirePresent("mode", mode);
    Texts.requireNotNegative("distance_m", distanceM);
    Texts.requireNotNegative("mass_g", massG);
  }
}
