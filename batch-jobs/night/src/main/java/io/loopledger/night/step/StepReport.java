package io.loopledger.night.step;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a step came to. The summary is made of these alone.
 *
 * @param figures exact, by name, in the order to show them; a name ends with its unit where it has
 *     one, such as {@code difference EUR}
 * @param findings what a person has to look at, such as breaks: counted against the step's
 *     threshold
 * @param lines what else to say, one sentence a line
 * @param severity what the step thinks of it
 */
public record StepReport(
    Map<String, BigDecimal> figures, long findings, List<String> lines, Severity severity) {

  public StepReport {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    lines = List.copyOf(lines);
    if (findings < 0) {
      throw new IllegalArgumentException("findings is %d; count from 0".formatted(findings));
    }
    if (figures.keySet().stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("figures holds a blank name; name every figure");
    }
    if (findings > 0 && severity == Severity.CLEAN) {
      throw new IllegalArgumentException(
          "severity is CLEAN with %d findings; use NOTICE or ALARM".formatted(findings));
    }
  }

  /** A clean result. */
  public static StepReport clean(Map<String, BigDecimal> figures, List<String> lines) {
    return new StepReport(figures, 0, lines, Severity.CLEAN);
  }
}
