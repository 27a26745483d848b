package io.loopledger.delivery.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aMonthlyReportKeepsItsHourOnTheWall() {
    assertThat(due("0 6 1 * *", BERLIN, "2026-02-15T00:00:00Z", "2026-05-15T00:00:00Z"))
        .containsExactly("2026-03-01T05:00:00Z", "2026-04-01T04:00:00Z", "2026-05-01T04:00:00Z");
  }

  @Test
  void aTimeThatIsTheBoundIsDueOnce() {
    assertThat(due("0 6 1 * *", BERLIN, "2026-03-01T04:59:59Z", "2026-03-01T05:00:00Z"))
        .containsExactly("2026-03-01T05:00:00Z");
    assertThat(due("0 6 1 * *", BERLIN, "2026-03-01T05:00:00Z", "2026-03-01T06:00:00Z")).isEmpty();
    assertThat(due("0 6 1 * *", BERLIN, "2026-03-01T06:00:00Z", "2026-03-01T05:00:00Z")).isEmpty();
  }

  @Test
  void aTimeThatTheClocksSkipComesAfterTheGap() {
    // 02:30 is not there on March 29; the clocks go from 02:00 to 03:00 (01:00 UTC)
    assertThat(due("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z"))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void twoTimesThatFallTogetherAfterTheGapAreOne() {
    assertThat(due("30 2,3 29 3 *", BERLIN, "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z"))
        .containsExactly("2026-03-29T01:30:00Z");
  }

  @Test
  void aTimeThatTheClocksRepeatComesTheFirstTimeOnly() {
    // 02:30 comes at 00:30 and 01:30 UTC on October 25
    assertThat(due("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    // also if it is looked at between the two
    assertThat(due("30 2 * * *", BERLIN, "2026-10-25T00:40:00Z", "2026-10-25T12:00:00Z")).isEmpty();
  }

  @Test
  void aShortGapKeepsTheOrderOfTime() {
    // Lord Howe: 02:00 becomes 02:30 on October 4 (15:30 UTC the day before): 02:15 comes at 02:45
    assertThat(
            due(
                "15,40 2 * * *",
                ZoneId.of("Australia/Lord_Howe"),
                "2026-10-03T14:00:00Z",
                "2026-10-03T23:00:00Z"))
        .containsExactly("2026-10-03T15:40:00Z", "2026-10-03T15:45:00Z");
  }

  @Test
  void theNextTimeIsTheFirstThatIsDue() {
    ReportSchedule leapDays = new ReportSchedule("0 6 29 2 *", BERLIN);

    assertThat(leapDays.next(Instant.parse("2026-01-01T00:00:00Z")))
        .isEqualTo("2028-02-29T05:00:00Z");
  }

  @Test
  void firstMondaysAndLastDaysAreThere() {
    assertThat(due("0 6 * * MON#1", BERLIN, "2026-11-01T00:00:00Z", "2026-12-31T00:00:00Z"))
        .containsExactly("2026-11-02T05:00:00Z", "2026-12-07T05:00:00Z");
    assertThat(due("0 6 L * *", BERLIN, "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"))
        .containsExactly("2026-02-28T05:00:00Z");
  }

  @Test
  void whatIsNoPatternIsRefused() {
    assertThatThrownBy(() -> new ReportSchedule("monthly", BERLIN))
        .hasMessage(
            "cron 'monthly' is none; give minute, hour, day, month and weekday, such as '0 6 1 * *'");
    assertThatThrownBy(() -> new ReportSchedule("* 0 6 1 * *", BERLIN))
        .hasMessageContaining("is none");
    assertThatThrownBy(() -> new ReportSchedule("0 25 1 * *", BERLIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cron '0 25 1 * *'");
    assertThatThrownBy(() -> new ReportSchedule("0 6 30 2 *", BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> due(String cron, ZoneId zone, String after, String until) {
    return new ReportSchedule(cron, zone)
        .due(Instant.parse(after), Instant.parse(until)).stream().map(Instant::toString).toList();
  }
}
