package io.loopledger.catalog.fx;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Quotes already worked out, also those that do not exist: a bounded table of two places for each
 * key, read and written without a lock. What is put is immutable and follows from its key alone, so
 * a lost write costs a second computation and never a wrong quote.
 */
final class QuoteCache {
  private static final int PLACES = 1 << 13;

  private final AtomicReferenceArray<@Nullable Entry> entries = new AtomicReferenceArray<>(PLACES);

  /** What is known for a key, or null. */
  @Nullable Entry find(String from, String to, long period) {
    int place = place(from, to, period);
    Entry first = entries.getAcquire(place);
    if (first != null && first.is(from, to, period)) {
      return first;
    }
    Entry second = entries.getAcquire(place ^ 1);
    return second != null && second.is(from, to, period) ? second : null;
  }

  /** Keeps a quote and returns it; the older one of a full place goes. */
  Optional<FxQuote> put(String from, String to, long period, Optional<FxQuote> quote) {
    int place = place(from, to, period);
    entries.setRelease(place ^ 1, entries.getAcquire(place));
    entries.setRelease(place, new Entry(from, to, period, quote));
    return quote;
  }

  private static int place(String from, String to, long period) {
    long mixed = (from.hashCode() * 31L + to.hashCode()) * 0x9E37_79B9_7F4A_7C15L + period;
    mixed *= 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 40) & (PLACES - 1);
  }

  /** The quote of a currency pair for a period, or that there is none. */
  record Entry(String from, String to, long period, Optional<FxQuote> quote) {
    private boolean is(String otherFrom, String otherTo, long otherPeriod) {
      return period == otherPeriod && from.equals(otherFrom) && to.equals(otherTo);
    }
  }
}
