package io.loopledger.ingest.files.openrepair;

import io.loopledger.ingest.files.RejectedRowException;
import io.loopledger.ingest.files.Row;
import io.loopledger.schemas.event.EventData.RepairCompleted.Outcome;

/** How the standard writes the end of a repair attempt. */
enum RepairStatus {
  FIXED("Fixed", Outcome.FIXED, "repairs that succeeded (Fixed)"),
  REPAIRABLE("Repairable", Outcome.REPAIRABLE, "repairs still pending (Repairable)"),
  END_OF_LIFE("End of life", Outcome.END_OF_LIFE, "units disposed of (End of life)"),
  UNKNOWN("Unknown", Outcome.UNKNOWN, "repairs without an outcome (Unknown)");

  private final String text;
  private final Outcome outcome;
  private final String kind;

  RepairStatus(String text, Outcome outcome, String kind) {
    this.text = text;
    this.outcome = outcome;
    this.kind = kind;
  }

  static RepairStatus of(Row row) throws RejectedRowException {
    String found = row.text(OpenRepairColumn.REPAIR_STATUS).replaceAll("\\s+", " ");
    for (RepairStatus status : values()) {
      if (status.text.equalsIgnoreCase(found)) {
        return status;
      }
    }
    throw row.rejected(
        OpenRepairColumn.REPAIR_STATUS,
        "repair_status is none of Fixed, Repairable, End of life, Unknown; use one of them");
  }

  Outcome outcome() {
    return outcome;
  }

  /** What such a row is, in words for people. */
  String kind() {
    return kind;
  }
}
