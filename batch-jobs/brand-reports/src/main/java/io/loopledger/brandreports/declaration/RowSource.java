package io.loopledger.brandreports.declaration;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.schemas.table.EntriesTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows that a report can hold one by one. */
public enum RowSource {
  /** Postings of the ledger. Not those of CO2e: such a figure never goes without its interval. */
  ENTRIES(
      "ledger.entries", List.of("business_date", "entry_id"), Optional.of("measure <> 'kgCO2e'")),
  /** Events that count, after corrections and voids. */
  EVENTS(
      "operations.events",
      List.of("business_date", "source", "event_id", "subject"),
      Optional.empty());

  private final String relation;
  private final List<String> order;
  private final Optional<String> condition;

  RowSource(String relation, List<String> order, Optional<String> condition) {
    this.relation = relation;
    this.order = order;
    this.condition = condition;
  }

  /**
   * A column.
   *
   * @param name its name
   * @param description what it means
   */
  public record Column(String name, String description) {}

  /** As files have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Table or view that is read. */
  public String relation() {
    return relation;
  }

  /** Columns that order the rows and tell them apart; the first is the day. */
  public List<String> order() {
    return order;
  }

  /** Which rows a report may hold; all where empty. */
  public Optional<String> condition() {
    return condition;
  }

  /** All columns there are. */
  public List<Column> columns(Catalog catalog) {
    return switch (this) {
      case ENTRIES ->
          EntriesTable.DEFINITION.columns().stream()
              .map(column -> new Column(column.name(), column.doc()))
              .toList();
      case EVENTS ->
          model(catalog).columns().stream()
              .map(column -> new Column(column.name(), column.description()))
              .toList();
    };
  }

  /** Columns that a filter may name. */
  public List<String> dimensions(Catalog catalog) {
    return model(catalog).dimensions().stream().map(Model.Column::name).toList();
  }

  private Model model(Catalog catalog) {
    return catalog
        .model(word())
        .orElseThrow(() -> new IllegalStateException("the catalog has no model " + word()));
  }
}
