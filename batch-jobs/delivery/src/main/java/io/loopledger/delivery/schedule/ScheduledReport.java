package io.loopledger.delivery.schedule;

import java.util.List;
import java.util.Optional;

/**
 * A declared report, as far as its delivery is concerned.
 *
 * @param name unique, the same for ever: the book knows it by that
 * @param schedule when it is due; without it only on demand
 * @param targets names of those it goes to, in order
 */
public record ScheduledReport(
    String name, Optional<ReportSchedule> schedule, CatchUp catchUp, List<String> targets) {
  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,79}";

  public ScheduledReport {
    targets = List.copyOf(targets);
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "report name '%s' is none; give small letters, digits, '.', '_' and '-', at most 80"
              .formatted(name));
    }
  }
}
