package io.loopledger.local.access;

import io.loopledger.catalog.access.AccessPolicy;
import io.loopledger.catalog.access.ColumnKind;
import io.loopledger.catalog.access.TableAccess;
import io.loopledger.local.service.TrinoUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The tables and views of the lake, as admin sees them, and which columns tell a brand.
 *
 * @param asked those with rows of every brand, by which a control can be had
 * @param empty those that name brands and have no rows of some: nothing can be shown on them
 */
record Relations(List<Relation> asked, List<String> empty) {
  Relations {
    asked = List.copyOf(asked);
    empty = List.copyOf(empty);
  }

  /** Finds all of them. */
  static Relations find(Asker asker) {
    return find(asker, view -> true);
  }

  /**
   * Finds every table, and of the views those that are wanted: each is read once, and there are
   * hundreds.
   *
   * @param isWanted for a view such as {@code finance.gross_margin}
   */
  static Relations find(Asker asker, Predicate<String> isWanted) {
    return new Finder(asker, isWanted).find();
  }

  private static final class Finder {
    private final AccessPolicy policy = AccessPolicy.builtIn();
    private final Asker asker;

    private final Predicate<String> isWanted;

    private Finder(Asker asker, Predicate<String> isWanted) {
      this.asker = asker;
      this.isWanted = isWanted;
    }

    private Relations find() {
      List<Relation> asked = new ArrayList<>();
      List<String> empty = new ArrayList<>();
      Map<String, List<String>> columns = columns();
      for (List<String> row :
          rows(
              "SELECT table_schema, table_name, table_type FROM information_schema.tables"
                  + " WHERE table_schema NOT IN ('information_schema', 'system') ORDER BY 1, 2")) {
        String name = row.get(0) + "." + row.get(1);
        List<String> names = columns.getOrDefault(name, List.of());
        boolean isTable = row.get(2).equals("BASE TABLE");
        if (names.contains("brand") && (isTable || isWanted.test(name))) {
          List<List<String>> sample =
              rows("SELECT * FROM %s.\"%s\"".formatted(row.get(0), row.get(1)));
          if (hasEveryBrand(names, sample)) {
            asked.add(relation(row.get(0), row.get(1), isTable, names, sample));
          } else {
            empty.add(name);
          }
        }
      }
      return new Relations(asked, empty);
    }

    private Map<String, List<String>> columns() {
      Map<String, List<String>> columns = new TreeMap<>();
      rows("SELECT table_schema, table_name, column_name FROM information_schema.columns"
              + " WHERE table_schema NOT IN ('information_schema', 'system')"
              + " ORDER BY table_schema, table_name, ordinal_position")
          .forEach(
              row ->
                  columns
                      .computeIfAbsent(row.get(0) + "." + row.get(1), name -> new ArrayList<>())
                      .add(row.get(2)));
      return columns;
    }

    private static boolean hasEveryBrand(List<String> names, List<List<String>> sample) {
      int brand = names.indexOf("brand");
      return SampleBrand.ALL.stream()
          .allMatch(one -> sample.stream().anyMatch(row -> row.get(brand).equals(one.name())));
    }

    private Relation relation(
        String schema,
        String name,
        boolean isTable,
        List<String> names,
        List<List<String>> sample) {
      List<Long> snapshots = isTable ? snapshots(schema, name) : List.of(0L);
      return new Relation(
          schema,
          name,
          isTable,
          true,
          telling(names, sample, Finder::isText),
          telling(names, sample, Finder::isNumber).stream()
              .filter(column -> !isHidden(schema + "." + name, column))
              .toList(),
          snapshots.getFirst(),
          snapshots.getLast());
    }

    private List<Long> snapshots(String schema, String name) {
      return rows(
              "SELECT snapshot_id FROM %s.\"%s$snapshots\" ORDER BY committed_at"
                  .formatted(schema, name))
          .stream()
          .map(row -> Long.valueOf(row.getFirst()))
          .toList();
    }

    /** The columns whose every value, where there is one, tells the brand of its row. */
    private static List<String> telling(
        List<String> names, List<List<String>> sample, BiPredicate<String, String> tells) {
      int brand = names.indexOf("brand");
      return IntStream.range(0, names.size())
          .filter(column -> !names.get(column).equals("tenant"))
          .filter(
              column -> {
                List<List<String>> filled =
                    sample.stream().filter(row -> !row.get(column).equals(Answer.EMPTY)).toList();
                return !filled.isEmpty()
                    && filled.stream().allMatch(row -> tells.test(row.get(column), row.get(brand)));
              })
          .mapToObj(names::get)
          .toList();
    }

    /** Maps begin with a brace; they are no texts to compare. */
    private static boolean isText(String value, String brand) {
      String owner = brand.equals(Answer.EMPTY) ? SampleBrand.PLATFORM : brand;
      return !value.startsWith("{") && value.contains(owner);
    }

    private static boolean isNumber(String value, String brand) {
      return BrandNumbers.brandOf(value).filter(one -> one.name().equals(brand)).isPresent()
          || brand.equals(Answer.EMPTY);
    }

    /** Kafka's offsets are hidden from those who would have to see them in a control. */
    private boolean isHidden(String table, String column) {
      TableAccess access = policy.tables().get(table);
      return access != null && access.columnsOf(ColumnKind.PLATFORM).contains(column);
    }

    private List<List<String>> rows(String sql) {
      Answer answer = asker.ask(TrinoUsers.ADMIN, sql);
      if (answer.failure().isPresent()) {
        throw new IllegalStateException(sql + ": " + answer.failure().get());
      }
      return answer.rows();
    }
  }
}
