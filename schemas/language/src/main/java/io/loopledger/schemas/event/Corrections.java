package io.loopledger.schemas.event;

import org.jspecify.annotations.Nullable;

/** Corrections: they carry the subject of the event they replace or void. */
public sealed interface Corrections extends EventData {
  /** Another event of the same subject was wrong; this is how it should have been. */
  @Doc("Another event of the same subject was wrong; this is how it should have been.")
  record EventCorrected(
      @Doc(value = "Source of the event it replaces.", example = "/shop/acme") String targetSource,
      @Doc(value = "Id of the event it replaces.", example = "ev-1") String targetId,
      @Doc(value = "Number of the correction, from 1; the highest one counts.", example = "1")
          long revision,
      @Doc(
              value = "The event as it should have been: a structured CloudEvent as JSON text.",
              example = "{\"specversion\":\"1.0\",\"id\":\"ev-1\"}")
          String replacement,
      @Doc(value = "Why.", example = "wrong price") String reason,
      @Doc(value = "Account that decided it; no person's name.", example = "finance-bot")
          @Nullable String correctedBy)
      implements Corrections {
    public EventCorrected {
      Texts.requireFilled("target_source", targetSource);
      Texts.requireFilled("target_id", targetId);
      Texts.requirePositive("revision", revision);
      Texts.requireFilled("replacement", replacement);
      Texts.requireFilled("reason", reason);
      Texts.requireText("corrected_by", correctedBy);
    }
  }

  /** Another event of the same subject never happened. */
  @Doc("Another event of the same subject never happened.")
  record EventVoided(
      @Doc(value = "Source of the event it voids.", example = "/shop/acme") String targetSource,
      @Doc(value = "Id of the event it voids.", example = "ev-1") String targetId,
      @Doc(value = "Number of the correction, from 1; the highest one counts.", example = "2")
          long revision,
      @Doc(value = "Why.", example = "scanned twice") String reason,
      @Doc(value = "Account that decided it; no person's name.", example = "finance-bot")
          @Nullable String correctedBy)
      implements Corrections {
    public EventVoided {
      Texts.requireFilled("target_source", targetSource);
      Texts.requireFilled("target_id", targetId);
      Texts.requirePositive("revision", revision);
      Texts.requireFilled("reason", reason);
      Texts.requireText("corrected_by", correctedBy);
    }
  }
}
