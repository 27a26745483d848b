package io.loopledger.schemas.event;

/** Where waste goes (waste hierarchy, Directive 2008/98/EC). */
public enum WasteRoute {
  /** Prepared for reuse. */
  REUSE,
  /** Recycled. */
  RECYCLING,
  /** Burnt for energy. */
  ENERGY_RECOVERY,
  /** Burnt. */
  INCINERATION,
  /** Dumped. */
  LANDFILL
}
