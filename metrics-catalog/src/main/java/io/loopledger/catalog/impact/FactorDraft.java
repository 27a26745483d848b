package io.loopledger.catalog.impact;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A factor while its row is read. */
final class FactorDraft {
  private static final BigDecimal MAX_CV = new BigDecimal("3");
  private static final int MAX_PRODUCTS = 1_000_000;

  private final Checks checks;
  private final FactorSetHead head;
  private final String at;
  private final @Nullable String row;
  private final @Nullable String note;
  private Basis basis;
  private String source;
  private @Nullable Integer products;
  private Factor.@Nullable Stated stated;

  FactorDraft(
      Checks checks, FactorSetHead head, String at, @Nullable String row, @Nullable String note) {
    this.checks = checks;
    this.head = head;
    this.at = at;
    this.row = row;
    this.note = note;
    this.basis = head.basis();
    this.source = head.source();
  }

  /** What the row says of its basis and source; null leaves the head's. */
  FactorDraft basis(@Nullable String basisText, @Nullable String sourceText) {
    if (basisText != null) {
      basis = FactorSetHead.basis(at + ".basis", basisText, checks);
    }
    if (sourceText != null) {
      source = checks.text(at + ".source", sourceText);
    }
    return this;
  }

  /** The spread the row states; at most one kind of it. */
  FactorDraft spread(
      @Nullable String n,
      @Nullable String sd,
      @Nullable String cv,
      @Nullable String low,
      @Nullable String high) {
    products = checks.optionalInteger(at + ".n", n, 1, MAX_PRODUCTS);
    if ((sd != null ? 1 : 0) + (cv != null ? 1 : 0) + (low != null || high != null ? 1 : 0) > 1) {
      checks.problem(at + ".cv", cv == null ? "" : cv, "is not the only spread; keep one kind");
    } else if (sd != null) {
      stated = new Factor.Stated.StandardDeviation(checks.positive(at + ".sd", sd, null));
    } else if (cv != null) {
      stated = new Factor.Stated.Variation(checks.positive(at + ".cv", cv, MAX_CV));
    } else if (low != null || high != null) {
      stated = interval(checks.text(at + ".low", low), checks.text(at + ".high", high));
    }
    return this;
  }

  /** The factor; null if it is a problem, which is noted. */
  @Nullable Factor of(String ref, BigDecimal value, String unit) {
    return make(ref, value, unit, null);
  }

  /** The factor of a product: it differs between the products of its category. */
  @Nullable Factor ofProduct(String ref, BigDecimal value, String unit) {
    return make(ref, value, unit, head.productsCv());
  }

  private @Nullable Factor make(
      String ref, BigDecimal value, String unit, @Nullable BigDecimal productsCv) {
    Optional<Symbol> symbol = Symbol.ofRef(ref);
    if (symbol.isEmpty()) {
      checks.unlessMissing(
          at + ".ref", ref, "is no reference; write one as E(name), of " + Symbol.all());
      return null;
    }
    if (!symbol.get().allows(value)) {
      checks.problem(
          "%s of %s".formatted(at, ref),
          value.toPlainString(),
          "is not allowed; write %s".formatted(symbol.get().allowed()));
      return null;
    }
    withinInterval(value);
    if (stated instanceof Factor.Stated.StandardDeviation && value.signum() == 0) {
      checks.problem(at + ".value", value.toPlainString(), "has an sd; give a 0 none");
    }
    return new Factor(
        new FactorId(head.id(), ref),
        symbol.get(),
        value,
        unit,
        basis,
        new Factor.Evidence(
            products,
            stated,
            head.pedigree(),
            head.method(),
            head.basicUncertainty(),
            productsCv,
            head.seed()),
        head.scope(),
        new Factor.Provenance(source, row, head.licence(), head.validFrom(), note));
  }

  private Factor.Stated interval(String low, String high) {
    return new Factor.Stated.Interval90(
        checks.positive(at + ".low", low, null), checks.positive(at + ".high", high, null));
  }

  private void withinInterval(BigDecimal value) {
    if (stated instanceof Factor.Stated.Interval90(BigDecimal low, BigDecimal high)
        && (low.compareTo(value) >= 0 || high.compareTo(value) <= 0)) {
      checks.problem(
          at + ".value",
          value.toPlainString(),
          "is not between low %s and high %s; correct one"
              .formatted(low.toPlainString(), high.toPlainString()));
    }
  }
}
