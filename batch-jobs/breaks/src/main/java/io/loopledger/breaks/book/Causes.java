package io.loopledger.breaks.book;

import io.loopledger.matching.run.Break;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What is suspected behind a break, by rule.
 *
 * @param fees what a statement's line says was kept, by item; without those that say nothing
 * @param waiting why an event with a reference was not posted, by reference, such as {@code event
 *     was rejected: INVALID}
 */
public record Causes(Map<String, BigDecimal> fees, Map<String, String> waiting) {
  /** Up to this amount a difference looks like rounding: some cents of any currency. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.05");

  public Causes {
    fees = Map.copyOf(fees);
    waiting = Map.copyOf(waiting);
  }

  /** In a few words. */
  public String of(Break found) {
    return switch (found.kind()) {
      case MISSING_IN_LEDGER -> notInLedger(found);
      case MISSING_IN_STATEMENT -> "no statement has it yet, or its line was lost";
      case AMOUNT -> amount(found);
      case CURRENCY -> "wrong currency";
      case DATE -> "date after cut-off";
      case DUPLICATE -> "sent twice";
    };
  }

  private String notInLedger(Break found) {
    return found
        .statement()
        .map(Break.Side::reference)
        .map(waiting::get)
        .orElse("the event has not arrived yet");
  }

  private String amount(Break found) {
    Break.Side statement = found.statement().orElseThrow();
    BigDecimal ledger = found.ledger().orElseThrow().amount();
    BigDecimal difference = statement.amount().subtract(ledger);
    BigDecimal fee = fees.get(statement.itemId());
    if (statement.amount().add(ledger).signum() == 0) {
      return "wrong sign";
    }
    if (fee != null && fee.signum() != 0 && fee.abs().compareTo(difference.abs()) == 0) {
      return "fee not split";
    }
    return difference.abs().compareTo(ROUNDING) <= 0 ? "rounding" : "another amount";
  }
}
