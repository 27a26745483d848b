package io.loopledger.ingest.simulator.assumptions;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Set;

/** Checks shared by the figures. */
final class Checks {
  /** Shares are drawn in parts of ten thousand. */
  static final int SHARE_DECIMALS = 4;

  private Checks() {}

  static void unit(String unit, Set<String> allowed) {
    if (!allowed.contains(unit)) {
      throw new IllegalArgumentException("unit '%s' is not one of %s".formatted(unit, allowed));
    }
  }

  static void source(String source) {
    if (source.isBlank()) {
      throw new IllegalArgumentException(
          "source is blank; name where the figure comes from, or write assumed");
    }
  }

  static void share(String field, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "%s is %s; a share is from 0 to 1".formatted(field, value.toPlainString()));
    }
    decimals(field, value, SHARE_DECIMALS);
  }

  static void amount(String field, BigDecimal value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(
          "%s is %s; it must not be below 0".formatted(field, value.toPlainString()));
    }
    decimals(field, value, 2);
  }

  static void amountOrShare(String field, BigDecimal value) {
    if (value.signum() < 0) {
      throw new IllegalArgumentException(
          "%s is %s; it must not be below 0".formatted(field, value.toPlainString()));
    }
    decimals(field, value, SHARE_DECIMALS);
  }

  static void sumToOne(String what, Collection<BigDecimal> shares) {
    BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(BigDecimal.ONE) != 0) {
      throw new IllegalArgumentException(
          "%s sum to %s; they must sum to 1".formatted(what, sum.toPlainString()));
    }
  }

  static void range(String field, int from, int to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "%s is from %d to %d; both are 0 or more, the first one not above the second"
              .formatted(field, from, to));
    }
  }

  private static void decimals(String field, BigDecimal value, int most) {
    if (value.stripTrailingZeros().scale() > most) {
      throw new IllegalArgumentException(
          "%s is %s; at most %d decimals".formatted(field, value.toPlainString(), most));
    }
  }
}
