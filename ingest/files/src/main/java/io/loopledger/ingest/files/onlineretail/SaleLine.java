package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.ContentHash;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.schemas.money.Money;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice or credit note, read but not yet classified. Two lines are equal if they say
 * the same, however their files write numbers and dates.
 *
 * @param invoice invoice number; beginning with C it is a credit note
 * @param stockCode article number, or a code for what is no product
 * @param description the line's text
 * @param quantity pieces, of any sign
 * @param time local time of the document
 * @param precision whether the file gives the time or only the date
 * @param unitPrice price of one piece, of any sign
 * @param customer customer number
 * @param country the country as the file writes it
 */
record SaleLine(
    String invoice,
    String stockCode,
    @Nullable String description,
    long quantity,
    LocalDateTime time,
    Precision precision,
    Money unitPrice,
    @Nullable String customer,
    String country) {

  /** How exactly the file dates a line. */
  enum Precision {
    TIME,
    DATE
  }

  DocumentType document() {
    return invoice.toUpperCase(Locale.ROOT).startsWith("C")
        ? DocumentType.CREDIT_NOTE
        : DocumentType.INVOICE;
  }

  boolean isFree() {
    return unitPrice.amountMicros() == 0;
  }

  /** Quantity x unit price: what the line does to the customer's account. */
  Money amount() {
    return unitPrice.times(quantity);
  }

  /** The invoice and a hash of all the line says: the same in every file and at every place. */
  String contentKey() {
    return invoice
        + "-"
        + ContentHash.of(
            List.of(
                stockCode,
                description == null ? "" : description,
                Long.toString(quantity),
                time.toString(),
                Long.toString(unitPrice.amountMicros()),
                customer == null ? "" : customer,
                country));
  }
}
