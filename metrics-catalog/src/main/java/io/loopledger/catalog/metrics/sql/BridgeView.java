package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.metrics.sql.ViewStatement.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code finance.bridge}: what closed figures were when they were published, what moved them since,
 * and what is known now. Docs: {@code docs/close.md}.
 */
public final class BridgeView {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("close_period", "Month that was closed, such as 2026-10."),
          Column.text("close_id", "The close; also the tag that it set on every table."),
          new Column("close_number", "integer", "The how-manieth close of the period it was."),
          Column.text("tenant", "Whose figures these are."),
          Column.text("brand", "Whose figures these are."),
          Column.text("program", "Programme."),
          Column.text("category", "Category of goods."),
          Column.text("account", "Account of the chart."),
          Column.text(
              "unit",
              "Reporting currency of money, else the measure. Figures of two units are never summed."),
          Column.text("method", "Method of an impact; two methods are never summed."),
          Column.text("factor_version", "Emission factors of an impact."),
          figure("published", "As it was published."),
          figure("late_event", "Moved by events that came after the close."),
          figure("correction", "Moved by corrections and voids of events."),
          figure("factor", "Moved by another version of emission factors."),
          figure("method_change", "Moved by another method."),
          figure("rate", "Moved by other exchange rates."),
          figure("rule", "Moved by another version of the posting rules."),
          figure("proof", "Moved by approved differences of the proof."),
          figure("error", "Moved by people who say that the books were wrong."),
          figure("restated", "As it is known now: what was published and everything after it."));

  private BridgeView() {}

  private static Column figure(String name, String comment) {
    return new Column(name, "number", comment);
  }

  /** The view. It filters by the rows that its reader may see of closes and entries. */
  public static ViewStatement statement() {
    return new ViewStatement(
        "finance.bridge",
        "From what was published when a month was closed to what is known now, by cause.",
        COLUMNS,
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
