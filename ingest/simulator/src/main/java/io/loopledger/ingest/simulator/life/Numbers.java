package io.loopledger.ingest.simulator.life;

/**
 * Numbers as shops and carriers give them: they look drawn, never repeat within a simulation, and
 * say nothing about it. Multiplying by a number that shares no factor with ten is one to one.
 */
final class Numbers {
  private static final long TEN_DIGITS = 10_000_000_000L;
  private static final long MULTIPLIER = 387_420_489L;
  private static final int PER_LIFE = 256;

  private final long life;
  private final long offset;
  private int used;

  Numbers(long life, String runKey) {
    this.life = life;
    this.offset = Long.remainderUnsigned(Long.parseUnsignedLong(runKey, 16), TEN_DIGITS);
  }

  String order() {
    return "SO" + next();
  }

  String payment() {
    return "pay_" + next();
  }

  String parcel() {
    return "0034" + next();
  }

  String plain(String prefix) {
    return prefix + next();
  }

  private String next() {
    if (used == PER_LIFE) {
      throw new IllegalStateException("a life needs more numbers than were set aside");
    }
    long slot = life * PER_LIFE + used++;
    long scrambled = Math.floorMod(Math.multiplyExact(slot, MULTIPLIER) + offset, TEN_DIGITS);
    return "%010d".formatted(scrambled);
  }
}
