package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.sql.ViewStatement.Column;
import io.loopledger.schemas.event.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reference data as views: what other views join. */
public final class ReferenceViews {
  private ReferenceViews() {}

  /** {@code ref.accounts}: the chart of accounts. */
  public static ViewStatement accounts(Chart chart) {
    return new ViewStatement(
        "ref.accounts",
        "The chart of accounts.",
        List.of(
            Column.text("account", "Code, as entries have it."),
            Column.text("kind", "asset, liability, revenue, expense or statistical."),
            Column.text("unit", "money, or the measure of a statistical account."),
            Column.text("level", "Margin level of a profit-and-loss or imputed account."),
            Column.text("label_en", "English name."),
            Column.text("label_de", "German name.")),
        select(
            "account, kind, unit, level, label_en, label_de",
            chart.accounts().stream().map(ReferenceViews::row).toList()));
  }

  private static String row(Account account) {
    return row(
        account.code(),
        account.kind().text(),
        account.unit(),
        account.level() == null ? null : account.level().text(),
        account.labelEn(),
        account.labelDe());
  }

  /** {@code ref.event_types}: the types of events, in the order in which a subject has them. */
  public static ViewStatement eventTypes() {
    return new ViewStatement(
        "ref.event_types",
        "Types of events.",
        List.of(
            Column.text("type", "Event type."),
            new Column(
                "stage_rank", "integer", "Order among events of one subject at the same instant.")),
        "SELECT type, CAST(stage_rank AS integer) AS stage_rank FROM (\n%s\n)"
            .formatted(
                select(
                    "type, stage_rank",
                    Arrays.stream(EventType.values())
                        .map(type -> row(type.typeName(), Integer.toString(type.stageRank())))
                        .toList())));
  }

  /** The hashes of views that were made. */
  static ViewStatement installed(String name, List<ViewStatement> views) {
    return new ViewStatement(
        name,
        "Views that this release made, each with a hash of its definition.",
        List.of(
            Column.text("view_name", "Schema and name."),
            Column.text("hash", "Of its definition.")),
        select(
            "view_name, hash", views.stream().map(view -> row(view.name(), view.hash())).toList()));
  }

  private static String select(String columns, List<String> rows) {
    return "SELECT * FROM (VALUES\n  %s\n) AS r (%s)"
        .formatted(String.join(",\n  ", rows), columns);
  }

  private static String row(@Nullable String... values) {
    return Arrays.stream(values)
        .map(
            v ->
                v == null
                    ? "CAST(NULL AS varchar)"
                    : "CAST(%s AS varchar)".formatted(ViewStatement.text(v)))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
