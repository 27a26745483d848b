package io.loopledger.catalog.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A kind of column whose values a role may have hidden, with the mask that hides them. */
public enum ColumnKind {
  /** Points at a person, or is free text that might. */
  @JsonProperty("personal")
  PERSONAL {
    @Override
    String mask(String column) {
      return "NULL";
    }
  },
  /**
   * A ledger subject. One of kind {@code line:} holds a customer pseudonym; its hash still tells
   * lines apart, so that counts stay right, and leads nowhere: a pseudonym is 128 random bits.
   */
  @JsonProperty("line")
  LINE {
    @Override
    String mask(String column) {
      return "CASE WHEN starts_with(%1$s, 'line:') THEN 'line:' || lower(to_hex(sha256(to_utf8(%1$s)))) ELSE %1$s END"
          .formatted(column);
    }
  },
  /** Tells how much all brands together send. */
  @JsonProperty("platform")
  PLATFORM {
    @Override
    String mask(String column) {
      return "NULL";
    }
  };

  /** The SQL expression that stands in for the column. */
  abstract String mask(String column);
}
