package io.loopledger.catalog.claim;

import java.util.List;

/** What the guard answers. */
public sealed interface ClaimAnswer {
  /**
   * A sentence that may be said.
   *
   * @param text the sentence, with all that must stand beside its figure
   */
  record Worded(String text) implements ClaimAnswer {}

  /**
   * Nothing may be said.
   *
   * @param refusals all reasons
   */
  record Refused(List<ClaimRefusal> refusals) implements ClaimAnswer {
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}
