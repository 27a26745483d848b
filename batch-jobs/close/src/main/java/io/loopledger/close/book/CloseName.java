package io.loopledger.close.book;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Names a close. Its tag stands on every table and identifies the close everywhere: {@code
 * closed-2026-10} for all brands, {@code closed-2026-10-acme} for one; closed again after it was
 * opened, {@code closed-2026-10-2}.
 *
 * @param period the month
 * @param brand the brand asked for; null for all
 * @param number counts the closes of this period and brand, from 1
 */
public record CloseName(YearMonth period, @Nullable String brand, int number) {
  public CloseName {
    if (number < 1) {
      throw new IllegalArgumentException(
          "close number is %d; the first close of a period is 1".formatted(number));
    }
  }

  /** The tag: close id. */
  public String tag() {
    String tag = "closed-" + period + (brand == null ? "" : "-" + brand);
    return number == 1 ? tag : tag + "-" + number;
  }

  /** Whether it is about the same period and brand, or about the same period and all brands. */
  public boolean isOf(YearMonth otherPeriod, @Nullable String otherBrand) {
    return period.equals(otherPeriod)
        && (brand == null ? otherBrand == null : brand.equals(otherBrand));
  }
}
