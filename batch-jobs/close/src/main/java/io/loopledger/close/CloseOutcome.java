package io.loopledger.close;

import io.loopledger.close.book.CheckResult;
import io.loopledger.close.book.Close;
import java.util.List;

/** What came of a request. */
public sealed interface CloseOutcome {
  /** It is done; the closes that changed, as they are now. */
  record Done(List<Close> closes) implements CloseOutcome {
    public Done {
      closes = List.copyOf(closes);
    }
  }

  /** The books were closed before, by these; nothing changed. */
  record AlreadyClosed(List<Close> closes) implements CloseOutcome {
    public AlreadyClosed {
      closes = List.copyOf(closes);
    }
  }

  /** Checks stand in the way; nothing changed. */
  record Refused(List<CheckResult> checks) implements CloseOutcome {
    public Refused {
      checks = List.copyOf(checks);
    }
  }

  /** Another close runs; nothing changed. */
  record Busy(String holder) implements CloseOutcome {}
}
