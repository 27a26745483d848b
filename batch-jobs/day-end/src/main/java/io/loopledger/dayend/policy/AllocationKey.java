package io.loopledger.dayend.policy;

import java.util.List;

/** By what overhead is allocated. */
public enum AllocationKey {
  /** Used units received. */
  UNITS_RECEIVED("units received", "units.received"),
  /** Refurbished units sold, less returns. */
  UNITS_SOLD("units sold", "units.resold"),
  /** Mass of units received. */
  MASS("kg received", "mass.received"),
  /** Own work on units. */
  HANDLING_MINUTES("handling minutes", "time.handling", "time.repair");

  private final String text;
  private final List<String> accounts;

  AllocationKey(String text, String... accounts) {
    this.text = text;
    this.accounts = List.of(accounts);
  }

  /** As events name it. */
  public String text() {
    return text;
  }

  /** The statistical accounts whose sum is a subject's part. */
  public List<String> accounts() {
    return accounts;
  }
}
