package io.loopledger.night.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class NightCalendarTest {
  private static final NightCalendar BERLIN =
      new NightCalendar(ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30));

  @Test
  void theNominalTimeIsOfTheNextDay() {
    assertThat(BERLIN.nominalTime(LocalDate.parse("2026-11-25"))).isEqualTo("2026-11-26T01:30:00Z");
  }

  @Test
  void whereTheClocksSkipItItComesAfterTheGap() {
    assertThat(BERLIN.nominalTime(LocalDate.parse("2026-03-28"))).isEqualTo("2026-03-29T01:30:00Z");
  }

  @Test
  void whereTheClocksRepeatItItIsTheFirst() {
    assertThat(BERLIN.nominalTime(LocalDate.parse("2026-10-24"))).isEqualTo("2026-10-25T00:30:00Z");
  }

  @Test
  void aDayIsOverAtMidnightOfItsZone() {
    assertThat(BERLIN.newestDue(Instant.parse("2026-11-25T22:59:59Z"))).isEqualTo("2026-11-24");
    assertThat(BERLIN.newestDue(Instant.parse("2026-11-25T23:00:00Z"))).isEqualTo("2026-11-25");
  }

  @Test
  void theRunIdIsMadeOfTheDateAndTheNumberOfTheRun() {
    LocalDate date = LocalDate.parse("2026-11-25");
    assertThat(NightCalendar.runId(date, 1)).isEqualTo("night-2026-11-25");
    assertThat(NightCalendar.runId(date, 2)).isEqualTo("night-2026-11-25-2");
  }
}
