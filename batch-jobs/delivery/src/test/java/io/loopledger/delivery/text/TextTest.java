package io.loopledger.delivery.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.delivery.book.Attempt;
import io.loopledger.delivery.book.Delivery;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.Due;
import io.loopledger.delivery.book.DueReport;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.book.Failure;
import io.loopledger.delivery.book.MadePackage;
import io.loopledger.delivery.pack.PackageFile;
import io.loopledger.delivery.run.RunResult;
import io.loopledger.delivery.schedule.CatchUp;
import io.loopledger.delivery.schedule.ReportSchedule;
import io.loopledger.delivery.schedule.ScheduledReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextTest {
  private static final Instant NOW = Instant.parse("2026-11-01T06:00:00Z");
  private static final Instant DUE_AT = Instant.parse("2026-11-01T05:00:00Z");
  private static final Due UNITS = new Due("acme-units", DUE_AT, "2026-10");
  private static final Due MARGINS = new Due("acme-margins", DUE_AT, "2026-10");

  private static final List<DueReport> REPORTS =
      List.of(
          new DueReport(
              MARGINS,
              new DueState.NotMade(
                  new Failure(2, Instant.parse("2026-11-01T05:58:30Z"), "Trino does not answer"),
                  Instant.parse("2026-11-01T06:02:00Z"))),
          new DueReport(
              UNITS,
              new DueState.Made(
                  DUE_AT,
                  new MadePackage(
                      "acme-units-2026-10",
                      "Units",
                      "acme-units/1",
                      List.of(new PackageFile("datapackage.json", 2, "0".repeat(64))),
                      Optional.empty()),
                  Optional.empty())));

  private static final List<Delivery> DELIVERIES =
      List.of(
          new Delivery(
              UNITS,
              "acme-units-2026-10",
              "acme-files",
              0,
              new DeliveryState.Delivered(
                  1, Instant.parse("2026-10-30T01:00:00Z"), "/srv/acme/acme-units-2026-10")),
          new Delivery(
              UNITS,
              "acme-units-2026-10",
              "acme-sftp",
              1,
              new DeliveryState.GivenUp(
                  new Failure(1, DUE_AT, "another\nhost key \u202e\u001b[2Jx"))));

  private static final List<ScheduledReport> DECLARED =
      List.of(
          new ScheduledReport(
              "acme-units",
              Optional.of(new ReportSchedule("0 6 1 * *", ZoneId.of("Europe/Berlin"))),
              CatchUp.DEFAULT,
              List.of("acme-files", "acme-sftp")),
          new ScheduledReport(
              "acme-margins",
              Optional.of(new ReportSchedule("30 7 15 * *", ZoneId.of("Europe/London"))),
              CatchUp.DEFAULT,
              List.of("acme-files")),
          new ScheduledReport("acme-audit", Optional.empty(), CatchUp.DEFAULT, List.of()));

  @Test
  void deliveriesTellStateAgeAndWhatIsWrongOnOneLineEach() {
    assertThat(DeliveriesText.lines(REPORTS, DELIVERIES, NOW))
        .containsExactly(
            "ID                                 TARGET      STATE      TRIES  AGE       NEXT                  WHERE OR WHY",
            "acme-margins@2026-11-01T05:00:00Z  -           not made       2  1min 30s  2026-11-01T06:02:00Z  Trino does not answer",
            "acme-units@2026-11-01T05:00:00Z    acme-files  delivered      1  2d 5h     -                     /srv/acme/acme-units-2026-10",
            "acme-units@2026-11-01T05:00:00Z    acme-sftp   given up       1  1h 0min   -                     another host key ..[2Jx");
    assertThat(DeliveriesText.lines(List.of(), List.of(), NOW))
        .containsExactly("Nothing was due yet.");
  }

  @Test
  void deliveriesAsJsonForPrograms() {
    assertThat(
            DeliveriesText.json(REPORTS.subList(1, 2), DELIVERIES.subList(0, 1))
                .replaceAll("\\s+", " "))
        .isEqualTo(
            "[ { \"id\" : \"acme-units@2026-11-01T05:00:00Z\", \"period\" : \"2026-10\","
                + " \"package\" : \"acme-units-2026-10\", \"target\" : \"acme-files\","
                + " \"state\" : \"delivered\", \"tries\" : 1, \"since\" : \"2026-10-30T01:00:00Z\","
                + " \"next_attempt_at\" : null, \"detail\" : \"/srv/acme/acme-units-2026-10\" } ]");
  }

  @Test
  void attemptsAreListed() {
    assertThat(
            DeliveriesText.attempts(
                DELIVERIES.getFirst(),
                List.of(
                    new Attempt(
                        1,
                        DUE_AT,
                        Optional.of(DUE_AT.plusSeconds(61)),
                        Optional.of("FAILED"),
                        Optional.of("down")),
                    new Attempt(2, NOW, Optional.empty(), Optional.empty(), Optional.empty()))))
        .containsExactly(
            "acme-units@2026-11-01T05:00:00Z/acme-files: package acme-units-2026-10",
            "  attempt 1  2026-11-01T05:00:00Z  1min 1s  failed  down",
            "  attempt 2  2026-11-01T06:00:00Z  -        runs");
  }

  @Test
  void reportsTellWhatComesNextAndWhatCameLast() {
    assertThat(ReportsText.list(DECLARED, REPORTS, DELIVERIES, NOW))
        .containsExactly(
            "REPORT        NEXT                            TO                     LAST",
            "acme-units    2026-12-01 06:00 Europe/Berlin  acme-files, acme-sftp  2026-10: delivered 1, given up 1",
            "acme-margins  2026-11-15 07:30 Europe/London  acme-files             2026-10: not made",
            "acme-audit    -                               -                      never");
    assertThat(ReportsText.list(List.of(), List.of(), List.of(), NOW))
        .containsExactly("No report is declared.");
  }

  @Test
  void theScheduleIsInOrder() {
    assertThat(ReportsText.schedule(DECLARED, NOW, Instant.parse("2026-12-02T00:00:00Z")))
        .containsExactly(
            "WHEN                            UTC                   REPORT        TO",
            "2026-11-15 07:30 Europe/London  2026-11-15T07:30:00Z  acme-margins  acme-files",
            "2026-12-01 06:00 Europe/Berlin  2026-12-01T05:00:00Z  acme-units    acme-files, acme-sftp");
    assertThat(ReportsText.schedule(DECLARED, NOW, NOW.plusSeconds(60)))
        .containsExactly("Nothing is due until 2026-11-01 06:01 Z.");
  }

  @Test
  void aRunTellsWhatCameOfIt() {
    assertThat(RunText.lines(new RunResult.Done(2, 1, 2, 3, List.of("a failed"))))
        .containsExactly(
            "2 became due (1 skipped), 2 made, 3 delivered, 1 failed.",
            "Problem: a failed",
            "States and next attempts: ./loopledger report deliveries");
    assertThat(RunText.exitCode(new RunResult.Done(0, 0, 0, 0, List.of()))).isZero();
    assertThat(RunText.exitCode(new RunResult.Done(0, 0, 0, 0, List.of("x")))).isEqualTo(1);
    assertThat(RunText.exitCode(new RunResult.Busy("process 7"))).isEqualTo(3);
    assertThat(RunText.lines(new RunResult.Busy("process 7")))
        .containsExactly("Another run is at it: process 7. Nothing was done.");
  }
}
