package io.loopledger.statements.csv;

import java.util.List;

/**
 * A column, or what it may be called instead.
 *
 * @param names the first that the header has is taken
 * @param isOptional whether the header may have none of them
 */
record Column(List<String> names, boolean isOptional) {
  Column {
    names = List.copyOf(names);
  }

  /** From texts; one that ends with a question mark may be absent. */
  static Column of(List<String> texts) {
    boolean isOptional = texts.stream().anyMatch(text -> text.endsWith("?"));
    return new Column(
        texts.stream()
            .map(text -> text.endsWith("?") ? text.substring(0, text.length() - 1) : text)
            .toList(),
        isOptional);
  }

  @Override
  public String toString() {
    return String.join(" or ", names);
  }
}
