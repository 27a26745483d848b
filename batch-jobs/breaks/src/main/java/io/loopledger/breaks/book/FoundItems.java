package io.loopledger.breaks.book;

import io.loopledger.matching.rule.BreakKind;
import io.loopledger.matching.run.Break;
import io.loopledger.schemas.finance.BreakChange.About;
import io.loopledger.schemas.finance.BreakChange.Side;
import io.loopledger.schemas.money.Micros;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Breaks of matching, as they are kept. */
public final class FoundItems {
  private FoundItems() {}

  /** One of a reconciliation. */
  public static FoundBreak of(String reconciliation, Break found, Causes causes) {
    Side ledger = side(found.ledger());
    Side statement = side(found.statement());
    String currency = statement == null ? currency(ledger) : statement.currency();
    return new FoundBreak(
        found.breakId(),
        new About(
            reconciliation,
            found.kind().name(),
            found.tenant(),
            found.brand(),
            found.type(),
            currency,
            value(found.kind(), ledger, statement),
            ledger,
            statement,
            causes.of(found)));
  }

  private static long value(BreakKind kind, @Nullable Side ledger, @Nullable Side statement) {
    return switch (kind) {
      case MISSING_IN_LEDGER, DUPLICATE, CURRENCY -> micros(statement);
      case MISSING_IN_STATEMENT -> Math.negateExact(micros(ledger));
      case AMOUNT -> Math.subtractExact(micros(statement), micros(ledger));
      case DATE -> 0;
    };
  }

  private static long micros(@Nullable Side side) {
    return side == null ? 0 : side.amountMicros();
  }

  private static String currency(@Nullable Side side) {
    if (side == null) {
      throw new IllegalArgumentException("a break has no side; matching gives one or both");
    }
    return side.currency();
  }

  private static @Nullable Side side(Optional<Break.Side> of) {
    return of.map(
            side ->
                new Side(
                    side.itemId(),
                    side.currency(),
                    Micros.exact(side.amount()),
                    side.date(),
                    side.reference()))
        .orElse(null);
  }
}
