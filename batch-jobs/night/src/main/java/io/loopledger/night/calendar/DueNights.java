package io.loopledger.night.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The nights to run now.
 *
 * @param now in the order in which to run them
 * @param later due too, but beyond the limit: for the next time
 * @param passedOver missed, and not run by policy
 */
public record DueNights(List<LocalDate> now, List<LocalDate> later, List<LocalDate> passedOver) {
  public DueNights {
    now = List.copyOf(now);
    later = List.copyOf(later);
    passedOver = List.copyOf(passedOver);
  }

  /**
   * What is due.
   *
   * @param first the oldest night that was ever begun; nothing before it was missed
   * @param finished the nights that are done
   * @param newest the newest date that is over
   * @param onTime whether the newest night's time has just come: see {@link CatchUp#NONE}
   */
  public static DueNights of(
      Policy policy,
      Optional<LocalDate> first,
      Set<LocalDate> finished,
      LocalDate newest,
      boolean onTime) {
    LocalDate begin = first.filter(date -> date.isBefore(newest)).orElse(newest);
    List<LocalDate> open =
        begin.datesUntil(newest.plusDays(1)).filter(date -> !finished.contains(date)).toList();
    return switch (policy.catchUp()) {
      case ALL -> {
        int count = Math.min(policy.limit(), open.size());
        yield new DueNights(open.subList(0, count), open.subList(count, open.size()), List.of());
      }
      case NEWEST -> onlyNewest(open, newest);
      case NONE -> onTime ? onlyNewest(open, newest) : new DueNights(List.of(), List.of(), open);
    };
  }

  private static DueNights onlyNewest(List<LocalDate> open, LocalDate newest) {
    return new DueNights(
        open.stream().filter(newest::equals).toList(),
        List.of(),
        open.stream().filter(date -> !date.equals(newest)).toList());
  }

  /**
   * What to do about missed nights.
   *
   * @param catchUp which of them to run
   * @param limit how many nights at a time, at least 1
   */
  public record Policy(CatchUp catchUp, int limit) {
    public Policy {
      if (limit < 1) {
        throw new IllegalArgumentException("limit is %d; at least 1".formatted(limit));
      }
    }
  }
}
