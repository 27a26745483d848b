package io.loopledger.delivery.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.delivery.book.Alert;
import io.loopledger.delivery.book.Attempt;
import io.loopledger.delivery.book.DeliveryState;
import io.loopledger.delivery.book.DueState;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.schedule.CatchUp;
import io.loopledger.delivery.store.DeliveryRows;
import io.loopledger.delivery.store.DueRows;
import io.loopledger.delivery.store.RunLock;
import io.loopledger.delivery.testing.Folders;
import io.loopledger.delivery.testing.Postgres;
import io.loopledger.delivery.testing.SftpServer;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.sftp.SftpLogin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The book in a real PostgreSQL. The report is due on the first at 06:00 in Berlin. */
class DeliveryRunTest {
  private static final String DUE = "acme-units@2026-11-01T05:00:00Z";

  private Path home = Path.of("");
  private TestHouse house;

  @BeforeEach
  void declare(@TempDir Path temporary) throws Exception {
    home = temporary;
    house = new TestHouse(home, Postgres.freshDatabase(), "2026-10-20T12:00:00Z");
    // the report is seen for the first time: nothing of before was missed
    assertThat(house.withFolder("files").done())
        .isEqualTo(new RunResult.Done(0, 0, 0, 0, List.of()));
    house.clock.set("2026-11-01T05:00:01Z");
  }

  @Test
  void whatIsDueIsMadeAndDeliveredOnce() throws Exception {
    assertThat(house.done()).isEqualTo(new RunResult.Done(1, 0, 1, 1, List.of()));
    assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 0, 0, List.of()));

    assertThat(Folders.tree(home.resolve("files")))
        .containsExactly("acme-units-2026-10/datapackage.json", "acme-units-2026-10/units.csv");
    assertThat(house.makings).isEqualTo(1);
    assertThat(house.deliveries().getFirst().state())
        .isEqualTo(
            new DeliveryState.Delivered(
                1,
                Instant.parse("2026-11-01T05:00:01Z"),
                home.resolve("files/acme-units-2026-10").toString()));
    assertThat(house.alerts).isEmpty();
    assertThat(house.run().nextAt()).contains(Instant.parse("2026-12-01T05:00:00Z"));
  }

  @Test
  void aServerThatIsDownForAnHourGetsOneWholeDelivery() throws Exception {
    Path root = home.resolve("srv");
    Files.createDirectories(root.resolve("in"));
    SftpServer server = SftpServer.start(root, 0);
    int port = server.port();
    server.close();
    house.with(sftp(port));

    RunResult.Done first = house.done();
    assertThat(first.delivered()).isEqualTo(1);
    assertThat(first.problems())
        .singleElement()
        .asString()
        .contains(DUE + "/sftp", "no connection");
    Instant next = ((DeliveryState.Failed) house.deliveries().get(1).state()).nextAttemptAt();
    assertThat(Duration.between(house.clock.instant(), next))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(72));
    assertThat(house.run().nextAt()).contains(next);
    // too early: nothing is tried
    assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 0, 0, List.of()));

    house.clock.set(next.toString());
    assertThat(house.done().problems()).hasSize(1);
    house.clock.set("2026-11-01T06:00:01Z");
    try (SftpServer again = SftpServer.start(root, port)) {
      assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 0, 1, List.of()));
    }

    assertThat(Folders.tree(root.resolve("in")))
        .containsExactly("acme-units-2026-10/datapackage.json", "acme-units-2026-10/units.csv");
    // told once, at the first failure
    assertThat(house.alerts)
        .extracting(Alert::subject)
        .containsExactly("Report " + DUE + "/sftp was not delivered");
    assertThat(new DeliveryRows(house.database).attempts(house.deliveries().get(1)))
        .extracting(attempt -> attempt.outcome().orElseThrow())
        .containsExactly("FAILED", "FAILED", "DELIVERED");
    assertThat(house.makings).isEqualTo(1);
  }

  @Test
  void aFailureThatWaitingDoesNotMendIsGivenUpAndCanBeResent() throws Exception {
    Path root = home.resolve("srv");
    Files.createDirectories(root.resolve("in"));
    try (SftpServer server = SftpServer.start(root, 0)) {
      house.with(sftp(server.port(), SftpServer.otherHostKey()));
      house.done();

      DeliveryState.GivenUp givenUp = (DeliveryState.GivenUp) house.deliveries().get(1).state();
      assertThat(givenUp.failure().error())
          .contains("its host key is not the one in delivery.yaml");
      assertThat(house.alerts)
          .singleElement()
          .satisfies(
              alert -> {
                assertThat(alert.subject())
                    .isEqualTo("Report " + DUE + "/sftp was not delivered and is given up");
                assertThat(alert.lines().getLast())
                    .isEqualTo(
                        "It is not tried again by itself. When it is mended: ./loopledger report resend "
                            + DUE
                            + "/sftp");
              });
      house.clock.plus(Duration.ofDays(1));
      assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 0, 0, List.of()));

      house.with(sftp(server.port()));
      assertThat(new Resend(house.database, house.clock).set(DUE + "/sftp", Optional.empty()))
          .containsExactly(DUE + "/sftp");
      assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 0, 1, List.of()));
    }
    assertThat(Folders.tree(root.resolve("in"))).hasSize(2);
    assertThat(house.makings).isEqualTo(1);
  }

  @Test
  void attemptsEndAndThePackageStaysToBeResent() throws Exception {
    house.with(sftp(1));
    for (int i = 0; i < 6; i++) {
      house.done();
      house.clock.plus(Duration.ofHours(2));
    }

    // the first and three more
    assertThat(house.deliveries().get(1).state())
        .isInstanceOfSatisfying(
            DeliveryState.GivenUp.class,
            givenUp -> assertThat(givenUp.failure().attempts()).isEqualTo(4));
    assertThat(house.alerts).hasSize(2);
    house.clock.plus(Duration.ofDays(400));
    house.done();
    assertThat(house.outbox().resolve("acme-units/20261101T050000Z/units.csv")).exists();
  }

  @Test
  void whatWasDeliveredIsResentUnderTheSameName() throws Exception {
    house.done();
    Files.delete(home.resolve("files/acme-units-2026-10/units.csv"));

    assertThat(
            new Resend(house.database, house.clock).set("acme-units-2026-10", Optional.of("files")))
        .containsExactly(DUE + "/files");
    assertThat(house.done().delivered()).isEqualTo(1);

    assertThat(Folders.tree(home.resolve("files"))).hasSize(2);
    List<Attempt> attempts =
        new DeliveryRows(house.database).attempts(house.deliveries().getFirst());
    assertThat(attempts).extracting(Attempt::number).containsExactly(1, 2);
  }

  @Test
  void whatNobodyKnowsCannotBeResent() throws Exception {
    house.done();
    Resend resend = new Resend(house.database, house.clock);

    assertThatThrownBy(() -> resend.set("acme-units-2026-09", Optional.empty()))
        .hasMessage(
            "there is no report or package 'acme-units-2026-09'; ./loopledger report deliveries shows ids");
    assertThatThrownBy(() -> resend.set(DUE, Optional.of("sftp")))
        .hasMessage(DUE + " has no delivery to 'sftp'; ./loopledger report deliveries shows them");
  }

  @Test
  void aReportThatCannotBeMadeIsTriedAgainAndTold() throws Exception {
    house.failure = Optional.of(new IOException("Trino does not answer"));
    assertThat(house.done().problems())
        .containsExactly(DUE + " could not be made: Trino does not answer");
    assertThat(Folders.tree(home.resolve("files"))).isEmpty();
    assertThat(house.reports().getFirst().state()).isInstanceOf(DueState.NotMade.class);

    house.failure = Optional.empty();
    house.clock.plus(Duration.ofHours(1));
    assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 1, 1, List.of()));
    assertThat(house.alerts)
        .extracting(Alert::subject)
        .containsExactly("Report " + DUE + " could not be made");
  }

  @Test
  void aReportThatCannotBePlannedIsPlannedLater() throws Exception {
    house.periodFailure = Optional.of(new IllegalArgumentException("period is 'moon'; give month"));
    assertThat(house.done().problems())
        .containsExactly("acme-units could not be planned: period is 'moon'; give month");

    house.periodFailure = Optional.empty();
    assertThat(house.done()).isEqualTo(new RunResult.Done(1, 0, 1, 1, List.of()));
  }

  @Test
  void otherContentUnderAKnownIdIsRefusedUnlessItRestates() throws Exception {
    house.done();
    house.content = "1;3";
    house.clock.plus(Duration.ofHours(1));
    house.run().demand(TestHouse.REPORT, "2026-10");

    assertThat(house.done().problems())
        .singleElement()
        .asString()
        .contains("package acme-units-2026-10 was made before with other content (" + DUE + ")");
    assertThat(home.resolve("files/acme-units-2026-10/units.csv")).hasContent("1;2");

    house.restates = Optional.of("acme-units-2026-10");
    house.clock.plus(Duration.ofHours(1));
    house.run().demand(TestHouse.REPORT, "2026-10");
    assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 1, 1, List.of()));
    assertThat(home.resolve("files/acme-units-2026-10/units.csv")).hasContent("1;3");
  }

  @Test
  void missedTimesAreCaughtUpWithByPolicy() throws Exception {
    house.clock.set("2027-01-10T12:00:00Z");
    assertThat(house.done()).isEqualTo(new RunResult.Done(1, 2, 1, 1, List.of()));

    assertThat(Folders.tree(home.resolve("files")))
        .containsExactly("acme-units-2026-12/datapackage.json", "acme-units-2026-12/units.csv");
    assertThat(house.lines())
        .containsExactly(
            "ID                               TARGET  STATE      TRIES  AGE  NEXT  WHERE OR WHY",
            "acme-units@2026-11-01T05:00:00Z  -       skipped        0  0s   -     missed more than 35 days ago (catch-up-days)",
            "acme-units@2026-12-01T05:00:00Z  -       skipped        0  0s   -     missed more than 35 days ago (catch-up-days)",
            "acme-units@2027-01-01T05:00:00Z  files   delivered      1  0s   -     "
                + home.resolve("files/acme-units-2026-12"));
    Instant january = Instant.parse("2027-01-01T05:00:00Z");
    assertThat(new DueRows(house.database).since(january)).hasSize(1);
    assertThat(new DeliveryRows(house.database).since(january)).hasSize(1);
    assertThat(new DueRows(house.database).since(january.plusSeconds(1))).isEmpty();
    // a person may want one of them yet
    new Resend(house.database, house.clock).set(DUE, Optional.empty());
    assertThat(house.done()).isEqualTo(new RunResult.Done(0, 0, 1, 1, List.of()));
  }

  @Test
  void allMissedTimesAreCaughtUpWithWhereThatIsSet() throws Exception {
    house.catchUp = new CatchUp(CatchUp.Policy.ALL, Duration.ofDays(100), Duration.ofHours(1));
    house.clock.set("2027-01-10T12:00:00Z");

    assertThat(house.done()).isEqualTo(new RunResult.Done(3, 0, 3, 3, List.of()));
  }

  @Test
  void ofTwoRunsOneWorks() throws Exception {
    try (RunLock held = RunLock.ask(house.database, "report run, process 7").orElseThrow()) {
      assertThat(house.run().run("test")).isEqualTo(new RunResult.Busy("report run, process 7"));
    }
    assertThat(house.reports()).isEmpty();
    assertThat(house.done().delivered()).isEqualTo(1);
  }

  @Test
  void anAlertThatCannotBeToldIsToldByTheNextRun() throws Exception {
    house.with(sftp(1));
    house.muted.add("all");
    assertThat(house.done().problems())
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "nobody could be told of 'Report "
                            + DUE
                            + "/sftp was not delivered': the mail server does not answer; the next run tries again"));

    house.muted.clear();
    house.done();
    house.done();
    assertThat(house.alerts).hasSize(1);
  }

  @Test
  void aTargetThatIsGoneIsToldAndNothingElseIsHeldUp() throws Exception {
    RunResult.Done result = (RunResult.Done) house.run(List.of("gone", "files")).run("test");

    assertThat(result.delivered()).isEqualTo(1);
    assertThat(result.problems())
        .containsExactly(
            DUE + "/gone: it is no target of delivery.yaml any more; put it back there");
  }

  @Test
  void aPackageThatWasChangedInTheOutboxGoesNowhere() throws Exception {
    house.with(sftp(1));
    house.done();
    Files.writeString(house.outbox().resolve("acme-units/20261101T050000Z/units.csv"), "9;9");
    house.clock.plus(Duration.ofHours(1));

    assertThat(house.done().problems())
        .singleElement()
        .asString()
        .contains("units.csv was changed after it was made; run the report again");
  }

  @Test
  void aMailWithLinksWaitsForWhatItLinksTo() throws Exception {
    house.without("files");
    house.with(
        new Target.Mail(
            "mail",
            new NightSettings.Mail(
                "127.0.0.1",
                1,
                NightSettings.Mail.Tls.NONE,
                "",
                Optional.empty(),
                "reports@loop.example",
                List.of("finance@acme.example")),
            0,
            Optional.of(new Target.Link.Base("sftp", URI.create("https://files.loop.example/")))));
    house.with(sftp(1));

    assertThat(house.done().problems()).singleElement().asString().contains("/sftp");
    assertThat(house.deliveries().getFirst().target()).isEqualTo("mail");
    assertThat(house.deliveries().getFirst().state()).isInstanceOf(DeliveryState.Waiting.class);
    // the next time is that of the other one, not now
    assertThat(house.run().nextAt())
        .contains(((DeliveryState.Failed) house.deliveries().get(1).state()).nextAttemptAt());
  }

  @Test
  void whatWasDeliveredLongAgoIsRemovedFromTheOutbox() throws Exception {
    house.done();
    Path strange = Files.createDirectories(house.outbox().resolve("acme-units/20260101T000000Z"));
    Path file = house.outbox().resolve("acme-units/20261101T050000Z/units.csv");

    house.clock.plus(Duration.ofDays(29));
    house.done();
    assertThat(strange).doesNotExist();
    assertThat(file).exists();

    house.clock.plus(Duration.ofDays(2));
    house.done();
    assertThat(file).doesNotExist();
    assertThat(home.resolve("files/acme-units-2026-10/units.csv")).exists();
    assertThatThrownBy(() -> new Resend(house.database, house.clock).set(DUE, Optional.empty()))
        .hasMessageContaining("were removed from the outbox at")
        .hasMessageContaining("./loopledger report run acme-units --period 2026-10");
  }

  private Target.Sftp sftp(int port) throws IOException {
    return sftp(port, SftpServer.hostKey());
  }

  private Target.Sftp sftp(int port, String hostKey) throws IOException {
    return new Target.Sftp(
        "sftp",
        new SftpLogin(
            "sftp",
            "127.0.0.1",
            port,
            "loop",
            new SftpLogin.Secret.PasswordFile(
                SftpServer.secret(home.resolve("password"), "secret")),
            hostKey,
            "delivery.yaml"),
        "/in");
  }
}
