package io.loopledger.schemas.finance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line of a statement that was taken: of a payment service, a marketplace, a bank, or an invoice.
 *
 * @param lineId hash of file and position
 * @param owner tenant and brand whose money it is
 * @param source the file and the statement that it stands in
 * @param type as the statement names it
 * @param bookingDate the line's date
 * @param valueDate when the money counts, where it is stated
 * @param currency of the amounts, ISO 4217
 * @param grossMicros before fees, or the net of an invoice's line; money that comes is positive
 * @param feeMicros what was kept, or the VAT of an invoice's line
 * @param netMicros what it comes to
 * @param references what it refers to
 * @param counterparty who pays or is paid, where it is stated
 * @param text free text
 * @param takenTime when it was taken: the run's own time
 */
public record SettlementLine(
    String lineId,
    Owner owner,
    Source source,
    String type,
    LocalDate bookingDate,
    @Nullable LocalDate valueDate,
    String currency,
    @Nullable Long grossMicros,
    @Nullable Long feeMicros,
    long netMicros,
    References references,
    @Nullable String counterparty,
    @Nullable String text,
    Instant takenTime) {

  /** Whose money it is. */
  public record Owner(String tenant, String brand) {}

  /**
   * Where a line stands.
   *
   * @param fileHash SHA-256 of the unpacked bytes of the file, as hex
   * @param fileName its name, for people
   * @param kind PAYMENT, MARKETPLACE, CARRIER, PARTNER, BANK or LEDGER
   * @param format how it was read, such as camt.053.001.08
   * @param issuer who made it
   * @param account of a bank or at a service, where there is one
   * @param statement number of the statement or invoice
   * @param statementDate its date
   * @param position of the line in the file, from 1
   */
  public record Source(
      String fileHash,
      String fileName,
      String kind,
      String format,
      @Nullable String issuer,
      @Nullable String account,
      String statement,
      LocalDate statementDate,
      long position) {}

  /**
   * What a line names; each where it is stated.
   *
   * @param endToEnd reference that banks pass on
   * @param document that is paid or posted: its number, or the payee's reference
   */
  public record References(
      @Nullable String payment,
      @Nullable String order,
      @Nullable String tracking,
      @Nullable String job,
      @Nullable String endToEnd,
      @Nullable String document) {
    /** References without a document. */
    public References(
        @Nullable String payment,
        @Nullable String order,
        @Nullable String tracking,
        @Nullable String job,
        @Nullable String endToEnd) {
      this(payment, order, tracking, job, endToEnd, null);
    }
  }
}
