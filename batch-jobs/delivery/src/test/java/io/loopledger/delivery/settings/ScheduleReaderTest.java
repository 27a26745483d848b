package io.loopledger.delivery.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.delivery.schedule.CatchUp;
import io.loopledger.delivery.schedule.ReportSchedule;
import io.loopledger.delivery.schedule.ScheduledReport;
import io.loopledger.yaml.YamlFields;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleReaderTest {
  @Test
  void everyFieldIsRead() {
    assertThat(
            read(
                """
                schedule:
                  cron: "0 6 1 * *"
                  zone: Europe/Berlin
                  catch-up: all
                  catch-up-days: 100
                  on-time-minutes: 30
                delivery:
                  targets: [acme-mail, acme-sftp]
                """))
        .isEqualTo(
            new ScheduledReport(
                "acme-units",
                Optional.of(new ReportSchedule("0 6 1 * *", ZoneId.of("Europe/Berlin"))),
                new CatchUp(CatchUp.Policy.ALL, Duration.ofDays(100), Duration.ofMinutes(30)),
                List.of("acme-mail", "acme-sftp")));
  }

  @Test
  void withoutAPatternItComesOnDemand() {
    assertThat(read("delivery: {targets: [acme-sftp]}"))
        .isEqualTo(
            new ScheduledReport(
                "acme-units", Optional.empty(), CatchUp.DEFAULT, List.of("acme-sftp")));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    schedule:
                      cron: monthly
                      zone: Berlin
                      catch-up: some
                      to: x
                    delivery:
                      targets: [nobody]
                    """))
        .hasMessage(
            """
            acme.yaml: schedule.to is no field here; known are [cron, zone, catch-up, catch-up-days, on-time-minutes]
            acme.yaml: schedule.zone is 'Berlin'; give the name of a zone, such as Europe/Berlin
            acme.yaml: schedule.cron is 'monthly'; give a pattern with a time: cron 'monthly' is none; give minute, hour, day, month and weekday, such as '0 6 1 * *'
            acme.yaml: schedule.catch-up is 'some'; give one of [latest, all, none]
            acme.yaml: delivery.targets is '[nobody]'; give names of targets in delivery.yaml, which has [acme-sftp, acme-mail]"""
                .replace("\n", System.lineSeparator()));
  }

  private static ScheduledReport read(String text) {
    YamlFields file = YamlFields.read("acme.yaml", text);
    return ScheduleReader.read(
        "acme-units",
        file.map("schedule"),
        file.map("delivery"),
        List.of("acme-sftp", "acme-mail"));
  }
}
