package io.loopledger.catalog.live.customer;

import io.loopledger.schemas.live.CustomerImpact;
import io.loopledger.schemas.live.CustomerImpact.Figure;
import java.util.Optional;

/** Words for what is known of a return. */
final class ImpactMessage {
  private ImpactMessage() {}

  static CustomerImpact of(ReturnState state, long version) {
    Optional<Figure> figure =
        state.method().map(method -> ClaimGuard.figure(method, state.microKg()));
    ReturnState.ReturnFacts facts = state.facts();
    return new CustomerImpact(
        state.returnId(),
        version,
        state.status(),
        state.brand(),
        facts.program(),
        state.subject(),
        state.cycleNo(),
        facts.customer(),
        facts.product(),
        facts.category(),
        figure.orElse(null),
        Wording.GERMAN.text(state.status(), state.method(), figure),
        Wording.ENGLISH.text(state.status(), state.method(), figure),
        facts.origin());
  }
}
