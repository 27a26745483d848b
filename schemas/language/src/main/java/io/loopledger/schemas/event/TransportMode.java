package io.loopledger.schemas.event;

/** How goods travel. */
public enum TransportMode {
  /** Delivery van. */
  VAN,
  /** Lorry. */
  TRUCK,
  /** Train. */
  RAIL,
  /** Ship. */
  SHIP,
  /** Aeroplane. */
  AIR,
  /** Cargo bicycle. */
  BICYCLE,
  /** Something else. */
  OTHER
}
