package io.loopledger.documents.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where a value stands. Zero is always on it: a picture whose ground is cut off makes small
 * differences look large.
 *
 * @param least its lowest value
 * @param most its highest value
 * @param from pixel of the lowest
 * @param to pixel of the highest
 */
record Scale(BigDecimal least, BigDecimal most, double from, double to) {
  private static final int INTERVALS = 4;

  /** Fine enough for any screen. */
  private static final int SHARE_DIGITS = 8;

  private static final List<BigDecimal> NICE =
      List.of(BigDecimal.ONE, BigDecimal.TWO, new BigDecimal("5"), BigDecimal.TEN);

  /** The scale that has all the values, and zero. */
  static Scale of(Collection<BigDecimal> values, double from, double to) {
    BigDecimal least = values.stream().reduce(BigDecimal.ZERO, BigDecimal::min);
    BigDecimal most = values.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    return new Scale(least, least.compareTo(most) == 0 ? BigDecimal.ONE : most, from, to);
  }

  /** The pixel of a value. */
  double at(BigDecimal value) {
    BigDecimal share =
        value
            .subtract(least)
            .divide(most.subtract(least), new MathContext(SHARE_DIGITS, RoundingMode.HALF_UP));
    return from + share.doubleValue() * (to - from);
  }

  /** The scale widened to round ends. */
  Scale rounded() {
    BigDecimal step = step();
    return new Scale(
        floor(least, step).multiply(step),
        floor(most.negate(), step).negate().multiply(step),
        from,
        to);
  }

  /** Round values from end to end; about five. */
  List<BigDecimal> ticks() {
    BigDecimal step = step();
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal tick = floor(least, step).multiply(step);
    for (; tick.compareTo(most) <= 0; tick = tick.add(step)) {
      ticks.add(tick);
    }
    return ticks;
  }

  /** One, two or five, times a power of ten. */
  BigDecimal step() {
    BigDecimal raw =
        most.subtract(least).divide(BigDecimal.valueOf(INTERVALS), MathContext.DECIMAL64);
    BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
    return NICE.stream()
        .map(power::multiply)
        .filter(step -> step.compareTo(raw) >= 0)
        .findFirst()
        .orElseThrow()
        .stripTrailingZeros();
  }

  private static BigDecimal floor(BigDecimal value, BigDecimal step) {
    return value.divide(step, 0, RoundingMode.FLOOR);
  }
}
