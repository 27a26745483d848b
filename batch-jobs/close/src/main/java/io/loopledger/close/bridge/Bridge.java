package io.loopledger.close.bridge;

import io.loopledger.catalog.metrics.sql.BridgeView;
import io.loopledger.close.lake.Sql;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bridge of closed periods: figures as published, what moved them since by cause, and what is
 * known now. Published figures are frozen with the cause of what they are made of; what a cause
 * moved is its sum now less its sum then. So no old snapshot is read, and every line adds up.
 */
public final class Bridge {
  private final Trino trino;

  /** Through Trino. */
  public Bridge(Trino trino) {
    this.trino = trino;
  }

  /** The lines of a close, by account; those with nothing but zeros are left out. */
  public List<BridgeLine> lines(String closeId) throws SQLException {
    List<BridgeLine> lines = new ArrayList<>();
    trino.query(
        "SELECT * FROM (%s) WHERE close_id = %s".formatted(BridgeView.query(), Sql.text(closeId)),
        row -> lines.add(line(row)));
    return lines.stream()
        .filter(line -> !line.sums().isZero())
        .sorted((a, b) -> BridgeLine.Key.ORDER.compare(a.key(), b.key()))
        .toList();
  }

  /** Lines summed by brand, figure, unit and method. Methods and currencies are never summed. */
  public static List<BridgeLine> summed(List<BridgeLine> lines) {
    Map<BridgeLine.Key, BridgeSums> sums = new TreeMap<>(BridgeLine.Key.ORDER);
    for (BridgeLine line : lines) {
      BridgeLine.Key k = line.key();
      sums.merge(
          new BridgeLine.Key(k.brand(), null, null, k.figure(), k.unit(), k.method(), null),
          line.sums(),
          BridgeSums::plus);
    }
    return sums.entrySet().stream()
        .filter(each -> !each.getValue().isZero())
        .map(each -> new BridgeLine(each.getKey(), each.getValue()))
        .toList();
  }

  private static BridgeLine line(ResultSet row) throws SQLException {
    Map<BridgePart, BigDecimal> moved = new EnumMap<>(BridgePart.class);
    for (BridgePart part : BridgePart.values()) {
      moved.put(part, row.getBigDecimal(part.column()));
    }
    return new BridgeLine(
        new BridgeLine.Key(
            row.getString("brand"),
            row.getString("program"),
            row.getString("category"),
            row.getString("account"),
            row.getString("unit"),
            row.getString("method"),
            row.getString("factor_version")),
        new BridgeSums(row.getBigDecimal("published"), moved, row.getBigDecimal("restated")));
  }
}
