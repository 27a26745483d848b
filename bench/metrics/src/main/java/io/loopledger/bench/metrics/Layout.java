package io.loopledger.bench.metrics;

import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.TableLayout;
import io.loopledger.schemas.table.TableLayout.Grain;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.expressions.Expressions;

/**
 * How rows lie in files.
 *
 * @param grain of the time of posting, by which tables are partitioned
 * @param sort columns that the rows of a file are sorted by
 * @param properties of the tables, in the place of the product's
 * @param divides whether a new file begins where the first sort column changes
 */
record Layout(Grain grain, List<String> sort, Map<String, String> properties, boolean divides) {
  private static final String UNDIVIDED = "undivided";

  static final Layout OF_THE_PRODUCT = of(EntriesTable.DEFINITION.layout().orElseThrow());

  Layout {
    sort = List.copyOf(sort);
    properties = Map.copyOf(properties);
  }

  private static Layout of(TableLayout layout) {
    return new Layout(layout.grain(), layout.sortedBy(), Map.of(), true);
  }

  /**
   * {@code GRAIN/COLUMN,COLUMN/PROPERTY=VALUE/undivided}; all behind the columns may be missing.
   */
  static Layout parse(String text) {
    String[] parts = text.split("/", -1);
    Map<String, String> properties = new TreeMap<>();
    boolean divides = true;
    for (String property : List.of(parts).subList(2, parts.length)) {
      if (property.equals(UNDIVIDED)) {
        divides = false;
        continue;
      }
      int equals = property.indexOf('=');
      properties.put(property.substring(0, equals), property.substring(equals + 1));
    }
    return new Layout(
        Grain.valueOf(parts[0].toUpperCase(Locale.ROOT)),
        List.of(parts[1].split(",")),
        properties,
        divides);
  }

  /** Gives it to an empty table of the product. */
  void apply(Table table, TableLayout product) {
    String time = product.timeColumn();
    if (grain == Grain.DAY && product.grain() == Grain.MONTH) {
      table
          .updateSpec()
          .removeField(Expressions.month(time))
          .addField(Expressions.day(time))
          .commit();
    }
    ReplaceSortOrder order = table.replaceSortOrder();
    sort.forEach(order::asc);
    order.commit();
    UpdateProperties update = table.updateProperties();
    properties.forEach(update::set);
    update.commit();
  }

  @Override
  public String toString() {
    return "%s/%s%s"
            .formatted(
                grain.name().toLowerCase(Locale.ROOT),
                String.join(",", sort),
                properties.isEmpty() ? "" : " " + new TreeMap<>(properties))
        + (divides ? ", divided" : "");
  }

  /** Fit for the name of a database. */
  String name() {
    return "%s_%08x".formatted(grain.name().toLowerCase(Locale.ROOT), toString().hashCode());
  }
}
