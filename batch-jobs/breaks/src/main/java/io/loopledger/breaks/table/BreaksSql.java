package io.loopledger.breaks.table;

import static java.util.stream.Collectors.joining;

import io.loopledger.schemas.table.BreaksTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** SQL over {@code finance.breaks}; how breaks are now stands here and nowhere else. */
public final class BreaksSql {
  /** Where matching leaves the tables of its last run. */
  public static final String NIGHT_SCHEMA = "night";

  private static final String TABLE = "finance.breaks";

  private BreaksSql() {}

  /** Every break as it is now: a query without an order, fit for a view. */
  public static String current() {
    return newestOf(TABLE);
  }

  /** Every break as it was at a snapshot. */
  static String currentAt(long snapshotId) {
    return newestOf("%s FOR VERSION AS OF %d".formatted(TABLE, snapshotId));
  }

  private static String newestOf(String table) {
    String columns =
        BreaksTable.DEFINITION.columns().stream()
            .map(column -> '"' + column.name() + '"')
            .collect(joining(", "));
    return """
        SELECT %s
        FROM (
          SELECT *, row_number() OVER (PARTITION BY break_id ORDER BY version DESC) AS nth
          FROM %s
        )
        WHERE nth = 1"""
        .formatted(columns, table);
  }

  /**
   * What to list.
   *
   * @param brand only of this brand
   * @param kind only of this kind
   * @param statuses only these; all where it is empty
   * @param seenBefore only those that were first seen before this day
   */
  public record Filter(
      Optional<String> brand,
      Optional<String> kind,
      List<String> statuses,
      Optional<LocalDate> seenBefore) {
    public Filter {
      statuses = List.copyOf(statuses);
    }
  }

  /**
   * A list for people, the oldest first.
   *
   * @param today ages are counted to this day
   * @param idLength how much of each id is shown; people need no more to name one
   */
  public static String list(Filter filter, LocalDate today, int idLength) {
    List<String> where = new ArrayList<>();
    filter.brand().ifPresent(brand -> where.add("brand = " + text(brand)));
    filter.kind().ifPresent(kind -> where.add("kind = " + text(kind)));
    filter.seenBefore().ifPresent(day -> where.add("first_seen_date < DATE '%s'".formatted(day)));
    if (!filter.statuses().isEmpty()) {
      where.add("status IN (%s)".formatted(texts(filter.statuses())));
    }
    return """
        SELECT substr(break_id, 1, %d) AS break_id, reconciliation, kind, brand, type, coalesce(statement_reference, ledger_reference) AS reference, value, currency,
          status, date_diff('day', first_seen_date, DATE '%s') AS age_days, owner, suspected_cause
        FROM (%s)
        %s
        ORDER BY first_seen_date, reconciliation, brand, break_id"""
        .formatted(
            idLength,
            today,
            current(),
            where.isEmpty() ? "" : "WHERE " + String.join(" AND ", where));
  }

  /** A text of SQL. */
  public static String text(String value) {
    return "'%s'".formatted(value.replace("'", "''"));
  }

  /** Texts of SQL, with commas between them. */
  public static String texts(Collection<String> values) {
    return values.stream().map(BreaksSql::text).collect(joining(", "));
  }
}
