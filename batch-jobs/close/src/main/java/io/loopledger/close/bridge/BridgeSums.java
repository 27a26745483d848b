package io.loopledger.close.bridge;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A bridge: published, what moved it, restated.
 *
 * @param published as it was published
 * @param moved what moved it, each part; one that is not there moved nothing
 * @param restated as it is known now
 */
public record BridgeSums(
    BigDecimal published, Map<BridgePart, BigDecimal> moved, BigDecimal restated) {
  /** Nothing at all. */
  public static final BridgeSums ZERO = new BridgeSums(BigDecimal.ZERO, Map.of(), BigDecimal.ZERO);

  /** Refuses a bridge that does not arrive where it says. */
  public BridgeSums {
    EnumMap<BridgePart, BigDecimal> copy = new EnumMap<>(BridgePart.class);
    copy.putAll(moved);
    moved = Collections.unmodifiableMap(copy);
    BigDecimal reached = moved.values().stream().reduce(published, BigDecimal::add);
    if (reached.compareTo(restated) != 0) {
      throw new IllegalArgumentException(
          "published %s and what moved it come to %s, and restated is %s; the bridge does not add up"
              .formatted(
                  published.toPlainString(), reached.toPlainString(), restated.toPlainString()));
    }
  }

  /** What a part moved. */
  public BigDecimal moved(BridgePart part) {
    BigDecimal amount = moved.get(part);
    return amount == null ? BigDecimal.ZERO : amount;
  }

  /** Both together. */
  public BridgeSums plus(BridgeSums other) {
    EnumMap<BridgePart, BigDecimal> sum = new EnumMap<>(BridgePart.class);
    for (BridgePart part : BridgePart.values()) {
      sum.put(part, moved(part).add(other.moved(part)));
    }
    return new BridgeSums(published.add(other.published), sum, restated.add(other.restated));
  }

  /** With the other sign: revenue is a credit in the books and positive in a report. */
  public BridgeSums negated() {
    EnumMap<BridgePart, BigDecimal> negated = new EnumMap<>(BridgePart.class);
    moved.forEach((part, amount) -> negated.put(part, amount.negate()));
    return new BridgeSums(published.negate(), negated, restated.negate());
  }

  /** Whether nothing is there. */
  public boolean isZero() {
    return published.signum() == 0
        && restated.signum() == 0
        && moved.values().stream().allMatch(amount -> amount.signum() == 0);
  }
}
