package io.loopledger.catalog.claim;

import io.loopledger.catalog.claim.ClaimFigure.Amount;
import io.loopledger.catalog.claim.ClaimFigure.Inputs;
import io.loopledger.catalog.claim.ClaimFigure.Measure;
import io.loopledger.catalog.claim.ClaimFigure.Method;
import io.loopledger.catalog.claim.ClaimFigure.Scope;
import io.loopledger.catalog.impact.Basis;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.metrics.Problems;
import io.loopledger.catalog.metrics.yaml.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The examples of {@code examples.yaml}. */
final class ClaimExamples {
  private ClaimExamples() {}

  /**
   * An example.
   *
   * @param checks the sentence that is checked; empty where one is asked for
   * @param says the sentence that is made; empty where it is refused
   * @param refuses reasons, in order
   */
  record Example(
      String name,
      ClaimLanguage language,
      ClaimFigure figure,
      Optional<String> checks,
      Optional<String> says,
      List<String> refuses) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Example> all() {
    Problems problems = new Problems();
    List<Example> examples =
        Fields.read("examples.yaml", text(), problems).orElseThrow().maps("examples").stream()
            .map(ClaimExamples::example)
            .toList();
    if (problems.count() > 0) {
      throw new IllegalStateException(problems.found().toString());
    }
    return examples;
  }

  private static Example example(Fields fields) {
    fields.allow(List.of("name", "language", "with", "checks", "says", "refuses"));
    return new Example(
        fields.required("name", "name it"),
        ClaimLanguage.of(Locale.of(fields.required("language", "de or en"))),
        figure(fields.fields("with")),
        fields.text("checks"),
        fields.text("says"),
        fields.texts("refuses"));
  }

  private static ClaimFigure figure(Optional<Fields> with) {
    Optional<String> method = value(with, "method", "RESTART");
    return new ClaimFigure(
        Measure.valueOf(value(with, "measure", "AVOIDED").orElseThrow()),
        new Scope(
            value(with, "brand", "amber"),
            value(with, "program", "again"),
            value(with, "period", "2022-02")),
        new Amount(
            value(with, "kg", "114.490").map(BigDecimal::new),
            value(with, "p5", "61.847").map(BigDecimal::new),
            value(with, "p95", "217.274").map(BigDecimal::new)),
        new Method(
            method,
            value(with, "boundary", ImpactMethod.RESTART.boundary()),
            value(with, "factors", "restart-2021-r2").stream().toList()),
        new Inputs(
            value(with, "basis", "SURVEYED")
                .map(
                    basis ->
                        Map.of("E(tablet)", Basis.PUBLISHED, "D(repair)", Basis.valueOf(basis)))
                .orElse(Map.of()),
            Long.parseLong(value(with, "simulated", "0").orElseThrow()),
            value(with, "open", "none").stream().toList()));
  }

  private static Optional<String> value(Optional<Fields> with, String key, String otherwise) {
    String value = with.flatMap(fields -> fields.text(key)).orElse(otherwise);
    return Optional.of(value).filter(v -> !v.equals("none"));
  }

  private static String text() {
    try (InputStream in = ClaimExamples.class.getResourceAsStream("examples.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
