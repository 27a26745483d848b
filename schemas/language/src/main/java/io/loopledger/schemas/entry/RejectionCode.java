package io.loopledger.schemas.entry;

/** Why a record could not be posted, and who has to act. */
public enum RejectionCode {
  /** The bytes are not an event. */
  UNDECODABLE(Owner.DATA),
  /** The event type is not known. */
  UNKNOWN_TYPE(Owner.DATA),
  /** The writer's schema is not known here: a newer producer, or a foreign one. */
  UNKNOWN_SCHEMA(Owner.CONFIG),
  /** A field breaks a rule. */
  INVALID(Owner.DATA),
  /** The Kafka key is not the event's subject: the subject's order would not hold. */
  SUBJECT_MISMATCH(Owner.DATA),
  /** The brand is not registered. */
  UNKNOWN_BRAND(Owner.CONFIG),
  /** The programme is not registered with the brand. */
  UNKNOWN_PROGRAM(Owner.CONFIG),
  /** No exchange rate to the reporting currency. */
  FX_RATE_MISSING(Owner.CONFIG),
  /** No VAT rate of the country and day. */
  VAT_RATE_MISSING(Owner.CONFIG),
  /** The same event again: counted once. */
  DUPLICATE(Owner.DATA),
  /** The same source and id with other content. */
  CONFLICT(Owner.DATA),
  /** The subject has more events than one subject may keep. */
  HISTORY_FULL(Owner.CONFIG),
  /** An amount is too large for the ledger. */
  AMOUNT_OVERFLOW(Owner.DATA),
  /** A rule of this release failed on the event: a defect, or factors it does not have. */
  RULE_FAILED(Owner.CONFIG),
  /** A body at the door is not strict JSON. */
  MALFORMED_JSON(Owner.DATA),
  /** The key may not write for the event's brand. */
  BRAND_NOT_ALLOWED(Owner.CONFIG),
  /** The key may not write as the event's source. */
  SOURCE_NOT_ALLOWED(Owner.CONFIG),
  /** No key, a wrong one, or a wrong signature. */
  UNAUTHENTICATED(Owner.CONFIG),
  /** A body or an event at the door is larger than the door takes. */
  TOO_LARGE(Owner.DATA),
  /** The door takes no such content type or encoding. */
  UNSUPPORTED_CONTENT(Owner.DATA),
  /** The door has as much to do as it can take; send again later. */
  BUSY(Owner.EXTERNAL),
  /** Kafka did not acknowledge; send again. */
  LOG_UNAVAILABLE(Owner.EXTERNAL),
  /** The database of keys and pseudonyms does not answer; send again. */
  STORE_UNAVAILABLE(Owner.EXTERNAL),
  /** The customer of an event is a plain reference: it belongs nowhere behind the door. */
  CUSTOMER_NOT_PSEUDONYM(Owner.DATA),
  /** A command about a subject of which cycles were evicted; rehydrate it first. */
  SUBJECT_EVICTED(Owner.CONFIG);

  private final Owner owner;

  RejectionCode(Owner owner) {
    this.owner = owner;
  }

  /** Who has to act. */
  public Owner owner() {
    return owner;
  }

  /** Whether the original record also goes to the dead-letter topic: a duplicate need not. */
  public boolean isDeadLettered() {
    return this != DUPLICATE;
  }

  /** Who has to act on a rejection. */
  public enum Owner {
    /** The sender. */
    DATA,
    /** Whoever configures the platform. */
    CONFIG,
    /** A third party. */
    EXTERNAL
  }
}
