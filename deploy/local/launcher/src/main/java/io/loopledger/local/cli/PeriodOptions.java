package io.loopledger.local.cli;

import java.time.YearMonth;
import picocli.CommandLine.Option;

/** Which period, and why. */
final class PeriodOptions {
  @Option(names = "--brand", required = true, paramLabel = "B", description = "The brand.")
  private String brand = "";

  @Option(
      names = "--period",
      required = true,
      paramLabel = "YYYY-MM",
      description = "The month, such as 2026-10.")
  private YearMonth period = YearMonth.of(1, 1);

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; stands in the reference log for ever.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "WHO", description = "Who does it (the user's name).")
  private String by = System.getProperty("user.name", "unknown");

  String brand() {
    return brand;
  }

  YearMonth period() {
    return period;
  }

  String reason() {
    return reason;
  }

  String by() {
    return by;
  }
}
