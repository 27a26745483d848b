package io.loopledger.local.cli;

import io.loopledger.close.check.ClosePolicy;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** When books may be closed. */
final class CloseOptions {
  @Option(
      names = "--late-days",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Days after the month's end that late events are waited for (${DEFAULT-VALUE}).")
  private int lateDays = ClosePolicy.DEFAULT.lateDays();

  @Option(
      names = "--max-breaks",
      paramLabel = "N",
      defaultValue = "0",
      description = "Open breaks a brand may have (${DEFAULT-VALUE}).")
  private long maxBreaks = ClosePolicy.DEFAULT.maxBreaks();

  @Option(
      names = "--max-break-value",
      paramLabel = "AMOUNT",
      defaultValue = "0",
      description = "What they may be worth, in the brand's currency (${DEFAULT-VALUE}).")
  private BigDecimal maxBreakValue = ClosePolicy.DEFAULT.maxBreakValue();

  ClosePolicy policy() {
    return new ClosePolicy(lateDays, maxBreaks, maxBreakValue);
  }
}
