package io.loopledger.ingest.simulator.life;

import java.util.EnumMap;
import java.util.Map;

/**
 * Numbers as shops and carriers give them: they look drawn, never repeat within a simulation, and
 * say nothing about it. Multiplying by a number that shares no factor with ten is one to one.
 */
final class Numbers {
  private static final long TEN_DIGITS = 10_000_000_000L;
  private static final long MULTIPLIER = 387_420_489L;
  private static final int PER_KIND = 32;

  private final long life;
  private final long offset;
  private final Map<Kind, Integer> used = new EnumMap<>(Kind.class);

  Numbers(long life, String runKey) {
    this.life = life;
    this.offset = Long.remainderUnsigned(Long.parseUnsignedLong(runKey, 16), TEN_DIGITS);
  }

  /** What gets a number. The order is part of the numbers: new kinds go to the end. */
  enum Kind {
    ORDER("SO"),
    PAYMENT("pay_"),
    PARCEL("0034"),
    SESSION("s-"),
    MESSAGE("m-"),
    OFFER("of-"),
    LISTING("L-");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  String next(Kind kind) {
    int nth = used.merge(kind, 1, Integer::sum) - 1;
    if (nth == PER_KIND) {
      throw new IllegalStateException("a life needs more numbers than were set aside: " + kind);
    }
    long slot = (life * Kind.values().length + kind.ordinal()) * PER_KIND + nth;
    long scrambled = Math.floorMod(Math.multiplyExact(slot, MULTIPLIER) + offset, TEN_DIGITS);
    return "%s%010d".formatted(kind.prefix, scrambled);
  }
}
