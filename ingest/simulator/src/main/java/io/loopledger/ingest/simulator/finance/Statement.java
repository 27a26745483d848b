package io.loopledger.ingest.simulator.finance;

import java.time.LocalDate;
import java.util.List;

/**
 * A bank statement: one day of one account, in cents.
 *
 * @param number of the statement in its year, from 1
 * @param entries what was booked, in order; positive for what came in
 */
record Statement(
    String iban,
    String owner,
    String currency,
    LocalDate day,
    int number,
    long opening,
    List<Entry> entries) {

  /** A booking with what a bank passes on of the payment behind it. */
  record Entry(long cents, String endToEnd, String counterparty, String remittance) {}

  long closing() {
    return opening + entries.stream().mapToLong(Entry::cents).sum();
  }
}
