package io.loopledger.schemas.lake;

import io.loopledger.schemas.table.Column;
import io.loopledger.schemas.table.TableDefinition;
import io.loopledger.schemas.table.TableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.view.ReplaceViewVersion;
import org.apache.iceberg.view.SQLViewRepresentation;
import org.apache.iceberg.view.View;
import org.jspecify.annotations.Nullable;

/** The lake's catalog: creates the tables, brings them up to this release, tells their state. */
public final class Lake implements AutoCloseable {
  private static final Map<String, String> TABLE_PROPERTIES =
      Map.of(
          TableProperties.FORMAT_VERSION, "2",
          TableProperties.PARQUET_COMPRESSION, "zstd",
          TableProperties.PARQUET_DICT_SIZE_BYTES, "65536",
          TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
          TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20",
          TableProperties.COMMIT_NUM_RETRIES, "20");

  /** Where Trino keeps whose rights a view has; a view with its reader's has no such property. */
  private static final String VIEW_OWNER = "trino.run-as-owner";

  private final JdbcCatalog catalog;

  private Lake(JdbcCatalog catalog) {
    this.catalog = catalog;
  }

  /** Opens the lake; makes the catalog's own tables in PostgreSQL where they are missing. */
  public static Lake open(LakeConfig config) {
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.initialize(LakeConfig.CATALOG_NAME, config.catalogProperties());
    return new Lake(catalog);
  }

  /** Creates each missing table; gives each existing one the columns and the layout it lacks. */
  public void createOrUpgradeTables() {
    LakeTables.EVERY.forEach(this::createOrUpgrade);
  }

  void createOrUpgrade(TableDefinition<?> table) {
    TableIdentifier identifier = LakeTables.identifier(table);
    if (catalog.tableExists(identifier)) {
      Table existing = catalog.loadTable(identifier);
      addMissingColumns(existing, table);
      layOut(existing, table);
    } else {
      Schema schema = IcebergSchemas.schema(table);
      create(table, schema, IcebergSchemas.partitionSpec(table, schema));
    }
  }

  /** A table of the lake. */
  public Table table(TableDefinition<?> table) {
    return catalog.loadTable(LakeTables.identifier(table));
  }

  /** What the newest snapshot of a table says. */
  public TableHead head(TableDefinition<?> table) {
    return TableHead.of(table(table));
  }

  /**
   * Documents the columns of a view, all at once; what a query makes of it stays.
   *
   * @param view {@code schema.name}
   * @param docs by column; a column that is not named keeps what it has
   */
  public void documentView(String view, Map<String, String> docs) {
    View existing = catalog.loadView(TableIdentifier.parse(view));
    List<Types.NestedField> fields = new ArrayList<>();
    for (Types.NestedField field : existing.schema().columns()) {
      String doc = docs.get(field.name());
      fields.add(doc == null ? field : Types.NestedField.from(field).withDoc(doc).build());
    }
    ReplaceViewVersion version =
        existing
            .replaceVersion()
            .withSchema(new Schema(fields))
            .withDefaultCatalog(existing.currentVersion().defaultCatalog())
            .withDefaultNamespace(existing.currentVersion().defaultNamespace());
    existing.currentVersion().representations().stream()
        .filter(SQLViewRepresentation.class::isInstance)
        .map(SQLViewRepresentation.class::cast)
        .forEach(sql -> version.withQuery(sql.dialect(), sql.sql()));
    version.commit();
  }

  /**
   * The views of the lake that read with their reader's rights, by schema. One that reads with its
   * owner's shows its reader everybody's rows, and is left out.
   */
  public Map<String, SortedSet<String>> views() {
    Map<String, SortedSet<String>> views = new TreeMap<>();
    for (Namespace namespace : catalog.listNamespaces()) {
      for (TableIdentifier view : catalog.listViews(namespace)) {
        if (!catalog.loadView(view).properties().containsKey(VIEW_OWNER)) {
          views.computeIfAbsent(namespace.toString(), schema -> new TreeSet<>()).add(view.name());
        }
      }
    }
    return views;
  }

  @Override
  public void close() {
    catalog.close();
  }

  void create(TableDefinition<?> table, Schema schema, PartitionSpec spec) {
    TableIdentifier identifier = LakeTables.identifier(table);
    if (!catalog.namespaceExists(identifier.namespace())) {
      catalog.createNamespace(identifier.namespace());
    }
    catalog
        .buildTable(identifier, schema)
        .withPartitionSpec(spec)
        .withSortOrder(IcebergSchemas.sortOrder(table, schema))
        .withProperties(TABLE_PROPERTIES)
        .withProperty("comment", table.doc())
        .create();
  }

  /**
   * Columns keep their Iceberg ids for life; missing ones are added where the definition has them,
   * so that a table's order is the definition's whichever release made it.
   */
  private static void addMissingColumns(Table existing, TableDefinition<?> table) {
    UpdateSchema update = existing.updateSchema();
    boolean changed = false;
    String previous = null;
    for (Column<?> column : table.columns()) {
      Types.NestedField field = existing.schema().findField(column.name());
      if (field == null) {
        add(column, previous, update);
        changed = true;
      } else {
        requireSameType(field, column, table);
        if (field.isRequired() && !column.required()) {
          update.makeColumnOptional(column.name());
          changed = true;
        }
      }
      previous = column.name();
    }
    if (changed) {
      update.commit();
    }
  }

  /**
   * New files take the definition's layout; those that are there keep theirs, until the upkeep
   * writes them anew.
   */
  private static void layOut(Table existing, TableDefinition<?> table) {
    PartitionSpec spec = IcebergSchemas.partitionSpec(table, existing.schema());
    if (!existing.spec().compatibleWith(spec)) {
      UpdatePartitionSpec update = existing.updateSpec();
      existing.spec().fields().forEach(field -> update.removeField(field.name()));
      table.layout().ifPresent(layout -> update.addField(term(layout)));
      update.commit();
    }
    SortOrder order = IcebergSchemas.sortOrder(table, existing.schema());
    if (!existing.sortOrder().sameOrder(order)) {
      ReplaceSortOrder replace = existing.replaceSortOrder();
      table.layout().stream()
          .flatMap(layout -> layout.sortedBy().stream())
          .forEach(column -> replace.asc(column, NullOrder.NULLS_FIRST));
      replace.commit();
    }
  }

  private static Term term(TableLayout layout) {
    return switch (layout.grain()) {
      case DAY -> Expressions.day(layout.timeColumn());
      case MONTH -> Expressions.month(layout.timeColumn());
    };
  }

  /** Optional even where the definition asks for a value: rows of earlier releases have none. */
  private static void add(Column<?> column, @Nullable String previous, UpdateSchema update) {
    update.addColumn(column.name(), IcebergSchemas.type(column), column.doc());
    if (previous == null) {
      update.moveFirst(column.name());
    } else {
      update.moveAfter(column.name(), previous);
    }
  }

  private static void requireSameType(
      Types.NestedField field, Column<?> column, TableDefinition<?> table) {
    Type type = IcebergSchemas.type(column);
    if (!shape(field.type()).equals(shape(type))) {
      throw new IllegalStateException(
          "column %s of %s is %s but this release writes %s; a changed column is a new column"
              .formatted(column.name(), table.qualifiedName(), field.type(), type));
    }
  }

  /** The type without the ids inside, which are the table's business. */
  private static String shape(Type type) {
    return switch (type.typeId()) {
      case MAP ->
          "map<%s,%s>"
              .formatted(shape(type.asMapType().keyType()), shape(type.asMapType().valueType()));
      case LIST -> "list<%s>".formatted(shape(type.asListType().elementType()));
      case STRUCT ->
          type.asStructType().fields().stream()
              .map(inner -> inner.name() + ":" + shape(inner.type()))
              .collect(Collectors.joining(",", "struct<", ">"));
      default -> type.toString();
    };
  }
}
