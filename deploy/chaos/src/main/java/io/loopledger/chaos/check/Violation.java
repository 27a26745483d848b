package io.loopledger.chaos.check;

/**
 * A row, file or offset that breaks an invariant.
 *
 * @param invariant which one
 * @param what the row, by what names it
 * @param found what there is
 * @param expected what there should be
 */
public record Violation(Invariant invariant, String what, String found, String expected) {
  @Override
  public String toString() {
    return "%s: %s: found %s, expected %s".formatted(invariant, what, found, expected);
  }
}
