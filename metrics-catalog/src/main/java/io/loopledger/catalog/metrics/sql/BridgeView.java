package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.metrics.sql.ViewStatement.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code finance.bridge}: what closed figures were when they were published, what moved them since,
 * and what is known now. Docs: {@code docs/close.md}.
 */
public final class BridgeView {
  private static final List<Map.Entry<String, String>> TEXTS =
      List.of(
          Map.entry("close_period", "Month that was closed, such as 2026-10."),
          Map.entry("close_id", "The close; also the tag that it set on every table."),
          Map.entry("close_number", "The how-manieth close of the period it was."),
          Map.entry("tenant", "Whose figures these are."),
          Map.entry("brand", "Whose figures these are."),
          Map.entry("program", "Programme."),
          Map.entry("category", "Category of goods."),
          Map.entry("account", "Account of the chart."),
          Map.entry(
              "unit",
              "Reporting currency of money, else the measure. Figures of two units are never summed."),
          Map.entry("method", "Method of an impact; two methods are never summed."),
          Map.entry("factor_version", "Emission factors of an impact."));

  private static final List<Map.Entry<String, String>> FIGURES =
      List.of(
          Map.entry("published", "As it was published."),
          Map.entry("late_event", "Moved by events that came after the close."),
          Map.entry("correction", "Moved by corrections and voids of events."),
          Map.entry("factor", "Moved by another version of emission factors."),
          Map.entry("method_change", "Moved by another method."),
          Map.entry("rate", "Moved by other exchange rates."),
          Map.entry("rule", "Moved by another version of the posting rules."),
          Map.entry("proof", "Moved by approved differences of the proof."),
          Map.entry("error", "Moved by people who say that the books were wrong."),
          Map.entry("restated", "As it is known now: what was published and everything after it."));

  private BridgeView() {}

  /** The view. It filters by the rows that its reader may see of closes and entries. */
  public static ViewStatement statement() {
    List<Column> columns = new ArrayList<>();
    TEXTS.forEach(
        column ->
            columns.add(
                column.getKey().equals("close_number")
                    ? new Column(column.getKey(), "integer", column.getValue())
                    : Column.text(column.getKey(), column.getValue())));
    FIGURES.forEach(
        column -> columns.add(new Column(column.getKey(), "number", column.getValue())));
    return new ViewStatement(
        "finance.bridge",
        "From what was published when a month was closed to what is known now, by cause.",
        columns,
        query());
  }

  /** Its query: all closes, a row for each account, unit, method and factor version. */
  public static String query() {
    try (@Nullable InputStream in = BridgeView.class.getResourceAsStream("bridge.sql")) {
      if (in == null) {
        throw new IllegalStateException("the class path has no bridge.sql");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
