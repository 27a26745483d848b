package io.loopledger.metricscheck.refold;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table of entries as Trino sums it, beside the refolded figures. */
public final class LedgerComparison {
  private final Connection trino;

  /** A comparison through this connection. */
  public LedgerComparison(Connection trino) {
    this.trino = trino;
  }

  /**
   * What was compared.
   *
   * @param groups how many groups there are
   * @param differences what differs, group by group; empty if nothing does
   */
  public record Result(int groups, List<String> differences) {
    public Result {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Compares all groups.
   *
   * @param expected what the events fold to, by these dimensions
   * @param table of entries or roll-up rows, as it stands in SQL
   */
  public Result compare(
      Map<List<@Nullable String>, Sums> expected, String table, List<Dimension> dimensions)
      throws SQLException {
    Map<List<@Nullable String>, Sums> found = sums(table, dimensions);
    Set<List<@Nullable String>> groups = new HashSet<>(expected.keySet());
    groups.addAll(found.keySet());
    List<String> differences = new ArrayList<>();
    for (List<@Nullable String> group : groups) {
      Sums wanted = expected.get(group);
      Sums there = found.get(group);
      if (wanted == null || there == null || !there.isSameAs(wanted)) {
        differences.add(
            "%s %s: %s in the table, %s refolded".formatted(table, group, there, wanted));
      }
    }
    return new Result(groups.size(), differences);
  }

  private Map<List<@Nullable String>, Sums> sums(String table, List<Dimension> dimensions)
      throws SQLException {
    String columns = dimensions.stream().map(Dimension::sql).collect(Collectors.joining(", "));
    String places =
        IntStream.rangeClosed(1, dimensions.size())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT %s, sum(amount), COALESCE(sum(reporting_amount), 0) FROM %s GROUP BY %s"
            .formatted(columns, table, places);
    Map<List<@Nullable String>, Sums> sums = new HashMap<>();
    try (Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<@Nullable String> group = new ArrayList<>(dimensions.size());
        for (int i = 1; i <= dimensions.size(); i++) {
          group.add(rows.getString(i));
        }
        BigDecimal amount = rows.getBigDecimal(dimensions.size() + 1);
        BigDecimal reporting = rows.getBigDecimal(dimensions.size() + 2);
        sums.put(group, new Sums(amount, reporting));
      }
    }
    sums.values().removeIf(Sums::isZero);
    return sums;
  }
}
