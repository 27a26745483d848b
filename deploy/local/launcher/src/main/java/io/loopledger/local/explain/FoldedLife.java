package io.loopledger.local.explain;

import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import java.util.ArrayList;
import java.util.List;

/** Folds every beginning of a subject's events: what each next one adds to the journal. */
public final class FoldedLife implements LedgerLife {
  private final PostingEngine engine;

  /** Folds with this engine. */
  public FoldedLife(PostingEngine engine) {
    this.engine = engine;
  }

  @Override
  public List<Step> steps(List<PinnedEvent> events) {
    List<PinnedEvent> sorted = events.stream().sorted(PinnedEvent.ORDER).toList();
    List<Step> steps = new ArrayList<>();
    Journal before = Journal.EMPTY;
    for (int i = 0; i < sorted.size(); i++) {
      Journal after = engine.journal(sorted.subList(0, i + 1));
      steps.add(new Step(sorted.get(i), "", after.minus(before)));
      before = after;
    }
    return steps;
  }
}
