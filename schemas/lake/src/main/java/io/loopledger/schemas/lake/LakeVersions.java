package io.loopledger.schemas.lake;

import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** One state of every table, so that all that is read of a figure fits together. */
public final class LakeVersions {
  private final Map<String, TableVersion> versions = new LinkedHashMap<>();
  private final Optional<String> tag;

  private LakeVersions(Optional<String> tag) {
    this.tag = tag;
  }

  /**
   * The states that a tag names, or the newest.
   *
   * @throws IllegalArgumentException naming the tags there are, if the entries do not have this one
   */
  public static LakeVersions of(Lake lake, Optional<String> tag) {
    LakeVersions versions = new LakeVersions(tag);
    for (TableDefinition<?> table : LakeTables.ALL) {
      tag.map(name -> TableVersion.tagged(lake, table, name))
          .orElseGet(() -> TableVersion.newest(lake, table))
          .ifPresent(version -> versions.versions.put(version.table(), version));
    }
    if (tag.isPresent() && !versions.versions.containsKey(entries())) {
      SortedSet<String> tags = TableVersion.tags(lake, EntriesTable.DEFINITION);
      throw new IllegalArgumentException(
          "%s has no tag '%s'; %s"
              .formatted(
                  entries(),
                  tag.get(),
                  tags.isEmpty()
                      ? "it has none yet: the close of a period sets one"
                      : "its tags are " + String.join(", ", tags)));
    }
    return versions;
  }

  private static String entries() {
    return EntriesTable.DEFINITION.qualifiedName();
  }

  /** The tag that was asked for. */
  public Optional<String> tag() {
    return tag;
  }

  /** The states of all tables that ever held anything, in the order of the lake. */
  public List<TableVersion> all() {
    return List.copyOf(versions.values());
  }

  /** The state of a table, if it ever held anything. */
  public Optional<TableVersion> find(String table) {
    return Optional.ofNullable(versions.get(table));
  }

  /** The state of a table as SQL writes it. */
  public Optional<String> sql(String table) {
    Optional<TableVersion> version = find(table);
    if (version.isEmpty() && tag.isPresent()) {
      throw new IllegalArgumentException("%s has no tag '%s'".formatted(table, tag.get()));
    }
    return version.map(v -> Long.toString(v.snapshotId()));
  }
}
