package io.loopledger.matching.rule;

import java.util.List;

/**
 * The columns of an item, which each side's query has to return: what can be matched.
 *
 * <p>{@code item_id}: identifies it for ever, whatever its amount becomes. {@code tenant}, {@code
 * brand}: whose it is. {@code type}: what is compared with its like only. {@code currency}, {@code
 * amount}: decimal(20,6), from the brand's view on both sides: money that comes is positive. {@code
 * item_date}. {@code reference}: what a person would look for, as evidence. {@code party}: who the
 * other side is, null where unknown or of no account. {@code item_time}: what orders items of the
 * ledger; null in statements, which keep an order but no time. All other columns may be used by the
 * keys of passes.
 */
public final class Items {
  /** In this order. */
  public static final List<String> COLUMNS =
      List.of(
          "item_id",
          "tenant",
          "brand",
          "type",
          "currency",
          "amount",
          "item_date",
          "reference",
          "party",
          "item_time");

  private Items() {}
}
