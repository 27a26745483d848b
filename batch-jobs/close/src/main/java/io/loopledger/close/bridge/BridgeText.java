package io.loopledger.close.bridge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Bridges as lines of a terminal: an amount and a bar for each step. A bar goes from where the step
 * before arrived to where this one does; what is taken off is drawn lighter.
 */
public final class BridgeText {
  private static final int BAR_WIDTH = 40;
  private static final int LABEL_WIDTH = 12;
  private static final int SHOWN_SCALE = 2;
  private static final String ADDED = "█";
  private static final String TAKEN = "░";

  private BridgeText() {}

  /** A step; a total stands on the axis, a move on the step before it. */
  private record Step(String label, BigDecimal amount, BigDecimal from, BigDecimal to) {
    static Step total(String label, BigDecimal amount) {
      return new Step(label, amount, BigDecimal.ZERO, amount);
    }
  }

  /** Each bridge with a headline and a line for each step that is not nothing. */
  public static List<String> lines(List<BridgeLine> bridges) {
    List<String> lines = new ArrayList<>();
    for (BridgeLine bridge : bridges) {
      lines.add(headline(bridge.key()));
      List<Step> steps = steps(bridge.sums());
      int width =
          steps.stream().map(s -> amount(s.amount()).length()).max(Integer::compare).orElse(0);
      Scale scale = Scale.of(steps);
      for (Step step : steps) {
        lines.add(line(step, width, scale));
      }
      lines.add("");
    }
    return lines;
  }

  private static String headline(BridgeLine.Key key) {
    String method = key.method() == null ? "" : ", method " + key.method();
    return "%s  %s, %s%s".formatted(key.brand(), key.figure(), key.unit(), method);
  }

  private static List<Step> steps(BridgeSums sums) {
    List<Step> steps = new ArrayList<>();
    BigDecimal at = sums.published();
    steps.add(Step.total("as published", at));
    for (BridgePart part : BridgePart.values()) {
      BigDecimal moved = sums.moved(part);
      if (moved.signum() != 0) {
        steps.add(new Step(part.label(), moved, at, at.add(moved)));
        at = at.add(moved);
      }
    }
    steps.add(Step.total("restated", sums.restated()));
    return steps;
  }

  private static String line(Step step, int width, Scale scale) {
    String text = "  %-" + LABEL_WIDTH + "s  %" + width + "s  %s";
    return text.formatted(step.label(), amount(step.amount()), scale.bar(step)).stripTrailing();
  }

  /** All digits there are, two decimals at least. */
  private static String amount(BigDecimal amount) {
    BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    int scale = Math.max(SHOWN_SCALE, plain.scale());
    return "%,.{n}f".replace("{n}", Integer.toString(scale)).formatted(plain);
  }

  /** Places on the axis, from the least amount that is reached to the largest. */
  private record Scale(BigDecimal least, BigDecimal span) {
    static Scale of(List<Step> steps) {
      BigDecimal least = BigDecimal.ZERO;
      BigDecimal most = BigDecimal.ZERO;
      for (Step step : steps) {
        least = least.min(step.to());
        most = most.max(step.to());
      }
      return new Scale(least, most.subtract(least));
    }

    String bar(Step step) {
      int from = place(step.from());
      int to = place(step.to());
      // A step that is too small to see still is one.
      int length = step.from().compareTo(step.to()) == 0 ? 0 : Math.max(1, Math.abs(to - from));
      int begin = Math.min(Math.min(from, to), BAR_WIDTH - length);
      boolean isTakenOff = step.to().abs().compareTo(step.from().abs()) < 0;
      String mark = isTakenOff ? TAKEN : ADDED;
      return " ".repeat(begin) + mark.repeat(length);
    }

    private int place(BigDecimal amount) {
      return span.signum() == 0
          ? 0
          : amount
              .subtract(least)
              .multiply(BigDecimal.valueOf(BAR_WIDTH))
              .divide(span, 0, RoundingMode.HALF_UP)
              .intValueExact();
    }
  }
}
