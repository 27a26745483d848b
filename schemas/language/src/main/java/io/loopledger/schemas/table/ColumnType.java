package io.loopledger.schemas.table;

/** Column types of the lake, with the Java class that carries each value. */
public enum ColumnType {
  /** {@link String}. */
  TEXT,
  /** {@link Long}. */
  LONG,
  /** {@link Integer}. */
  INT,
  /** {@link Boolean}. */
  FLAG,
  /** {@link java.time.LocalDate}. */
  DATE,
  /** {@link java.time.Instant}, microseconds, UTC. */
  INSTANT,
  /** {@link Long} micro-units, stored as decimal(20,6). */
  AMOUNT,
  /** {@link java.math.BigDecimal} of scale 10, stored as decimal(20,10). */
  RATE,
  /** {@link java.util.Map} of text to text. */
  TEXT_MAP,
  /** {@link Record}, with its own columns. */
  ROW,
  /** {@link java.util.List} of {@link Record}, each with its own columns. */
  ROWS
}
