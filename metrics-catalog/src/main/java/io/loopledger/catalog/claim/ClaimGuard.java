package io.loopledger.catalog.claim;

import io.loopledger.catalog.claim.ClaimAnswer.Refused;
import io.loopledger.catalog.claim.ClaimAnswer.Worded;
import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.ImpactMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns a figure into a sentence, or says why nothing may be said; and checks sentences that people
 * write about a figure. Directive (EU) 2024/825 applies since 27 September 2026: general claims
 * (Annex I, 4a), claims about the whole that hold for a part (4b) and claims that rest on offsets
 * (4c) are unfair. That no figure goes without method, boundary, interval and versions of factors,
 * and that nothing assumed, simulated or provisional is claimed, is our own policy.
 */
public final class ClaimGuard {
  private ClaimGuard() {}

  /** The sentence about a figure, or all reasons why there is none. */
  public static ClaimAnswer generate(ClaimFigure figure, ClaimLanguage language) {
    List<ClaimRefusal> refusals = FigureCheck.refusals(figure);
    return refusals.isEmpty() ? new Worded(sentence(figure, language)) : new Refused(refusals);
  }

  /**
   * All reasons why a sentence about a figure may not be said; none if it may. It must name the
   * figure, its bounds, method, boundary, versions of factors, brand, programme and period, as a
   * reader of its language writes them, and nothing that is no more than a claim.
   */
  public static List<ClaimRefusal> check(
      String sentence, ClaimFigure figure, ClaimLanguage language) {
    List<ClaimRefusal> refusals = new ArrayList<>(FigureCheck.refusals(figure));
    refusals.addAll(BannedPhrases.in(sentence));
    refusals.addAll(new SentenceCheck(sentence, language).missing(figure));
    return refusals;
  }

  private static String sentence(ClaimFigure figure, ClaimLanguage language) {
    ClaimWords words = ClaimWords.of(language);
    String key = "sentence." + figure.measure() + (figure.isSaving() ? ".saving" : ".not-a-saving");
    ImpactMethod method = ImpactMethod.find(figure.method().name().orElseThrow()).orElseThrow();
    return words.filled(
            key,
            List.of(
                scope(figure.scope(), words),
                figure.scope().period().orElseThrow(),
                words.kilograms(figure.amount().kg().orElseThrow())))
        + " "
        + words.filled(
            "details",
            List.of(
                words.kilograms(figure.amount().p5Kg().orElseThrow()),
                words.kilograms(figure.amount().p95Kg().orElseThrow()),
                method.name(),
                language == ClaimLanguage.GERMAN ? method.germanName() : method.englishName(),
                String.join(", ", figure.method().factorVersions()),
                words.boundary(method),
                words.basis(weakest(figure))));
  }

  private static String scope(ClaimFigure.Scope scope, ClaimWords words) {
    return scope
        .program()
        .map(
            program -> words.filled("scope.program", List.of(scope.brand().orElseThrow(), program)))
        .orElseGet(() -> words.filled("scope.all", List.of(scope.brand().orElseThrow())));
  }

  private static Basis weakest(ClaimFigure figure) {
    return figure.inputs().basisByFactor().values().stream()
        .max(Comparator.comparingInt(ClaimGuard::weakness))
        .orElseThrow();
  }

  private static int weakness(Basis basis) {
    return switch (basis) {
      case PUBLISHED -> 0;
      case SURVEYED -> 1;
      case ESTIMATED -> 2;
      case ASSUMED -> 3;
    };
  }
}
