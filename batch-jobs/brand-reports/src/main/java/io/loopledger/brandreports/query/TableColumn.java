package io.loopledger.brandreports.query;

import java.util.Optional;

/**
 * A column of a file.
 *
 * @param name its heading, the same in every language
 * @param title what people call it; empty where nobody said
 * @param description what it means
 * @param unit of a figure
 * @param metric whose figure it is, qualified
 * @param isRequired whether it is never NULL
 */
public record TableColumn(
    String name,
    String title,
    String description,
    Optional<String> unit,
    Optional<String> metric,
    boolean isRequired) {
  /** A column that is no figure. */
  static TableColumn plain(String name, String description, boolean isRequired) {
    return new TableColumn(name, "", description, Optional.empty(), Optional.empty(), isRequired);
  }
}
