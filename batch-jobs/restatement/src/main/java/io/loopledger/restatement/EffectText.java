package io.loopledger.restatement;

import io.loopledger.restatement.plan.EffectLine;
import io.loopledger.restatement.plan.EffectLine.Figure;
import io.loopledger.restatement.plan.EffectLine.Kind;
import io.loopledger.restatement.plan.RestatementPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A plan for people: how much it is, then the largest changes of accounts and metrics. */
public final class EffectText {
  private static final int SHOWN = 40;
  private static final int DECIMALS = 2;
  private static final String ROW = "  %-12s %-32s %-8s %-7s %-7s %-7s %18s %18s %18s %s";

  private EffectText() {}

  /** The lines. */
  public static List<String> lines(RestatementPlan plan) {
    RestatementPlan.Counts counts = plan.counts();
    List<String> lines = new ArrayList<>();
    lines.add("Run %s".formatted(plan.runId()));
    lines.add(
        "  looked at  %,12d subjects, %,d events".formatted(counts.subjects(), counts.events()));
    lines.add(
        "  changes    %,12d subjects, %,d entries".formatted(counts.changed(), counts.entries()));
    lines.add("  commands   %,12d".formatted(counts.commands()));
    if (counts.commands() > 0) {
      lines.add(
          "  pinned to  %12s"
              .formatted("%d..%d".formatted(counts.lowestPin(), counts.highestPin())));
    }
    lines.add("  refused    %,12d subjects".formatted(counts.refused()));
    plan.refused()
        .forEach((code, count) -> lines.add("    %s %,d, see refused.csv".formatted(code, count)));
    add(lines, "Metrics", Kind.METRIC, plan);
    add(lines, "Accounts, debit positive", Kind.ACCOUNT, plan);
    return lines;
  }

  private static void add(List<String> lines, String title, Kind kind, RestatementPlan plan) {
    List<EffectLine> all =
        plan.effect().stream().filter(line -> line.figure().kind() == kind).toList();
    if (all.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(title);
    lines.add(
        ROW.formatted(
                "brand",
                "figure",
                "measure",
                "month",
                "period",
                "cause",
                "published",
                "difference",
                "restated",
                "method, factors")
            .stripTrailing());
    all.stream()
        .sorted(
            Comparator.comparing((EffectLine line) -> line.difference().amount().abs()).reversed())
        .limit(SHOWN)
        .sorted(Comparator.comparingInt(all::indexOf))
        .forEach(line -> lines.add(row(line)));
    if (all.size() > SHOWN) {
      lines.add("  and %,d smaller ones, in effect.csv".formatted(all.size() - SHOWN));
    }
  }

  private static String row(EffectLine line) {
    Figure figure = line.figure();
    String method =
        figure.method() == null
            ? ""
            : "%s, %s".formatted(figure.method(), String.valueOf(figure.factorVersion()));
    return ROW.formatted(
            figure.brand(),
            figure.name(),
            figure.measure(),
            figure.month(),
            line.period(),
            line.cause(),
            rounded(line.published().amount()),
            rounded(line.difference().amount()),
            rounded(line.restated().amount()),
            method)
        .stripTrailing();
  }

  /** For the eye only; the files have every digit. */
  private static String rounded(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount.setScale(DECIMALS, RoundingMode.HALF_UP));
  }
}
