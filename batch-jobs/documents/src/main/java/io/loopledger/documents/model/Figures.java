package io.loopledger.documents.model;

import java.util.List;
import java.util.Optional;

/**
 * The few figures that a reader takes home, shown large.
 *
 * @param id stable name, unique in the document, in kebab-case
 * @param items the figures, in order
 */
public record Figures(String id, List<Item> items) implements Block {
  public Figures {
    items = List.copyOf(items);
  }

  /**
   * A figure under its name.
   *
   * @param id stable name, unique among the items
   * @param label its name
   * @param value the figure
   * @param interval its bounds, from and to
   * @param note what a reader has to know beside it, such as method, boundary, or coverage
   */
  public record Item(
      String id, String label, Cell value, Optional<Interval> interval, String note) {}

  /**
   * Bounds of a figure.
   *
   * @param lower 5th percentile
   * @param upper 95th percentile
   */
  public record Interval(Cell.Amount lower, Cell.Amount upper) {}
}
