package io.loopledger.catalog.metrics.explain;

import io.loopledger.catalog.metrics.Metric;

/**
 * What is to be explained.
 *
 * @param metric the metric
 * @param where which part of it
 * @param depth levels below the figure
 * @param top how many subjects, entries and rows of each group are shown by themselves
 */
public record Question(Metric metric, Where where, int depth, int top) {
  public Question {
    if (depth < 0) {
      throw new IllegalArgumentException("--depth is %d; it is 0 or more".formatted(depth));
    }
    if (top < 1) {
      throw new IllegalArgumentException("--top is %d; it is 1 or more".formatted(top));
    }
  }

  Question with(Where other) {
    return new Question(metric, other, depth, top);
  }
}
