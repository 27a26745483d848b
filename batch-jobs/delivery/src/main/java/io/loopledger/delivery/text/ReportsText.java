package io.loopledger.delivery.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.schedule.ReportSchedule;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.night.summary.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code report list} and {@code report schedule}: which reports there are, and what comes when.
 */
public final class ReportsText {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm VV", Locale.ROOT);

  private ReportsText() {}

  /** Declared reports with their next time and what came of the last one. */
  public static List<String> list(
      List<ScheduledReport> declared,
      List<DueReport> reports,
      List<Delivery> deliveries,
      Instant now) {
    if (declared.isEmpty()) {
      return List.of("No report is declared.");
    }
    Table table = new Table("");
    table.row("REPORT", "NEXT", "TO", "LAST");
    for (ScheduledReport report : declared) {
      table.row(
          report.name(),
          report.schedule().map(schedule -> local(schedule.next(now), schedule.zone())).orElse("-"),
          report.targets().isEmpty() ? "-" : String.join(", ", report.targets()),
          last(report, reports, deliveries).orElse("never"));
    }
    return table.lines();
  }

  /** The same as JSON; times are UTC. */
  public static String json(
      List<ScheduledReport> declared,
      List<DueReport> reports,
      List<Delivery> deliveries,
      Instant now) {
    ArrayNode array = JSON.createArrayNode();
    for (ScheduledReport report : declared) {
      ObjectNode node = array.addObject();
      node.put("report", report.name());
      node.put("cron", report.schedule().map(ReportSchedule::cron).orElse(null));
      node.put("zone", report.schedule().map(schedule -> schedule.zone().getId()).orElse(null));
      node.put(
          "next_due_at",
          report.schedule().map(schedule -> schedule.next(now).toString()).orElse(null));
      report.targets().forEach(node.putArray("targets")::add);
      node.put("last", last(report, reports, deliveries).orElse(null));
    }
    return array.toPrettyString();
  }

  /** Such as {@code 2026-10: delivered 2, failed 1}; what was skipped is no outcome. */
  private static Optional<String> last(
      ScheduledReport report, List<DueReport> reports, List<Delivery> deliveries) {
    return reports.stream()
        .filter(due -> due.due().report().equals(report.name()))
        .filter(due -> !Line.of(due).state().equals("skipped"))
        .max(Comparator.comparing(due -> due.due().dueAt()))
        .map(due -> due.due().period() + ": " + outcome(due, deliveries));
  }

  private static String outcome(DueReport due, List<Delivery> deliveries) {
    List<String> states =
        deliveries.stream()
            .filter(delivery -> delivery.due().equals(due.due()))
            .map(delivery -> Line.of(delivery).state())
            .toList();
    if (states.isEmpty()) {
      return Line.of(due).state();
    }
    return states.stream()
        .distinct()
        .sorted()
        .map(state -> "%s %d".formatted(state, states.stream().filter(state::equals).count()))
        .collect(Collectors.joining(", "));
  }

  /** What comes when, in order. */
  public static List<String> schedule(List<ScheduledReport> declared, Instant now, Instant until) {
    record Coming(Instant at, ZoneId zone, String report, String targets) {}
    List<Coming> coming = new ArrayList<>();
    for (ScheduledReport report : declared) {
      report
          .schedule()
          .ifPresent(
              schedule -> {
                for (Instant time : schedule.due(now, until)) {
                  coming.add(
                      new Coming(
                          time,
                          schedule.zone(),
                          report.name(),
                          String.join(", ", report.targets())));
                }
              });
    }
    if (coming.isEmpty()) {
      return List.of("Nothing is due until %s.".formatted(local(until, ZoneOffset.UTC)));
    }
    coming.sort(Comparator.comparing(Coming::at).thenComparing(Coming::report));
    Table table = new Table("");
    table.row("WHEN", "UTC", "REPORT", "TO");
    for (Coming each : coming) {
      table.row(local(each.at(), each.zone()), each.at().toString(), each.report(), each.targets());
    }
    return table.lines();
  }

  private static String local(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }
}
