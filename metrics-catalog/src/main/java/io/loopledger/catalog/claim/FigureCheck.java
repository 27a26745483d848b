package io.loopledger.catalog.claim;

import io.loopledger.catalog.claim.ClaimRefusal.Reason;
import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.ImpactMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a figure has all that must stand beside it, and rests on what a claim may rest on. */
final class FigureCheck {
  private FigureCheck() {}

  static List<ClaimRefusal> refusals(ClaimFigure figure) {
    List<ClaimRefusal> refusals = new ArrayList<>();
    require(figure.scope().brand(), Reason.NO_BRAND, refusals);
    require(figure.scope().period(), Reason.NO_PERIOD, refusals);
    amount(figure.amount(), refusals);
    method(figure.method(), refusals);
    inputs(figure.inputs(), refusals);
    return refusals;
  }

  private static void require(Optional<String> text, Reason reason, List<ClaimRefusal> refusals) {
    if (text.filter(t -> !t.isBlank()).isEmpty()) {
      refusals.add(ClaimRefusal.of(reason));
    }
  }

  private static void amount(ClaimFigure.Amount amount, List<ClaimRefusal> refusals) {
    if (amount.kg().isEmpty()) {
      refusals.add(ClaimRefusal.of(Reason.NO_FIGURE));
    }
    if (amount.p5Kg().isEmpty() || amount.p95Kg().isEmpty()) {
      refusals.add(ClaimRefusal.of(Reason.NO_INTERVAL));
    } else if (amount.p5Kg().get().compareTo(amount.p95Kg().get()) > 0) {
      refusals.add(
          ClaimRefusal.of(
              Reason.WRONG_INTERVAL,
              amount.p5Kg().get().toPlainString(),
              amount.p95Kg().get().toPlainString()));
    }
  }

  private static void method(ClaimFigure.Method method, List<ClaimRefusal> refusals) {
    require(method.name(), Reason.NO_METHOD, refusals);
    method
        .name()
        .filter(name -> !name.isBlank() && ImpactMethod.find(name).isEmpty())
        .ifPresent(name -> refusals.add(ClaimRefusal.of(Reason.UNKNOWN_METHOD, name)));
    require(method.boundary(), Reason.NO_BOUNDARY, refusals);
    if (method.factorVersions().isEmpty()) {
      refusals.add(ClaimRefusal.of(Reason.NO_FACTOR_VERSION));
    }
  }

  private static void inputs(ClaimFigure.Inputs inputs, List<ClaimRefusal> refusals) {
    if (inputs.basisByFactor().isEmpty()) {
      refusals.add(ClaimRefusal.of(Reason.NO_BASIS));
    }
    List<String> assumed =
        inputs.basisByFactor().entrySet().stream()
            .filter(each -> each.getValue() == Basis.ASSUMED)
            .map(Map.Entry::getKey)
            .toList();
    if (!assumed.isEmpty()) {
      refusals.add(ClaimRefusal.of(Reason.ASSUMED_FACTOR, String.join(", ", assumed)));
    }
    if (inputs.simulatedEntries() > 0) {
      refusals.add(
          ClaimRefusal.of(Reason.SIMULATED_INPUTS, Long.toString(inputs.simulatedEntries())));
    }
    if (!inputs.openMonths().isEmpty()) {
      refusals.add(ClaimRefusal.of(Reason.PROVISIONAL, String.join(", ", inputs.openMonths())));
    }
  }
}
