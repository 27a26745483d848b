package io.loopledger.inbox.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.inbox.TestInbox;
import io.loopledger.inbox.book.Book;
import io.loopledger.inbox.book.LakeBook;
import io.loopledger.inbox.sftp.SftpServer;
import io.loopledger.night.step.NightContext;
import io.loopledger.night.step.Outage;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.step.Severity;
import io.loopledger.night.step.StepReport;
import io.loopledger.night.step.StopRequested;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsStepTest {
  private static final NightContext NIGHT =
      new NightContext(
          LocalDate.parse("2026-11-25"), TestInbox.NIGHT.takenTime(), TestInbox.NIGHT.id(), 1);

  private final Path home;
  private final TestInbox inbox;
  private final List<Duration> waited = new ArrayList<>();

  StatementsStepTest(@TempDir Path home) {
    this.home = home;
    this.inbox = TestInbox.in(home);
    ReferenceLog.open(home.resolve("reference"))
        .publish(
            new Brand(
                "demo",
                "demo-group",
                "DE",
                ZoneId.of("Europe/Berlin"),
                "EUR",
                Brand.Policies.DEFAULT,
                List.of()));
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void theReportIsOfTheWholeRunHoweverOftenItIsCalled() throws Exception {
    inbox.put("payments.csv", "demo/p.csv").put("carrier.csv", "demo/c.csv");
    inbox.put("wrong.csv", "demo/w.csv");

    StepReport report = run();

    assertThat(report.figures())
        .containsExactly(
            Map.entry("files taken", BigDecimal.valueOf(2)),
            Map.entry("files refused", BigDecimal.valueOf(1)),
            Map.entry("files taken before", BigDecimal.valueOf(0)),
            Map.entry("lines taken", BigDecimal.valueOf(4)),
            Map.entry("carrier EUR", new BigDecimal("0.000000")),
            Map.entry("payment EUR", new BigDecimal("78.500000")));
    assertThat(report.findings()).isEqualTo(1);
    assertThat(report.severity()).isEqualTo(Severity.NOTICE);
    assertThat(run()).isEqualTo(report);
    assertThat(waited).hasSize(10).containsOnly(Duration.ofSeconds(1));
  }

  @Test
  void aFileThatGrowsWhileItIsWatchedIsLeftForTheNextNight() throws Exception {
    inbox.put("payments.csv", "demo/p.csv");
    StatementsStep step =
        step(
            span ->
                Files.writeString(
                    inbox.path("demo/p.csv"),
                    "more",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND));

    StepReport report = step.run(NIGHT, (done, total, what) -> {});

    assertThat(report.figures()).containsEntry("files taken", BigDecimal.ZERO);
    assertThat(report.severity()).isEqualTo(Severity.CLEAN);
    assertThat(inbox.path("demo/p.csv")).exists();
  }

  @Test
  void itCanBeStoppedBetweenTwoFiles() throws Exception {
    inbox.put("payments.csv", "demo/a.csv").put("carrier.csv", "demo/b.csv");

    assertThatThrownBy(
            () ->
                step(span -> {})
                    .run(
                        NIGHT,
                        (done, total, what) -> {
                          if (done == 1) {
                            throw new StopRequested("stop");
                          }
                        }))
        .isInstanceOf(StopRequested.class);
    assertThat(inbox.files("file_name")).containsExactly("a.csv");
    assertThat(run().figures()).containsEntry("files taken", BigDecimal.valueOf(2));
  }

  @Test
  void aServerThatIsDownStopsNoFileThatIsThereAndIsWaitedFor() throws Exception {
    inbox.put("payments.csv", "demo/p.csv");
    try (SftpServer server = SftpServer.start(home.resolve("server"))) {
      settings(server.port(), server.hostKey());
      server.write("out/c.csv", TestInbox.bytes("carrier.csv"));
      server.close();

      assertThatThrownBy(this::run)
          .isInstanceOf(ServerDown.class)
          .hasMessageStartingWith("SFTP server psp (127.0.0.1:" + server.port());
      assertThat(inbox.files("file_name")).containsExactly("p.csv");
    }
  }

  @Test
  void aServerWithAnotherKeyIsAnAlarm() throws Exception {
    try (SftpServer server = SftpServer.start(home.resolve("server"))) {
      settings(server.port(), "ssh-rsa AAAA");

      StepReport report = run();

      assertThat(report.severity()).isEqualTo(Severity.ALARM);
      assertThat(report.findings()).isEqualTo(1);
      assertThat(report.lines()).singleElement().asString().contains("host-key 'ssh-rsa AAAA'");
    }
  }

  @Test
  void whatIsFetchedIsTakenInTheSameNight() throws Exception {
    try (SftpServer server = SftpServer.start(home.resolve("server"))) {
      settings(server.port(), server.hostKey());
      server.write("out/c.csv", TestInbox.bytes("carrier.csv"));

      assertThat(run().figures()).containsEntry("lines taken", BigDecimal.valueOf(2));
      assertThat(inbox.files("file_name")).containsExactly("carriers/c.csv");
    }
  }

  @Test
  void aCatalogThatIsDownIsWaitedFor() {
    Book down =
        (Book)
            Proxy.newProxyInstance(
                Book.class.getClassLoader(),
                new Class<?>[] {Book.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException(new SQLException("refused", "08001"));
                });
    StatementsStep step =
        new StatementsStep(home, ReferenceLog.open(home.resolve("reference")), down, span -> {});

    assertThatThrownBy(() -> step.run(NIGHT, (done, total, what) -> {}))
        .satisfies(failure -> assertThat(Outage.of(failure)).isPresent());
  }

  private void settings(int port, String hostKey) throws IOException {
    SftpServer.secret(home.resolve("psp.password"), "secret\n");
    Files.writeString(
        home.resolve("inbox.yaml"),
        """
        loopledger-inbox: 1
        sftp:
          - {name: psp, host: 127.0.0.1, port: %d, user: loop, password-file: psp.password, host-key: "%s", folder: /out, brand: demo, into: carriers}
        """
            .formatted(port, hostKey),
        StandardCharsets.UTF_8);
  }

  private StepReport run() throws Exception {
    return step(waited::add).run(NIGHT, (done, total, what) -> {});
  }

  /** What happens while files are watched. */
  private interface Meanwhile {
    void pass(Duration span) throws IOException;
  }

  private StatementsStep step(Meanwhile meanwhile) {
    return new StatementsStep(
        home,
        ReferenceLog.open(home.resolve("reference")),
        new LakeBook(inbox.lake()),
        span -> {
          try {
            meanwhile.pass(span);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
