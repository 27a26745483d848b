package io.loopledger.delivery.settings;

import io.loopledger.delivery.schedule.CatchUp;
import io.loopledger.delivery.schedule.ReportSchedule;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.yaml.YamlFields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parts of a report's declaration that say when it is due and where it goes:
 *
 * <pre>
 * schedule:                  # without it only on demand
 *   cron: "0 6 1 * *"
 *   zone: Europe/Berlin
 *   catch-up: latest         # all, latest, none
 *   catch-up-days: 35
 *   on-time-minutes: 60      # for none: how late is still on time
 * delivery:
 *   targets: [acme-sftp, acme-mail]
 * </pre>
 */
public final class ScheduleReader {
  private static final int MOST_DAYS = 400;
  private static final int DAY_MINUTES = 1440;

  private ScheduleReader() {}

  /**
   * Reads it.
   *
   * @param report name of the declaration
   * @param when the map {@code schedule}
   * @param where the map {@code delivery}
   * @param targets names of those there are, in {@code delivery.yaml}
   * @throws IllegalArgumentException with all that is wrong, each naming field, value and fix
   */
  public static ScheduledReport read(
      String report, YamlFields when, YamlFields where, Collection<String> targets) {
    List<String> problems = new ArrayList<>();
    FieldReader schedule =
        new FieldReader(when, problems)
            .only("cron", "zone", "catch-up", "catch-up-days", "on-time-minutes");
    FieldReader delivery = new FieldReader(where, problems).only("targets");
    ScheduledReport read =
        new ScheduledReport(
            report, schedule(schedule), catchUp(schedule), names(delivery, targets));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join(System.lineSeparator(), problems));
    }
    return read;
  }

  private static Optional<ReportSchedule> schedule(FieldReader reader) {
    if (!reader.has("cron")) {
      return Optional.empty();
    }
    String cron = reader.text("cron");
    ZoneId zone = zone(reader);
    try {
      return Optional.of(new ReportSchedule(cron, zone));
    } catch (IllegalArgumentException e) {
      reader.fault("cron", "a pattern with a time: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static ZoneId zone(FieldReader reader) {
    String name = reader.text("zone");
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      reader.fault("zone", "the name of a zone, such as Europe/Berlin");
      return ZoneOffset.UTC;
    }
  }

  private static CatchUp catchUp(FieldReader reader) {
    CatchUp otherwise = CatchUp.DEFAULT;
    return new CatchUp(
        CatchUp.Policy.valueOf(
            reader.word("catch-up", "latest", "all", "none").toUpperCase(Locale.ROOT)),
        Duration.ofDays(
            reader.whole(
                "catch-up-days", Math.toIntExact(otherwise.oldest().toDays()), 1, MOST_DAYS)),
        Duration.ofMinutes(
            reader.whole(
                "on-time-minutes",
                Math.toIntExact(otherwise.onTime().toMinutes()),
                1,
                DAY_MINUTES)));
  }

  private static List<String> names(FieldReader reader, Collection<String> targets) {
    List<String> names = reader.list("targets", "names of targets");
    if (!targets.containsAll(names) || names.isEmpty()) {
      reader.fault("targets", "names of targets in delivery.yaml, which has " + targets);
    } else if (names.stream().distinct().count() < names.size()) {
      reader.fault("targets", "each target once");
    }
    return names;
  }
}
