package io.loopledger.breaks.evidence;

import io.loopledger.breaks.table.BreakStore;
import io.loopledger.breaks.table.BreaksSql;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.finance.BreakChange;
import io.loopledger.schemas.finance.BreakChange.Side;
import io.loopledger.schemas.money.Micros;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is known of a break: both sides, the line, the events, and what was done. */
public final class BreakEvidence {
  private final Trino trino;

  public BreakEvidence(Trino trino) {
    this.trino = trino;
  }

  /** For people, line by line. */
  public List<String> lines(BreakChange row) throws SQLException {
    BreakChange.About about = row.about();
    List<String> lines = new ArrayList<>();
    lines.add("Break %s".formatted(row.breakId()));
    lines.add(
        "%s of %s, %s, brand %s: %s"
            .formatted(
                about.kind(),
                about.reconciliation(),
                about.type(),
                about.brand() == null ? "-" : about.brand(),
                row.status()));
    lines.add("Value: %s %s".formatted(amount(about.valueMicros()), about.currency()));
    lines.add("Suspected: " + about.cause());
    lines.add("Owner: " + (row.owner() == null ? "nobody" : row.owner()));
    lines.add("First seen: " + row.firstSeenDate());
    lines.add("");
    lines.add("Ledger: " + side(about.ledger()));
    lines.addAll(events(about));
    lines.add("");
    lines.add("Statement: " + side(about.statement()));
    lines.addAll(line(about.statement()));
    lines.add("");
    lines.add("History");
    for (BreakChange change : BreakStore.history(trino, row.breakId())) {
      lines.add(
          "  %d  %s  %s by %s: %s"
              .formatted(
                  change.version(),
                  change.recordedTime(),
                  change.change(),
                  change.actor(),
                  change.reason()));
    }
    return lines;
  }

  private static String side(@Nullable Side side) {
    return side == null
        ? "nothing"
        : "%s %s of %s, reference %s, item %s"
            .formatted(
                amount(side.amountMicros()),
                side.currency(),
                side.date() == null ? "no date" : side.date(),
                side.reference() == null ? "-" : side.reference(),
                side.itemId());
  }

  private List<String> line(@Nullable Side statement) throws SQLException {
    List<String> lines = new ArrayList<>();
    if (statement != null) {
      trino.query(
          """
          SELECT file_name, position, statement, statement_date, format, gross, fee, net, text FROM finance.settlement_lines
          WHERE line_id = %s"""
              .formatted(BreaksSql.text(statement.itemId())),
          row -> {
            lines.add(
                "  %s, position %d, statement %s of %s, format %s"
                    .formatted(
                        row.getString("file_name"),
                        row.getLong("position"),
                        row.getString("statement"),
                        row.getDate("statement_date"),
                        row.getString("format")));
            lines.add(
                "  gross %s, fee %s, net %s"
                    .formatted(
                        dash(row.getString("gross")),
                        dash(row.getString("fee")),
                        row.getString("net")));
          });
    }
    return lines;
  }

  /** Events that name what the break is looked for by; without a reference there is none. */
  private List<String> events(BreakChange.About about) throws SQLException {
    Set<String> references = new LinkedHashSet<>();
    for (Side side : sides(about)) {
      if (side.reference() != null) {
        references.add(side.reference());
      }
    }
    List<String> lines = new ArrayList<>();
    if (about.brand() == null || references.isEmpty()) {
      return lines;
    }
    String these = BreaksSql.texts(references);
    trino.query(
        """
        SELECT event_id, source, type, subject, CAST(effective_time AS varchar) AS at FROM raw.events
        WHERE brand = %s AND (payment_reference IN (%2$s) OR order_id IN (%2$s) OR tracking_id IN (%2$s)
          OR document_id IN (%2$s) OR event_id IN (%2$s) OR regexp_extract(subject, '[^/]*$') IN (%2$s))
        ORDER BY effective_time, event_id LIMIT 50"""
            .formatted(BreaksSql.text(about.brand()), these),
        row ->
            lines.add(
                "  %s  %s  %s  event %s of %s"
                    .formatted(
                        row.getString("at"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("event_id"),
                        row.getString("source"))));
    if (!lines.isEmpty()) {
      lines.add("  What an event posted: ./loopledger explain --subject SUBJECT");
    }
    return lines;
  }

  private static List<Side> sides(BreakChange.About about) {
    List<Side> sides = new ArrayList<>();
    if (about.ledger() != null) {
      sides.add(about.ledger());
    }
    if (about.statement() != null) {
      sides.add(about.statement());
    }
    return sides;
  }

  private static String amount(long micros) {
    return Micros.toDecimal(micros).toPlainString();
  }

  private static String dash(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
