package io.loopledger.night.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DueNightsTest {
  private static final LocalDate NEWEST = LocalDate.parse("2026-11-25");

  @Test
  void whereNoNightWasEverRunOnlyTheNewestIsDue() {
    assertThat(due(CatchUp.ALL, 10, Optional.empty(), Set.of(), true))
        .isEqualTo(new DueNights(List.of(NEWEST), List.of(), List.of()));
  }

  @Test
  void allMissedNightsAreDueInOrderAndBounded() {
    DueNights due = due(CatchUp.ALL, 2, Optional.of(day(21)), Set.of(day(21), day(23)), true);

    assertThat(due.now()).containsExactly(day(22), day(24));
    assertThat(due.later()).containsExactly(day(25));
    assertThat(due.passedOver()).isEmpty();
  }

  @Test
  void onlyTheNewestIsDueAndTheOthersAreNamed() {
    DueNights due = due(CatchUp.NEWEST, 10, Optional.of(day(23)), Set.of(day(23)), false);

    assertThat(due.now()).containsExactly(day(25));
    assertThat(due.passedOver()).containsExactly(day(24));
  }

  @Test
  void ofMissedNightsNoneIsDueUnlessItsTimeHasJustCome() {
    assertThat(due(CatchUp.NONE, 10, Optional.of(day(24)), Set.of(day(24)), false))
        .isEqualTo(new DueNights(List.of(), List.of(), List.of(day(25))));
    assertThat(due(CatchUp.NONE, 10, Optional.of(day(24)), Set.of(day(24)), true).now())
        .containsExactly(day(25));
  }

  @Test
  void aNewestNightThatIsFinishedIsNotDue() {
    for (CatchUp policy : CatchUp.values()) {
      assertThat(due(policy, 10, Optional.of(NEWEST), Set.of(NEWEST), true))
          .isEqualTo(new DueNights(List.of(), List.of(), List.of()));
    }
  }

  @Property(tries = 200)
  void noUnfinishedNightIsForgotten(
      @ForAll CatchUp policy,
      @ForAll @IntRange(min = 1, max = 5) int limit,
      @ForAll Set<@IntRange(min = 1, max = 25) Integer> finishedDays,
      @ForAll boolean onTime) {
    Set<LocalDate> finished =
        finishedDays.stream().map(DueNightsTest::day).collect(Collectors.toSet());

    DueNights due = due(policy, limit, Optional.of(day(1)), finished, onTime);

    assertThat(
            Stream.of(due.now(), due.later(), due.passedOver(), List.copyOf(finished))
                .flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(day(1).datesUntil(day(26)).toList());
    assertThat(due.now()).isSorted().hasSizeLessThanOrEqualTo(limit);
  }

  private static DueNights due(
      CatchUp catchUp,
      int limit,
      Optional<LocalDate> first,
      Set<LocalDate> finished,
      boolean onTime) {
    return DueNights.of(new DueNights.Policy(catchUp, limit), first, finished, NEWEST, onTime);
  }

  private static LocalDate day(int day) {
    return NEWEST.withDayOfMonth(day);
  }
}
