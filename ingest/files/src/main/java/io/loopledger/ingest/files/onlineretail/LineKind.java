package io.loopledger.ingest.files.onlineretail;

import java.util.Locale;
import java.util.Map;

/**
 * What a stock code stands for. Codes that are not products are known by name. Of the others, a
 * code with a digit is a product ({@code 85123A}, {@code SP1002}), and so are {@code PADS} and the
 * {@code DCGS} articles. {@code TEST...} and {@code ADJUST...} are booked by hand. A code of
 * letters alone that nobody knows is not taken for goods, because no stock is ever counted under
 * it; its amount is kept as a manual adjustment under a count of its own, so that a shop whose
 * articles are named that way sees it in the summary.
 */
enum LineKind {
  GOODS("goods"),
  SHIPPING("shipping charged (POST, DOT, C2)"),
  MARKETPLACE_FEE("marketplace fees (AMAZONFEE)"),
  BANK_FEE("bank charges (BANK CHARGES)"),
  VOUCHER("vouchers (gift_...)"),
  DISCOUNT("discounts (D)"),
  SAMPLE("samples (S)"),
  CHARITY("charity (CRUK)"),
  BAD_DEBT("bad debts (B)"),
  MANUAL("manual adjustments (M, ADJUST..., TEST...)"),
  UNKNOWN("manual adjustments (code is not known as a product)");

  private static final Map<String, LineKind> BY_CODE =
      Map.ofEntries(
          Map.entry("POST", SHIPPING),
          Map.entry("DOT", SHIPPING),
          Map.entry("C2", SHIPPING),
          Map.entry("AMAZONFEE", MARKETPLACE_FEE),
          Map.entry("BANK CHARGES", BANK_FEE),
          Map.entry("D", DISCOUNT),
          Map.entry("S", SAMPLE),
          Map.entry("CRUK", CHARITY),
          Map.entry("B", BAD_DEBT),
          Map.entry("M", MANUAL),
          Map.entry("PADS", GOODS));

  private final String words;

  LineKind(String words) {
    this.words = words;
  }

  static LineKind of(String stockCode) {
    String code = stockCode.toUpperCase(Locale.ROOT);
    LineKind known = BY_CODE.get(code);
    if (known != null) {
      return known;
    } else if (code.startsWith("GIFT_")) {
      return VOUCHER;
    } else if (code.startsWith("TEST") || code.startsWith("ADJUST")) {
      return MANUAL;
    } else if (code.startsWith("DCGS") || code.chars().anyMatch(Character::isDigit)) {
      return GOODS;
    }
    return UNKNOWN;
  }

  /** The kind in words for people. */
  String words() {
    return words;
  }
}
