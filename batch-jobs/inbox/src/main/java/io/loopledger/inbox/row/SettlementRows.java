package io.loopledger.inbox.row;

import io.loopledger.inbox.issuer.Issuer;
import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Amounts;
import io.loopledger.statements.model.FileIdentity;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.value.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file in {@code finance.settlement_lines}.
 *
 * @param owner tenant and brand whose inbox it came into
 * @param file which it is
 * @param takenTime the run's own time
 */
public record SettlementRows(SettlementLine.Owner owner, FileIdentity file, Instant takenTime) {

  /**
   * The row of a line; none for the line of a VAT that is on the other lines already.
   *
   * @param vat the VAT of the lines, where it was spread
   */
  public Optional<SettlementLine> row(
      Statement statement, StatementLine line, Issuer issuer, Optional<VatSpread> vat) {
    if (vat.isPresent() && line.kind() == LineKind.TAX) {
      return Optional.empty();
    }
    Optional<Money> tax = vat.flatMap(spread -> spread.taxOf(line));
    return Optional.of(row(statement, line, issuer, amounts(statement, line.amounts(), tax)));
  }

  private SettlementLine row(
      Statement statement, StatementLine line, Issuer issuer, RowAmounts amounts) {
    long position = line.position().line();
    return new SettlementLine(
        Hashes.of(file.contentSha256(), Long.toString(position)),
        owner,
        new SettlementLine.Source(
            file.contentSha256(),
            file.name(),
            issuer.group().name(),
            statement.heading().format(),
            text(issuer.key()),
            text(statement.heading().account()),
            statement.heading().reference(),
            date(statement, line),
            position),
        type(line, issuer),
        line.bookingDate(),
        line.valueDate(),
        line.amounts().total().currency(),
        amounts.gross(),
        amounts.fee(),
        amounts.net(),
        references(line, issuer.group()),
        counterparty(statement, line),
        text(line.text()),
        takenTime);
  }

  private record RowAmounts(@Nullable Long gross, @Nullable Long fee, long net) {}

  /** An invoice says what we owe; a row, what comes. */
  private static RowAmounts amounts(Statement statement, Amounts amounts, Optional<Money> vat) {
    Money total = amounts.total();
    if (statement.heading().kind() == StatementKind.INVOICE) {
      Money tax = vat.orElse(amounts.tax());
      Money owed = vat.map(added -> Sums.plus(total, added)).orElse(total);
      return new RowAmounts(
          micros(total, negated(amounts.net())),
          micros(total, negated(tax)),
          owed.negated().amountMicros());
    }
    return new RowAmounts(
        micros(total, amounts.gross()), micros(total, amounts.fee()), total.amountMicros());
  }

  private static @Nullable Money negated(@Nullable Money amount) {
    return amount == null ? null : amount.negated();
  }

  /** A row has one currency; what was paid in another stays in the file. */
  private static @Nullable Long micros(Money total, @Nullable Money amount) {
    return amount == null || !amount.currency().equals(total.currency())
        ? null
        : amount.amountMicros();
  }

  private static LocalDate date(Statement statement, StatementLine line) {
    LocalDate date = statement.date();
    if (date != null) {
      return date;
    }
    Period period = statement.period();
    return period == null ? line.bookingDate() : period.to();
  }

  /** What the sender calls it, in the words of the matching where the brand gave them. */
  private static String type(StatementLine line, Issuer issuer) {
    String byText = issuer.types().get(line.text());
    return byText == null ? issuer.types().getOrDefault(line.type(), line.type()) : byText;
  }

  private static SettlementLine.References references(StatementLine line, LineGroup group) {
    return new SettlementLine.References(
        first(line, Role.PAYMENT_ID),
        first(line, Role.ORDER_ID, Role.MERCHANT_REFERENCE),
        group == LineGroup.CARRIER
            ? first(line, Role.TRACKING_NUMBER, Role.OBJECT_ID)
            : first(line, Role.TRACKING_NUMBER),
        group == LineGroup.PARTNER ? first(line, Role.JOB, Role.OBJECT_ID) : first(line, Role.JOB),
        first(line, Role.END_TO_END_ID),
        first(line, Role.DOCUMENT_NUMBER, Role.CREDITOR_REFERENCE));
  }

  private static @Nullable String first(StatementLine line, Role... roles) {
    for (Role role : roles) {
      if (!line.references(role).isEmpty()) {
        return line.references(role).getFirst();
      }
    }
    return null;
  }

  /** Who sends invoices is a business; whoever pays or is paid through a bank may be a person. */
  private static @Nullable String counterparty(Statement statement, StatementLine line) {
    return statement.heading().kind() == StatementKind.INVOICE ? text(line.counterparty()) : null;
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }
}
