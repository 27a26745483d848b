package io.loopledger.bench.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoResultSet;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A query and how long it took each time, from the call to the last row. */
final class Asked {
  private final String name;
  private final Connection connection;
  private final String sql;
  private final List<Double> millis = new ArrayList<>();
  private final List<Double> cpuMillis = new ArrayList<>();
  private final List<Double> planningMillis = new ArrayList<>();
  private long rowsRead;
  private int splits;
  private BigDecimal total = BigDecimal.ZERO;
  private int rows;

  Asked(String name, Connection connection, String sql) {
    this.name = name;
    this.connection = connection;
    this.sql = sql;
  }

  void ask(boolean isMeasured) throws SQLException {
    double cpuBefore = ownCpuMillis();
    long begin = System.nanoTime();
    BigDecimal sum = BigDecimal.ZERO;
    int count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int last = result.getMetaData().getColumnCount();
      while (result.next()) {
        BigDecimal value = result.getBigDecimal(last);
        sum = value == null ? sum : sum.add(value);
        count++;
      }
      if (isMeasured) {
        millis.add((System.nanoTime() - begin) / 1e6);
        cost(result, ownCpuMillis() - cpuBefore);
      }
    }
    total = sum;
    rows = count;
  }

  String name() {
    return name;
  }

  /** Rows and sum of the last answer. */
  String answer() {
    return "%d rows, sum %s".formatted(rows, total.stripTrailingZeros().toPlainString());
  }

  /** What Trino says of itself; of DuckDB, which is in this process, the CPU of all threads. */
  private void cost(ResultSet result, double ownCpuMillis) throws SQLException {
    if (!result.isWrapperFor(TrinoResultSet.class)) {
      cpuMillis.add(ownCpuMillis);
      return;
    }
    QueryStats stats = result.unwrap(TrinoResultSet.class).getStats();
    cpuMillis.add((double) stats.getCpuTimeMillis());
    planningMillis.add((double) stats.getPlanningTimeMillis());
    rowsRead = stats.getProcessedRows();
    splits = stats.getTotalSplits();
  }

  private static double ownCpuMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e6;
  }

  double percentile(int percent) {
    return percentile(millis, percent);
  }

  /** CPU time of running it, not of planning it. */
  double medianCpu() {
    return percentile(cpuMillis, 50);
  }

  /** What planning took, and what was read. */
  String details() {
    return planningMillis.isEmpty()
        ? ""
        : "planned in %.0f ms, %,d rows read in %d splits"
            .formatted(percentile(planningMillis, 50), rowsRead, splits);
  }

  /** Nearest rank. */
  private static double percentile(List<Double> values, int percent) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }

  double fastest() {
    return Collections.min(millis);
  }
}
