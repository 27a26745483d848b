package io.loopledger.ingest.mapping.fault;

/** Why a row or document could not be mapped. */
public enum MappingCode {
  /** The row has another number of cells than the header. */
  ROW_SHAPE,
  /** A cell or text holds U+0000, which tables cannot hold. */
  NUL_CHARACTER,
  /** A value that is needed is empty. */
  MISSING_VALUE,
  /** A part of the document is an object or a list where a plain value is needed. */
  NOT_A_PLAIN_VALUE,
  /** {@code for-each} points to something that is no list. */
  NOT_A_LIST,
  /** A value stands in no value map. */
  NOT_IN_MAP,
  /** A text is no number of the form the mapping states. */
  NOT_A_NUMBER,
  /** A comma may be a decimal comma or group thousands. */
  AMBIGUOUS_NUMBER,
  /** A number must be whole and is not. */
  NOT_WHOLE,
  /** A number has too many decimals or is too large for the ledger. */
  OUT_OF_RANGE,
  /** A division leaves more than six decimals. */
  NOT_EXACT,
  /** A text is no ISO 4217 currency. */
  NOT_A_CURRENCY,
  /** A text is none of a field's choices. */
  NOT_A_CHOICE,
  /** A text is neither yes nor no. */
  NOT_A_FLAG,
  /** A text is no date or time of a form the mapping states. */
  NOT_A_TIME,
  /** A text is no time zone. */
  NOT_A_ZONE,
  /** The clocks were put forward over this local time: it did not exist. */
  TIME_IN_GAP,
  /** The clocks were put back over this local time: it existed twice. */
  TIME_TWICE,
  /** A rule of the mapping rejects it ({@code checks}). */
  REJECTED_BY_MAPPING,
  /** No event's {@code when} holds. */
  NO_EVENT,
  /** Two events of one row or document have the same id. */
  DUPLICATE_ID,
  /** The event language refuses what the values say. */
  BROKEN_RULE,
  /** The document is not strict JSON. */
  NOT_JSON,
  /** No mapping of the source knows the topic. */
  UNKNOWN_TOPIC
}
