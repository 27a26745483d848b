package io.loopledger.close.bridge;

import java.util.Arrays;
import java.util.List;

/** Why a figure is another one than what was published. The order is that of a bridge. */
public enum BridgePart {
  /** An event came after the close. */
  LATE_EVENT("late event", "late_event"),
  /** An event was corrected or voided after the close. */
  CORRECTION("correction", "correction"),
  /** A factor was revised. */
  FACTOR("factor", "factor"),
  /** Another method of impact. */
  METHOD("method", "method_change"),
  /** Other exchange rates. */
  RATE("rate", "rate"),
  /** Other posting rules or policies. */
  RULE("rule", "rule"),
  /** An approved difference of the proof. */
  PROOF("proof", "proof"),
  /** An adjustment or write-off by hand, which says that the books were wrong. */
  ERROR("error", "error");

  private final String label;
  private final String column;

  BridgePart(String label, String column) {
    this.label = label;
    this.column = column;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  /** Its column of the bridge's query. */
  public String column() {
    return column;
  }

  /** All columns, in order. */
  public static List<String> columns() {
    return Arrays.stream(values()).map(BridgePart::column).toList();
  }
}
