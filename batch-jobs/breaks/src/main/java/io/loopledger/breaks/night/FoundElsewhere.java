package io.loopledger.breaks.night;

import io.loopledger.breaks.book.FoundBreak;
import io.loopledger.night.step.NightContext;
import java.util.List;

/** Somebody else's findings that become breaks, such as those of the proof. */
public interface FoundElsewhere {
  /** The reconciliation of all of them, such as {@code proof}. */
  String reconciliation();

  /** All that was found in this night, the same in every attempt. */
  List<FoundBreak> find(NightContext context) throws Exception;
}
