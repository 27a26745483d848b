package io.loopledger.schemas.event;

/** Where a figure comes from; carried on every event and every entry. */
public enum Origin {
  /** Measured by an operational service or read from a partner's file. */
  REAL,
  /** Computed by the platform itself, such as a nightly accrual. */
  DERIVED,
  /** Made by the simulator. */
  SIMULATED;

  /** As written in tables: lower case. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
