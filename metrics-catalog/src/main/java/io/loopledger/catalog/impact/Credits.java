package io.loopledger.catalog.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a method credits; each method answers only for the event that earns its credit. */
interface Credits {
  /** Lines of a fixed repair; empty if the category has no factor. */
  default List<ImpactLine> repaired(@Nullable String category) {
    return List.of();
  }

  /** Lines of a sale; empty if the category has no factor. */
  default List<ImpactLine> resold(@Nullable String category, int cycleNo, long usedPpm) {
    return List.of();
  }

  /** The share of a new product's life that a sale brings, in millionths. */
  default long lifetimeSharePpm(@Nullable String category, int cycleNo, long usedPpm) {
    return 0;
  }

  /** Every combination the lines may name, with the category where it needs one. */
  List<Combination> combinations();
}
