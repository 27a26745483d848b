package io.loopledger.ingest.simulator.finance;

import java.time.LocalDate;

/**
 * A line of a document, in cents of its currency.
 *
 * @param type what it is, as the document writes it
 * @param date when it happened, in the brand's zone
 * @param reference the number by which its sender knows it: payment, order, parcel, job
 * @param other a second number or text; empty for none
 * @param amount before tax and fee; from the brand's point of view, except on invoices
 * @param tax on top of it
 * @param fee taken off it
 */
record Line(
    String type,
    LocalDate date,
    String reference,
    String other,
    String currency,
    long amount,
    long tax,
    long fee) {

  /** What the line is worth in all. */
  long total() {
    return amount + tax - fee;
  }

  Line withAmounts(long newAmount, long newTax, long newFee) {
    return new Line(type, date, reference, other, currency, newAmount, newTax, newFee);
  }

  Line withCurrency(String code) {
    return new Line(type, date, reference, other, code, amount, tax, fee);
  }
}
