package io.loopledger.documents.chart;

import io.loopledger.documents.markup.Markup;

/**
 * What is drawn of a chart, to stand in an element {@code svg}.
 *
 * @param width of its view box
 * @param height of its view box
 * @param content the shapes and texts
 */
public record Picture(int width, int height, Markup content) {
  /** The attribute {@code viewBox}. */
  public String viewBox() {
    return "0 0 %s %s".formatted(Integer.toString(width), Integer.toString(height));
  }
}
