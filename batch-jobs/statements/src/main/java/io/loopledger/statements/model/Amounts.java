package io.loopledger.statements.model;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Exact, signed amounts of a line; the sign follows {@link StatementKind}. Only {@code total} is on
 * every line. The others stand where the document states them, each in its own currency: a payment
 * in pounds may be settled in euros.
 *
 * @param total what the line adds to its statement
 * @param gross before fees; on invoices with VAT
 * @param fee what the sender took; positive lowers the net
 * @param tax VAT on top of the net
 * @param net after fees; on invoices without VAT
 */
public record Amounts(
    Money total,
    @Nullable Money gross,
    @Nullable Money fee,
    @Nullable Money tax,
    @Nullable Money net) {
  /** A total alone. */
  public static Amounts of(Money total) {
    return new Amounts(total, null, null, null, null);
  }
}
