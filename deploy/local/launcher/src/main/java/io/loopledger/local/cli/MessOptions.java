package io.loopledger.local.cli;

import io.loopledger.ingest.simulator.mess.Mess;
import java.math.BigDecimal;
import picocli.CommandLine.Option;

/** What goes wrong on the way, as shares of the events; nothing by default. */
final class MessOptions {
  @Option(
      names = "--late",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Events that arrive hours or days after the fact (${DEFAULT-VALUE}).")
  private BigDecimal late = BigDecimal.ZERO;

  @Option(
      names = "--out-of-order",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Events that arrive some minutes or hours late (${DEFAULT-VALUE}).")
  private BigDecimal outOfOrder = BigDecimal.ZERO;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Events that arrive twice (${DEFAULT-VALUE}).")
  private BigDecimal duplicates = BigDecimal.ZERO;

  @Option(
      names = "--corrected",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Events with a wrong figure that is corrected later (${DEFAULT-VALUE}).")
  private BigDecimal corrected = BigDecimal.ZERO;

  @Option(
      names = "--voided",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Scans recorded twice, the second one voided later (${DEFAULT-VALUE}).")
  private BigDecimal voided = BigDecimal.ZERO;

  @Option(
      names = "--poison",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "Lines that no door may accept, beside the events (${DEFAULT-VALUE}).")
  private BigDecimal poison = BigDecimal.ZERO;

  Mess mess() {
    return new Mess(late, outOfOrder, duplicates, corrected, voided, poison);
  }
}
