package io.loopledger.brandreports.csv;

import java.util.Optional;

/** What the cells of a column are. */
public enum CellKind {
  /** Text of any characters. */
  TEXT("string"),
  /** Whole number. */
  INTEGER("integer"),
  /** Exact decimal number. */
  DECIMAL("number"),
  /** true or false. */
  BOOLEAN("boolean"),
  /** Day. */
  DATE("date"),
  /** Point in time. */
  INSTANT("datetime"),
  /** Date and time without a zone. */
  LOCAL_TIME("datetime");

  private final String frictionless;

  CellKind(String frictionless) {
    this.frictionless = frictionless;
  }

  /** Its type in a data package. */
  public String frictionless() {
    return frictionless;
  }

  /**
   * The kind of a type of Trino, such as {@code decimal(20,6)}; empty for one that CSV cannot hold
   * exactly, such as {@code double} or an array.
   */
  public static Optional<CellKind> of(String trinoType) {
    if (trinoType.startsWith("timestamp")) {
      return Optional.of(trinoType.endsWith("with time zone") ? INSTANT : LOCAL_TIME);
    }
    return Optional.ofNullable(
        switch (trinoType.replaceAll("\\(.*", "")) {
          case "varchar", "char" -> TEXT;
          case "tinyint", "smallint", "integer", "bigint" -> INTEGER;
          case "decimal" -> DECIMAL;
          case "boolean" -> BOOLEAN;
          case "date" -> DATE;
          default -> null;
        });
  }
}
