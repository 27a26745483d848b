package io.loopledger.schemas.table;

import static io.loopledger.schemas.table.Column.optional;
import static io.loopledger.schemas.table.Column.required;

import io.loopledger.schemas.finance.SettlementLine;
import java.util.List;
import java.util.Optional;

/** {@code finance.settlement_lines}: every line of every statement that was taken. */
public final class SettlementLinesTable {
  /** The definition. */
  public static final TableDefinition<SettlementLine> DEFINITION =
      new TableDefinition<>(
          "finance",
          "settlement_lines",
          "Lines of statements and invoices that were taken, as their files say; money that comes is"
              + " positive.",
          List.of(
              required(
                  "line_id", ColumnType.TEXT, "Hash of file and position.", SettlementLine::lineId),
              required("tenant", ColumnType.TEXT, "Who owns the brand.", l -> l.owner().tenant()),
              required("brand", ColumnType.TEXT, "Brand.", l -> l.owner().brand()),
              required(
                  "kind",
                  ColumnType.TEXT,
                  "PAYMENT, MARKETPLACE, CARRIER, PARTNER, BANK or LEDGER.",
                  l -> l.source().kind()),
              required("format", ColumnType.TEXT, "How it was read.", l -> l.source().format()),
              optional("issuer", ColumnType.TEXT, "Who made it.", l -> l.source().issuer()),
              optional(
                  "account",
                  ColumnType.TEXT,
                  "Account of a bank or at a service.",
                  l -> l.source().account()),
              required(
                  "statement",
                  ColumnType.TEXT,
                  "Number of the statement or invoice.",
                  l -> l.source().statement()),
              required(
                  "statement_date", ColumnType.DATE, "Its date.", l -> l.source().statementDate()),
              required(
                  "position",
                  ColumnType.LONG,
                  "Line in the file, from 1.",
                  l -> l.source().position()),
              required("type", ColumnType.TEXT, "As the statement names it.", SettlementLine::type),
              required(
                  "booking_date", ColumnType.DATE, "The line's date.", SettlementLine::bookingDate),
              optional(
                  "value_date",
                  ColumnType.DATE,
                  "When the money counts.",
                  SettlementLine::valueDate),
              required("currency", ColumnType.TEXT, "ISO 4217.", SettlementLine::currency),
              optional(
                  "gross",
                  ColumnType.AMOUNT,
                  "Before fees; of an invoice's line before VAT.",
                  SettlementLine::grossMicros),
              optional(
                  "fee",
                  ColumnType.AMOUNT,
                  "What was kept; of an invoice's line its VAT.",
                  SettlementLine::feeMicros),
              required("net", ColumnType.AMOUNT, "What it comes to.", SettlementLine::netMicros),
              optional(
                  "payment_reference",
                  ColumnType.TEXT,
                  "Payment it is about.",
                  l -> l.references().payment()),
              optional(
                  "order_id", ColumnType.TEXT, "Order it is about.", l -> l.references().order()),
              optional("tracking_id", ColumnType.TEXT, "Parcel.", l -> l.references().tracking()),
              optional("job", ColumnType.TEXT, "Job of a partner.", l -> l.references().job()),
              optional(
                  "end_to_end_id",
                  ColumnType.TEXT,
                  "Reference that banks pass on.",
                  l -> l.references().endToEnd()),
              optional(
                  "document_id",
                  ColumnType.TEXT,
                  "Document that is paid or posted: its number, or the payee's reference.",
                  l -> l.references().document()),
              optional(
                  "counterparty",
                  ColumnType.TEXT,
                  "Who pays or is paid.",
                  SettlementLine::counterparty),
              optional("text", ColumnType.TEXT, "Free text.", SettlementLine::text),
              required("file_name", ColumnType.TEXT, "File.", l -> l.source().fileName()),
              required(
                  "file_hash",
                  ColumnType.TEXT,
                  "SHA-256 of the file, as hex: one is taken once.",
                  l -> l.source().fileHash()),
              required(
                  "taken_time",
                  ColumnType.INSTANT,
                  "When it was taken: the run's own time.",
                  SettlementLine::takenTime)),
          Optional.of(TableLayout.byDay("taken_time", "brand", "kind")));

  private SettlementLinesTable() {}
}
