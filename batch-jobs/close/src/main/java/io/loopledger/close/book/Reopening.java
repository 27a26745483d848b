package io.loopledger.close.book;

import java.util.List;

/**
 * That books were opened again.
 *
 * @param brands whose
 * @param act who, when and why
 * @param isDone whether the calendar has it; else it was cut, and who reopens again goes on with it
 */
public record Reopening(List<String> brands, Act act, boolean isDone) {
  public Reopening {
    brands = List.copyOf(brands);
    if (brands.isEmpty()) {
      throw new IllegalArgumentException("brands is empty; a reopening is of one brand at least");
    }
  }

  /** The same, done. */
  public Reopening done() {
    return new Reopening(brands, act, true);
  }
}
