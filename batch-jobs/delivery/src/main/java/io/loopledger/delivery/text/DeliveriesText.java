package io.loopledger.delivery.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.delivery.book.Attempt;
import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.OneLine;
import io.loopledger.night.summary.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code report deliveries}: what is due, made and delivered, and what failed. */
public final class DeliveriesText {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TRIES = 3;

  private DeliveriesText() {}

  /** As a table; a report with deliveries has a line for each. */
  public static List<String> lines(
      List<DueReport> reports, List<Delivery> deliveries, Instant now) {
    List<Line> all = all(reports, deliveries);
    if (all.isEmpty()) {
      return List.of("Nothing was due yet.");
    }
    Table table = new Table("").right(TRIES);
    table.row("ID", "TARGET", "STATE", "TRIES", "AGE", "NEXT", "WHERE OR WHY");
    for (Line line : all) {
      table.row(
          line.id(),
          line.target().isEmpty() ? "-" : line.target(),
          line.state(),
          Integer.toString(line.tries()),
          line.since().map(since -> Spans.of(Duration.between(since, now))).orElse("-"),
          line.nextAt().map(Instant::toString).orElse("-"),
          OneLine.of(line.detail()));
    }
    return table.lines();
  }

  /** As JSON, for programs; times are UTC. */
  public static String json(List<DueReport> reports, List<Delivery> deliveries) {
    ArrayNode array = JSON.createArrayNode();
    for (Line line : all(reports, deliveries)) {
      ObjectNode node = array.addObject();
      node.put("id", line.id());
      node.put("period", line.period());
      node.put("package", line.packageId().isEmpty() ? null : line.packageId());
      node.put("target", line.target().isEmpty() ? null : line.target());
      node.put("state", line.state().replace(' ', '-'));
      node.put("tries", line.tries());
      node.put("since", line.since().map(Instant::toString).orElse(null));
      node.put("next_attempt_at", line.nextAt().map(Instant::toString).orElse(null));
      node.put("detail", line.detail().isEmpty() ? null : line.detail());
    }
    return array.toPrettyString();
  }

  /** All attempts at a delivery. */
  public static List<String> attempts(Delivery delivery, List<Attempt> attempts) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: package %s".formatted(delivery.id(), delivery.packageId()));
    Table table = new Table("  ");
    for (Attempt attempt : attempts) {
      table.row(
          "attempt " + attempt.number(),
          attempt.begunAt().toString(),
          attempt
              .endedAt()
              .map(end -> Spans.of(Duration.between(attempt.begunAt(), end)))
              .orElse("-"),
          attempt.outcome().map(word -> word.toLowerCase(Locale.ROOT)).orElse("runs"),
          attempt.error().map(OneLine::of).orElse(""));
    }
    lines.addAll(table.lines());
    return lines;
  }

  private static List<Line> all(List<DueReport> reports, List<Delivery> deliveries) {
    List<Line> lines = new ArrayList<>();
    for (DueReport report : reports) {
      List<Line> own =
          deliveries.stream()
              .filter(delivery -> delivery.due().equals(report.due()))
              .map(Line::of)
              .toList();
      lines.addAll(own.isEmpty() ? List.of(Line.of(report)) : own);
    }
    return lines;
  }
}
