package io.loopledger.catalog.live;

import io.loopledger.catalog.impact.CategoryKey;
import io.loopledger.catalog.impact.Combination;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of one cycle of a unit sum up to, as far as live outputs look at it. Sums only,
 * so that the order in which entries come does not matter.
 */
public final class CycleFigures {
  final NavigableMap<String, Long> received = new TreeMap<>();
  final NavigableMap<String, Resold> resold = new TreeMap<>();
  final NavigableMap<Co2, Long> microKg = new TreeMap<>();
  long credited;
  long withoutFactor;
  long contributionMicros;

  /**
   * A recognised resale, or the return of one.
   *
   * @param count 1, or -1 where it takes one back
   * @param atMs when it was recognised, epoch milliseconds
   * @param product what was sold, as known then
   */
  record Resold(long count, long atMs, @Nullable String product) {}

  /**
   * What kilograms of CO2e are summed by.
   *
   * @param method impact method
   * @param combination the factors
   */
  public record Co2(String method, Combination combination) implements Comparable<Co2> {
    /** Reading a combination costs more than all else here, and a release has a few hundred. */
    private static final Map<List<String>, Co2> KNOWN = new ConcurrentHashMap<>();

    /**
     * What an amount of these factors is summed by.
     *
     * @param categoryKey as a combination has it: normalised, or empty
     */
    static Co2 of(String method, String factorVersion, String categoryKey) {
      return KNOWN.computeIfAbsent(
          List.of(method, factorVersion, categoryKey),
          any -> new Co2(method, new Combination(factorVersion, categoryKey)));
    }

    /** The same for a category as entries name it. */
    public static Co2 ofCategory(String method, String factorVersion, @Nullable String category) {
      boolean isNamed = factorVersion.indexOf(':') >= 0;
      return of(method, factorVersion, isNamed || category == null ? "" : CategoryKey.of(category));
    }

    @Override
    public int compareTo(Co2 other) {
      int order = method.compareTo(other.method);
      return order == 0 ? combination.compareTo(other.combination) : order;
    }
  }

  CycleFigures() {}

  /** Millionths of a kilogram of CO2e avoided, less emitted, by factors; without sums of 0. */
  public Map<Co2, Long> microKg() {
    return microKg;
  }

  /** Units whose credit is posted: 1, or 0 before it and after it was taken back. */
  public long credited() {
    return credited;
  }

  /** Units that would have earned a credit and whose category has no factor. */
  public long withoutFactor() {
    return withoutFactor;
  }

  /** Whether the event of this source and id brought the unit in, in this cycle. */
  public boolean isReceivedBy(String source, String id) {
    return received.getOrDefault(UnitFigures.event(source, id), 0L) > 0;
  }

  boolean isEmpty() {
    return received.isEmpty()
        && resold.isEmpty()
        && microKg.isEmpty()
        && credited == 0
        && withoutFactor == 0
        && contributionMicros == 0;
  }

  /**
   * The newest resale, if one stands. What takes a sale back is counted under its own event, so the
   * sum decides.
   */
  @Nullable Resold standingResale() {
    long standing = 0;
    Resold newest = null;
    for (Resold each : resold.values()) {
      standing += each.count();
      if (each.count() > 0 && (newest == null || each.atMs() > newest.atMs())) {
        newest = each;
      }
    }
    return standing > 0 ? newest : null;
  }
}
