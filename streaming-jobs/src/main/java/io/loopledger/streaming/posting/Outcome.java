package io.loopledger.streaming.posting;

import io.loopledger.catalog.live.UnitChange;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.Trigger;
import io.loopledger.schemas.command.AppliedCommand;
import io.loopledger.schemas.entry.Deferred;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.event.ReceivedEvent;
import java.util.List;
import java.util.Optional;

/** What becomes of a record. */
public sealed interface Outcome {
  /**
   * Posted.
   *
   * @param event the row of the audit trail
   * @param difference what was posted, not yet netted with what follows
   * @param waiting the event again, if it is a correction that waits for its target
   * @param change what the live outputs look at
   */
  record Posted(
      ReceivedEvent event,
      List<SubjectLedger.Caused> difference,
      Optional<Deferred> waiting,
      UnitChange change)
      implements Outcome {
    /** The subject's next history. */
    public SubjectHistory history() {
      return change.after();
    }
  }

  /**
   * A command that was applied.
   *
   * @param row who asked for what, and why
   * @param trigger what its entries are posted by
   * @param difference what was posted
   * @param change what the live outputs look at
   */
  record Applied(
      AppliedCommand row,
      Trigger.Asked trigger,
      List<SubjectLedger.Caused> difference,
      UnitChange change)
      implements Outcome {
    /** The subject's next history. */
    public SubjectHistory history() {
      return change.after();
    }
  }

  /** Laid aside for the night; the state stays as it was. */
  record Laid(Deferred deferred) implements Outcome {}

  /** Not posted; the state stays as it was. */
  record Rejected(Rejection rejection) implements Outcome {}
}
