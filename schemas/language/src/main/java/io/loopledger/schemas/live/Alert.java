package io.loopledger.schemas.live;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Doc;
import java.time.Instant;
import java.util.Map;

/** Something that a person should look at: a message of {@code alerts}, a row of its table. */
@Doc("Something that a person should look at, found by a rule while events were posted.")
public record Alert(
    @Doc(
            value = "Hash of rule and finding: the same finding has the same id, however often.",
            example = "5f0c2b7d9a1e4c38")
        String alertId,
    @Doc("Of one alert_id the highest version counts.") long version,
    @Doc("RAISED, or CLEARED where what came later shows that there is nothing.") Status status,
    @Doc(value = "The rule that found it.", example = "unit-oversold") String rule,
    @Doc("WARNING or CRITICAL.") Severity severity,
    @Doc(value = "Brand.", example = "acme") String brand,
    @Doc(
            value = "What it is about: a ledger subject, product:brand/key or partner:brand/key.",
            example = "unit:acme/QR-1029")
        String about,
    @Doc(
            value = "The finding in a sentence.",
            example = "unit:acme/QR-1029 was sold twice: s-2 while s-1 stands")
        String message,
    @Doc("What the rule saw, by name.") Map<String, String> evidence,
    @Doc(value = "Id of the event whose arrival changed the finding.", example = "s-2")
        String triggerId,
    @Doc("When that event happened.") Instant effectiveTime,
    @Doc("When it was posted.") Instant recordedTime) {

  /** Whether the finding stands. */
  public enum Status {
    /** It does. */
    RAISED,
    /** It does not any more: a late or correcting event explained it. */
    CLEARED
  }

  /** How much it matters. */
  public enum Severity {
    /** Money or trust may be lost. */
    WARNING,
    /** The books, or a customer, are wrong until somebody acts. */
    CRITICAL
  }

  public Alert {
    requireNonNull(alertId, "alertId is null");
    evidence = Map.copyOf(evidence);
  }
}
