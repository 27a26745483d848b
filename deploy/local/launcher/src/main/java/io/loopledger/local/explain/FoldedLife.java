package io.loopledger.local.explain;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The life as the posting engine folds it, with the corrected and voided events in their places.
 */
public final class FoldedLife implements LedgerLife {
  private final PostingEngine engine;

  /** Folds with this engine. */
  public FoldedLife(PostingEngine engine) {
    this.engine = engine;
  }

  private record Identity(String source, String id) {
    static Identity of(Event event) {
      return new Identity(event.source(), event.id());
    }
  }

  @Override
  public List<Step> steps(List<PinnedEvent> events) {
    Map<Identity, PostingEngine.Step> folded = new HashMap<>();
    for (PostingEngine.Step step : engine.steps(events)) {
      folded.put(Identity.of(step.effective().event().event()), step);
    }
    Map<Identity, PinnedEvent> corrections = new HashMap<>();
    for (PinnedEvent event : events) {
      if (event.event().data() instanceof Corrections correction) {
        corrections.put(target(correction), event);
      }
    }
    Set<PinnedEvent> waiting = new HashSet<>(PostingEngine.waiting(events));
    List<Step> steps = new ArrayList<>();
    for (PinnedEvent event : events) {
      steps.add(step(event, folded, corrections, waiting.contains(event)));
    }
    steps.sort((a, b) -> PinnedEvent.ORDER.compare(a.event(), b.event()));
    return steps;
  }

  private static Step step(
      PinnedEvent event,
      Map<Identity, PostingEngine.Step> folded,
      Map<Identity, PinnedEvent> corrections,
      boolean isWaiting) {
    Identity identity = Identity.of(event.event());
    PostingEngine.Step step = folded.get(identity);
    if (step == null) {
      PinnedEvent by = corrections.get(identity);
      String note =
          isWaiting
              ? "waits for its target"
              : event.isCorrection() ? "" : by == null ? "" : "void by " + name(by.event());
      return new Step(event, note, List.of());
    }
    if (step.effective().isCorrected()) {
      String note = "replaced by " + name(step.effective().received().event());
      return new Step(step.effective().event(), note, step.postings());
    }
    return new Step(event, isWaiting ? "waits for its target" : "", step.postings());
  }

  private static Identity target(Corrections correction) {
    return switch (correction) {
      case Corrections.EventCorrected c -> new Identity(c.targetSource(), c.targetId());
      case Corrections.EventVoided v -> new Identity(v.targetSource(), v.targetId());
    };
  }

  private static String name(Event event) {
    return "%s of %s".formatted(event.id(), event.source());
  }
}
