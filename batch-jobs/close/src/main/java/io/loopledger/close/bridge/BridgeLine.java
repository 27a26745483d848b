package io.loopledger.close.bridge;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A line of the bridge of a closed period.
 *
 * @param key what it is about
 * @param sums what was published, moved and restated
 */
public record BridgeLine(Key key, BridgeSums sums) {
  /**
   * What a line is about.
   *
   * @param figure account, or metric
   * @param unit reporting currency of money, else the measure, such as kgCO2e
   * @param method impact method
   * @param factorVersion factors of impact; null where lines of several stand together
   */
  public record Key(
      String brand,
      @Nullable String program,
      @Nullable String category,
      String figure,
      String unit,
      @Nullable String method,
      @Nullable String factorVersion) {
    /** By brand, figure, unit; what is not there goes first. */
    public static final Comparator<Key> ORDER =
        Comparator.comparing(Key::brand)
            .thenComparing(Key::figure)
            .thenComparing(Key::unit)
            .thenComparing(k -> text(k.method()))
            .thenComparing(k -> text(k.program()))
            .thenComparing(k -> text(k.category()))
            .thenComparing(k -> text(k.factorVersion()));

    private static String text(@Nullable String value) {
      return value == null ? "" : value;
    }
  }
}
