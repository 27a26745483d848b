package io.loopledger.restatement.file;

import io.loopledger.restatement.plan.EffectLine;
import io.loopledger.restatement.plan.EffectLine.Figure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The effect as a table: one line for a figure and a cause. */
public final class EffectCsv {
  private static final String HEADER =
      "kind,brand,program,name,measure,method,factor_version,month,period,cause,published,difference,"
          + "restated,reporting_currency,reporting_published,reporting_difference,"
          + "reporting_restated,entries,subjects";

  private EffectCsv() {}

  /** The lines, with a header. */
  public static List<String> lines(List<EffectLine> effect) {
    List<String> lines = new ArrayList<>(effect.size() + 1);
    lines.add(HEADER);
    effect.forEach(line -> lines.add(line(line)));
    return lines;
  }

  private static String line(EffectLine line) {
    Figure figure = line.figure();
    boolean isMoney = figure.reportingCurrency() != null;
    return Csv.line(
        Arrays.asList(
            figure.kind().name().toLowerCase(Locale.ROOT),
            figure.brand(),
            figure.program(),
            figure.name(),
            figure.measure(),
            figure.method(),
            figure.factorVersion(),
            figure.month(),
            line.period(),
            line.cause(),
            plain(line.published().amount()),
            plain(line.difference().amount()),
            plain(line.restated().amount()),
            figure.reportingCurrency(),
            isMoney ? plain(line.published().reporting()) : null,
            isMoney ? plain(line.difference().reporting()) : null,
            isMoney ? plain(line.restated().reporting()) : null,
            line.entries(),
            line.subjects()));
  }

  static String plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }
}
