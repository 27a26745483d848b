package io.loopledger.upkeep;

/** Who watches while the upkeep works. */
@FunctionalInterface
public interface UpkeepProgress {
  /** Nobody. */
  UpkeepProgress NONE = (table, step) -> {};

  /**
   * A step has begun, or got on.
   *
   * @param table qualified name
   * @param step what is being done, in a few words
   */
  void at(String table, String step);
}
