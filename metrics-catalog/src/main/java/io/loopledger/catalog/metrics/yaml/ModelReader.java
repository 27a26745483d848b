package io.loopledger.catalog.metrics.yaml;

import static java.util.stream.Collectors.toMap;

import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Model.Column;
import io.loopledger.catalog.metrics.Model.Role;
import io.loopledger.catalog.metrics.Problems;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RollupTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a file of one model. Columns of our tables are documented there and nowhere else. */
final class ModelReader {
  private static final Map<String, TableDefinition<?>> TABLES =
      List.of(EntriesTable.DEFINITION, RollupTable.DEFINITION, RawEventsTable.DEFINITION).stream()
          .collect(toMap(TableDefinition::qualifiedName, table -> table));

  private final String file;
  private final Problems problems;

  ModelReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** The model of a file, if it can be read. */
  Optional<Model> read(String text) {
    int before = problems.count();
    Optional<Fields> root = Fields.read(file, text, problems);
    if (root.isEmpty()) {
      return Optional.empty();
    }
    root.get().allow(List.of("models"));
    List<Fields> models = root.get().maps("models");
    if (models.size() != 1) {
      problems.add(root.get().place(), "the file must have one model", "write it below 'models:'");
      return Optional.empty();
    }
    Model model = model(models.getFirst());
    return problems.count() == before ? Optional.of(model) : Optional.empty();
  }

  private Model model(Fields fields) {
    fields.allow(
        List.of(
            "name", "description", "semantic_model", "agg_time_dimension", "config", "columns"));
    Fields meta = MetaReader.meta(fields);
    meta.allow(List.of("entity", "relation", "summary", "currency", "default_dimensions", "sql"));
    String relation = meta.required("relation", "write schema.name of the table or view");
    Optional<TableDefinition<?>> table = Optional.ofNullable(TABLES.get(relation));
    return new Model(
        fields.place("name"),
        fields.required("name", "write the model's name"),
        fields.required("description", "say what a row is"),
        meta.required("entity", "write the prefix of its dimensions in filters"),
        relation,
        meta.text("summary").flatMap(name -> summary(meta, name)),
        meta.text("sql"),
        meta.text("currency").filter(name -> !name.equals("none")),
        fields.required("agg_time_dimension", "name the column that puts a row into its day"),
        meta.texts("default_dimensions"),
        fields.maps("columns").stream().map(column -> column(column, table)).toList());
  }

  private Optional<Model.Summary> summary(Fields meta, String name) {
    TableDefinition<?> table = TABLES.get(name);
    if (table == null) {
      problems.add(
          meta.place("summary"),
          "summary '%s' is no table of the lake".formatted(name),
          "name one, such as mart.rollup");
      return Optional.empty();
    }
    return Optional.of(
        new Model.Summary(name, table.columns().stream().map(column -> column.name()).toList()));
  }

  private Column column(Fields fields, Optional<TableDefinition<?>> table) {
    fields.allow(List.of("name", "description", "granularity", "dimension", "config"));
    String name = fields.required("name", "write the column's name");
    Optional<? extends io.loopledger.schemas.table.Column<?>> known =
        table.flatMap(t -> t.columns().stream().filter(c -> c.name().equals(name)).findFirst());
    Optional<String> dimension = fields.fields("dimension").flatMap(d -> d.text("type"));
    String description =
        known
            .map(column -> column.doc())
            .orElseGet(() -> fields.required("description", "say what the column means"));
    String type =
        known
            .map(column -> SqlTypes.of(column.type()))
            .orElseGet(() -> MetaReader.meta(fields).required("type", "write its type in Trino"));
    Role role =
        switch (dimension.orElse("")) {
          case "time" -> Role.TIME;
          case "categorical" -> Role.DIMENSION;
          case "account_level" -> Role.ACCOUNT_LEVEL;
          default -> Role.FACT;
        };
    return new Column(name, description, type, role);
  }
}
