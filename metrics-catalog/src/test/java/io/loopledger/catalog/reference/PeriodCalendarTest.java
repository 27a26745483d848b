package io.loopledger.catalog.reference;

import static io.loopledger.catalog.reference.PeriodChange.Action.CLOSE;
import static io.loopledger.catalog.reference.PeriodChange.Action.REOPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodCalendarTest {
  private static final LocalDate IN_OCTOBER = LocalDate.parse("2026-10-15");
  private static final YearMonth OCTOBER = YearMonth.parse("2026-10");
  private static final YearMonth NOVEMBER = YearMonth.parse("2026-11");
  private static final Instant AT = Instant.parse("2026-11-05T08:00:00Z");

  @Test
  void everyMonthIsOpenUntilItIsClosed() {
    PeriodCalendar calendar = PeriodCalendar.ALL_OPEN;

    assertThat(calendar.period("acme", IN_OCTOBER)).isEqualTo(OCTOBER);
    assertThat(calendar.with(change(OCTOBER, CLOSE)).period("acme", IN_OCTOBER))
        .isEqualTo(NOVEMBER);
    assertThat(calendar.period("acme", IN_OCTOBER)).as("unchanged").isEqualTo(OCTOBER);
  }

  @Test
  void theOldestOpenMonthAfterItIsTaken() {
    PeriodCalendar calendar = PeriodCalendar.ALL_OPEN;
    for (int month = 1; month <= 12; month++) {
      calendar = calendar.with(change(YearMonth.of(2026, month), CLOSE));
    }

    assertThat(calendar.period("acme", IN_OCTOBER)).isEqualTo(YearMonth.of(2027, 1));
    assertThat(calendar.period("acme", LocalDate.parse("2025-12-31")))
        .isEqualTo(YearMonth.of(2025, 12));
    assertThat(calendar.with(change(NOVEMBER, REOPEN)).period("acme", IN_OCTOBER))
        .as("also where it is the only one")
        .isEqualTo(NOVEMBER);
  }

  @Test
  void brandsHaveCalendarsOfTheirOwn() {
    PeriodCalendar calendar = PeriodCalendar.ALL_OPEN.with(change(OCTOBER, CLOSE));

    assertThat(calendar.period("other", IN_OCTOBER)).isEqualTo(OCTOBER);
    assertThat(calendar.isClosed("acme", OCTOBER)).isTrue();
    assertThat(calendar.isClosed("other", OCTOBER)).isFalse();
  }

  @Test
  void changesAreFilesOfTheReferenceLogWithWhoAndWhy(@TempDir Path folder) throws Exception {
    ReferenceLog log = ReferenceLog.open(folder);
    log.publish(TestReferences.ACME);

    assertThat(log.publish(change(OCTOBER, CLOSE))).isEqualTo(2);
    assertThat(log.publish(change(OCTOBER, CLOSE))).as("closed already").isEqualTo(2);
    assertThat(log.publish(change(OCTOBER, REOPEN))).isEqualTo(3);

    assertThat(Files.readString(folder.resolve("000002.calendar.acme.json")))
        .isEqualToIgnoringWhitespace(
            """
            {"brand":"acme","period":"2026-10","action":"CLOSE","by":"anna",
             "at":"2026-11-05T08:00:00Z","reason":"month-end"}\
            """);
    ReferenceLog again = ReferenceLog.open(folder);
    assertThat(again.latest().calendar().changes("acme"))
        .containsExactly(change(OCTOBER, CLOSE), change(OCTOBER, REOPEN));
    assertThat(again.at(2).calendar().isClosed("acme", OCTOBER)).isTrue();
    assertThat(again.at(3).calendar().isClosed("acme", OCTOBER)).isFalse();
    assertThat(again.at(3).brand("acme")).contains(TestReferences.ACME);
    assertThat(again.at(3).with(4, TestReferences.ACME).calendar().changes("acme")).hasSize(2);
  }

  @Test
  void aBrandThatIsNotRegisteredHasNoPeriods(@TempDir Path folder) {
    ReferenceLog log = ReferenceLog.open(folder);

    assertThatThrownBy(() -> log.publish(change(OCTOBER, CLOSE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("brand 'acme' is not registered, so it has no periods");
    assertThatThrownBy(() -> new PeriodChange("acme", OCTOBER, CLOSE, "anna", AT, " "))
        .hasMessage("reason of a period change must say something, in at most 1000 characters");
  }

  private static PeriodChange change(YearMonth month, PeriodChange.Action action) {
    return new PeriodChange("acme", month, action, "anna", AT, "month-end");
  }
}
