package io.loopledger.statements.model;

import io.loopledger.schemas.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reconciliation needs of an invoice. Amounts are as written: a credit note's are positive.
 *
 * @param typeCode UNTDID 1001: 380 invoice, 381 credit note, 384 corrected invoice
 * @param paymentReference what the payment is to carry (BT-83), empty if nothing
 * @param orderReference the buyer's order (BT-13), empty if none
 */
public record Invoice(
    String typeCode,
    LocalDate issueDate,
    @Nullable LocalDate dueDate,
    Party seller,
    Party buyer,
    String paymentReference,
    String orderReference,
    List<VatBreakdown> vat,
    Totals totals) {
  public Invoice {
    vat = List.copyOf(vat);
  }

  /**
   * Seller or buyer.
   *
   * @param vatId empty if not stated
   */
  public record Party(String name, String vatId) {}

  /**
   * The VAT of one category and rate (BG-23).
   *
   * @param category UNTDID 5305: S standard, AE reverse charge, E exempt and so on (BT-118)
   * @param ratePercent BT-119; null where none is stated
   * @param base BT-116
   * @param tax BT-117
   */
  public record VatBreakdown(
      String category, @Nullable BigDecimal ratePercent, Money base, Money tax) {}

  /**
   * Document totals (BG-22); what is not stated is zero, except that it stays null for {@code tax}.
   *
   * @param lines BT-106
   * @param allowances BT-107
   * @param charges BT-108
   * @param withoutTax BT-109
   * @param tax BT-110
   * @param withTax BT-112
   * @param prepaid BT-113
   * @param rounding BT-114
   * @param payable BT-115
   */
  public record Totals(
      Money lines,
      Money allowances,
      Money charges,
      Money withoutTax,
      @Nullable Money tax,
      Money withTax,
      Money prepaid,
      Money rounding,
      Money payable) {}
}
