package io.loopledger.catalog.claim;

import io.loopledger.catalog.claim.ClaimRefusal.Reason;
import io.loopledger.catalog.impact.ImpactMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a sentence names what must stand beside its figure. */
final class SentenceCheck {
  private final String sentence;
  private final String plain;
  private final ClaimLanguage language;
  private final ClaimWords words;
  private final SentenceNumbers numbers;

  SentenceCheck(String sentence, ClaimLanguage language) {
    this.sentence = sentence;
    this.plain = " " + BannedPhrases.plain(sentence) + " ";
    this.language = language;
    this.words = ClaimWords.of(language);
    this.numbers = SentenceNumbers.in(sentence, language);
  }

  /** What is missing of what the figure has; what the figure lacks is not looked for. */
  List<ClaimRefusal> missing(ClaimFigure figure) {
    List<ClaimRefusal> missing = new ArrayList<>();
    ClaimFigure.Amount amount = figure.amount();
    amount
        .kg()
        .filter(kg -> !numbers.has(kg))
        .ifPresent(kg -> missing.add(ClaimRefusal.of(Reason.NUMBER_MISSING, kilograms(kg))));
    interval(amount, missing);
    method(figure.method(), missing);
    require(figure.scope().brand(), Reason.BRAND_MISSING, missing);
    require(figure.scope().program(), Reason.PROGRAM_MISSING, missing);
    require(figure.scope().period(), Reason.PERIOD_MISSING, missing);
    boolean hasAmount = amount.kg().isPresent() && amount.p5Kg().isPresent();
    if (hasAmount && !figure.isSaving() && !says(words.words("not-a-saving"))) {
      missing.add(ClaimRefusal.of(Reason.NOT_A_SAVING, words.words("not-a-saving")));
    }
    return missing;
  }

  private void interval(ClaimFigure.Amount amount, List<ClaimRefusal> missing) {
    if (amount.p5Kg().isPresent() && amount.p95Kg().isPresent()) {
      BigDecimal low = amount.p5Kg().get();
      BigDecimal high = amount.p95Kg().get();
      if (!numbers.has(low) || !numbers.has(high)) {
        missing.add(ClaimRefusal.of(Reason.INTERVAL_MISSING, kilograms(low), kilograms(high)));
      }
    }
  }

  private void method(ClaimFigure.Method figure, List<ClaimRefusal> missing) {
    Optional<ImpactMethod> method = figure.name().flatMap(ImpactMethod::find);
    if (method.isPresent() && !names(method.get())) {
      missing.add(ClaimRefusal.of(Reason.METHOD_MISSING, method.get().name()));
    }
    method
        .filter(m -> figure.boundary().isPresent())
        .map(words::boundary)
        .filter(boundary -> !says(boundary))
        .ifPresent(boundary -> missing.add(ClaimRefusal.of(Reason.BOUNDARY_MISSING, boundary)));
    for (String version : figure.factorVersions()) {
      require(Optional.of(version), Reason.FACTOR_VERSION_MISSING, missing);
    }
  }

  private boolean names(ImpactMethod method) {
    return says(method.name())
        || says(language == ClaimLanguage.GERMAN ? method.germanName() : method.englishName());
  }

  private void require(Optional<String> text, Reason reason, List<ClaimRefusal> missing) {
    text.filter(t -> !t.isBlank() && !says(t))
        .ifPresent(t -> missing.add(ClaimRefusal.of(reason, t)));
  }

  /** Word by word; a name of nothing but signs must be there as it is. */
  private boolean says(String text) {
    String wanted = BannedPhrases.plain(text);
    return wanted.isEmpty() ? sentence.contains(text) : plain.contains(" " + wanted + " ");
  }

  private String kilograms(BigDecimal kg) {
    return words.kilograms(kg);
  }
}
