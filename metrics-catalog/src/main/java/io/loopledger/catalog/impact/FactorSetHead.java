package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What holds for every factor of a set, unless its row says otherwise. */
record FactorSetHead(
    String id,
    long seed,
    LocalDate validFrom,
    Factor.Scope scope,
    Basis basis,
    String source,
    String licence,
    PedigreeMethod method,
    BigDecimal basicUncertainty,
    Pedigree pedigree,
    @Nullable BigDecimal productsCv) {
  private static final BigDecimal MAX_CV = new BigDecimal("3");

  static FactorSetHead read(FactorSetFile file, Checks checks) {
    return new FactorSetHead(
        id(file, checks),
        checks.integer("seed", checks.text("seed", file.seed()), 0, 999_999_999),
        checks.day("valid_from", checks.text("valid_from", file.validFrom())),
        new Factor.Scope(
            checks.text("boundary", file.boundary()),
            checks.text("geography", file.geography()),
            checks.text("gwp", file.gwp()),
            wellToTank(file.includesWellToTank(), checks)),
        basis("basis", checks.text("basis", file.basis()), checks),
        checks.text("source", file.source()),
        checks.text("licence", file.licence()),
        method(checks.text("interval_method", file.intervalMethod()), checks),
        basicUncertainty(file, checks),
        pedigree(file.pedigree(), checks),
        checks.optionalPositive("products_cv", file.productsCv(), MAX_CV));
  }

  /** The same head with another reliability score; null leaves it. */
  FactorSetHead withReliability(@Nullable String text, String at, Checks checks) {
    if (text == null) {
      return this;
    }
    Pedigree scored =
        new Pedigree(
            score(at + ".reliability", text, checks),
            pedigree.completeness(),
            pedigree.temporal(),
            pedigree.geographical(),
            pedigree.technological(),
            pedigree.sampleSize());
    return new FactorSetHead(
        id,
        seed,
        validFrom,
        scope,
        basis,
        source,
        licence,
        method,
        basicUncertainty,
        scored,
        productsCv);
  }

  static Basis basis(String key, String text, Checks checks) {
    for (Basis basis : Basis.values()) {
      if (basis.mark().equals(text.toLowerCase(Locale.ROOT))) {
        return basis;
      }
    }
    checks.unlessMissing(key, text, "is unknown; write published, estimated, assumed or surveyed");
    return Basis.ASSUMED;
  }

  private static String id(FactorSetFile file, Checks checks) {
    String id = checks.text("id", file.id());
    if (!id.isEmpty() && !id.matches("[a-z0-9-]{1,60}")) {
      checks.problem("id", id, "is not made of a-z, 0-9 and -; rename it");
    }
    return id.matches("[a-z0-9-]{1,60}") ? id : "unnamed";
  }

  private static @Nullable Boolean wellToTank(@Nullable String text, Checks checks) {
    if (text != null && !text.matches("true|false")) {
      checks.problem("includes_well_to_tank", text, "is neither true nor false; write one");
    }
    return text == null ? null : Boolean.valueOf(text);
  }

  private static PedigreeMethod method(String text, Checks checks) {
    Optional<PedigreeMethod> method = PedigreeMethod.find(text);
    if (method.isEmpty()) {
      checks.unlessMissing("interval_method", text, "is unknown; write " + PedigreeMethod.all());
    }
    return method.orElse(PedigreeMethod.CIROTH_2016);
  }

  private static BigDecimal basicUncertainty(FactorSetFile file, Checks checks) {
    String text = checks.text("basic_uncertainty", file.basicUncertainty());
    BigDecimal basic = checks.decimal("basic_uncertainty", text);
    if (!text.isEmpty() && basic.compareTo(BigDecimal.ONE) < 0) {
      checks.problem("basic_uncertainty", text, "is below 1; write 1 or more");
    }
    return basic;
  }

  private static Pedigree pedigree(FactorSetFile.@Nullable Scores file, Checks checks) {
    if (file == null) {
      checks.problem("pedigree", "", "is missing; write the six scores, 5 for unknown");
      return Pedigree.UNKNOWN;
    }
    return new Pedigree(
        score("pedigree.reliability", file.reliability(), checks),
        score("pedigree.completeness", file.completeness(), checks),
        score("pedigree.temporal", file.temporal(), checks),
        score("pedigree.geographical", file.geographical(), checks),
        score("pedigree.technological", file.technological(), checks),
        score("pedigree.sample_size", file.sampleSize(), checks));
  }

  private static int score(String key, @Nullable String text, Checks checks) {
    int score = checks.integer(key, checks.text(key, text), 1, 5);
    return Math.clamp(score, 1, 5);
  }
}
