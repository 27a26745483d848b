package io.loopledger.brandreports.query;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.schemas.lake.LakeTables;
import io.loopledger.schemas.lake.LakeVersions;
import io.loopledger.schemas.lake.TableVersion;
import io.loopledger.schemas.table.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One state of every table that a report reads, and which tables these are. */
public final class PinnedState {
  private final SortedMap<String, TableVersion> read = new TreeMap<>();
  private final Optional<String> tag;
  private final PinnedQuery pinned;

  /** Of these states. */
  public PinnedState(Catalog catalog, LakeVersions versions) {
    this.tag = versions.tag();
    this.pinned =
        new PinnedQuery(
            catalog,
            table -> {
              versions.find(table).ifPresent(version -> read.put(table, version));
              return versions.sql(table);
            });
  }

  /** A query that reads these states and no others. */
  public String sql(String query) {
    String sql = pinned.sql(query);
    for (TableDefinition<?> table : LakeTables.OF_THE_NIGHT) {
      String name =
          Pattern.quote(table.namespace()) + "\\.\"?" + Pattern.quote(table.name()) + "\"?+";
      if (Pattern.compile("(?<![\\w.])" + name + "(?![\\w.]| FOR VERSION)").matcher(sql).find()) {
        throw new IllegalArgumentException(
            "a metric reads %s, which has no fixed state, so that its figures could not be read"
                    .formatted(table.qualifiedName())
                + " again; take it out of the report");
      }
    }
    return sql;
  }

  /** The tables that were read so far, by name. */
  public List<TableVersion> read() {
    return List.copyOf(read.values());
  }

  /** The tag that the states have. */
  public Optional<String> tag() {
    return tag;
  }
}
