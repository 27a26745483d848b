package io.loopledger.catalog.reference;

import java.time.ZoneId;
import java.util.List;

/** Reference data for tests of live outputs: one brand with a programme of each method. */
public final class LiveReferences {
  /** The version that has it. */
  public static final long VERSION = 1;

  private static final ReferenceData DATA =
      ReferenceData.builtIn()
          .with(
              VERSION,
              new Brand(
                  "acme",
                  "acme-group",
                  "DE",
                  ZoneId.of("Europe/Berlin"),
                  "EUR",
                  Brand.Policies.DEFAULT,
                  List.of(
                      new Programme("repair", "RESTART", 2), new Programme("resale", "RESALE", 1))))
          .withRules(VERSION, "2026-12");

  private LiveReferences() {}

  /** The data in force at a version. */
  public static ReferenceData at(long version) {
    return DATA;
  }
}
