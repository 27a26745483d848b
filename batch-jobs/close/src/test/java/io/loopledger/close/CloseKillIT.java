package io.loopledger.close;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.book.TableSnapshots;
import io.loopledger.close.check.ClosePolicy;
import io.loopledger.close.lake.CloseSnapshots;
import io.loopledger.close.lake.CloseTags;
import io.loopledger.close.store.CloseRows;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A close that is killed before any of its steps, and two at once, end in one close. */
@ExtendWith(SharedLake.class)
class CloseKillIT {
  private static final String BRAND = SharedLake.AMBER;

  private final SharedLake.Running running;

  CloseKillIT(SharedLake.Running running) {
    this.running = running;
  }

  @BeforeAll
  static void prove(SharedLake.Running running) {
    Proofs.write(running.lake(), "night-kill", true, Instant.parse("2023-02-01T02:30:00Z"));
  }

  /** Each step kills the close of another month: CHECK that of January, and so on. */
  @ParameterizedTest
  @EnumSource(CloseStep.class)
  void aCloseThatIsKilledBeforeAStepGoesOnToTheSameEnd(CloseStep step) throws Exception {
    YearMonth period = YearMonth.of(2022, step.ordinal() + 1);
    kill(period, step);
    Optional<Close> cut = row(period);
    assertThat(cut.map(Close::state))
        .isEqualTo(
            step.compareTo(CloseStep.RECORD) > 0
                ? Optional.of(CloseState.BEGUN)
                : Optional.empty());
    // what comes between must not get into a close that has chosen its snapshots
    sellOneMore(period);

    CloseOutcome outcome = closeWhenFree(period);

    assertThat(outcome).isInstanceOf(CloseOutcome.Done.class);
    Optional<TableSnapshots> chosen = cut.map(Close::snapshots);
    chosen.ifPresent(before -> assertThat(row(period).orElseThrow().snapshots()).isEqualTo(before));
    assertThat(chosen.isPresent()).isEqualTo(step.compareTo(CloseStep.SNAPSHOTS) > 0);
    assertIsOneClose(period, chosen.isPresent() ? "-100.000000" : "-200.000000");
  }

  @Test
  void ofTwoAtOnceOneWaitsForNobodyAndOneCloses() throws Exception {
    YearMonth period = YearMonth.of(2022, 10);
    Process first = start(period, "SNAPSHOTS");
    BufferedReader out = reader(first);
    awaitLine(out, "AT SNAPSHOTS");

    CloseOutcome second = closing(period);

    assertThat(second).isInstanceOf(CloseOutcome.Busy.class);
    assertThat(((CloseOutcome.Busy) second).holder())
        .isEqualTo("close of 2022-10 by child, process " + first.pid());
    first.getOutputStream().write('\n');
    first.getOutputStream().flush();
    assertThat(awaitLine(out, "OUTCOME")).startsWith("OUTCOME Done");
    assertThat(first.waitFor()).isZero();
    assertThat(closing(period)).isInstanceOf(CloseOutcome.AlreadyClosed.class);
    assertIsOneClose(period, "-100.000000");
  }

  @Test
  void manyAtOnceThatNobodyHoldsUpEndInOneClose() throws Exception {
    YearMonth period = YearMonth.of(2022, 11);
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      closeWhenFree(period);
                    } catch (SQLException | RuntimeException e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(failures).isEmpty();
    assertIsOneClose(period, "-100.000000");
  }

  private void assertIsOneClose(YearMonth period, String revenue) throws SQLException {
    Close close = row(period).orElseThrow();
    assertThat(close.state()).isEqualTo(CloseState.CLOSED);
    assertThat(close.tag()).isEqualTo("closed-%s-amber".formatted(period));
    assertThat(new CloseTags(running.lake()).state(close))
        .isEqualTo(new CloseTags.State(List.of(), List.of()));
    assertThat(
            CloseSnapshots.TABLES.stream()
                .filter(table -> running.lake().table(table).refs().containsKey(close.tag()))
                .map(table -> table.qualifiedName()))
        .containsExactlyInAnyOrderElementsOf(close.requireSnapshots().byTable().keySet());
    assertThat(
            text(
                "SELECT sum(amount) FROM finance.published WHERE close_id = '%s'"
                    + " AND account = 'revenue.products' AND business_month = CAST(close_period || '-01' AS date)",
                close))
        .isEqualTo(revenue);
    assertThat(
            text(
                "SELECT count(*) - count(DISTINCT ROW(brand, program, category, business_month, period, account, measure,"
                    + " cause, rule)) FROM finance.published WHERE close_id = '%s'",
                close))
        .isEqualTo("0");
    assertThat(text("SELECT count(*) FROM finance.closes WHERE close_id = '%s'", close))
        .isEqualTo("1");
    running.references().refresh();
    assertThat(running.references().latest().calendar().changes(BRAND))
        .filteredOn(change -> change.period().equals(period))
        .hasSize(1)
        .allSatisfy(change -> assertThat(change.at()).isEqualTo(close.begun().at()));
  }

  private Optional<Close> row(YearMonth period) {
    List<Close> closes =
        new CloseRows(running.places().database())
            .ofPeriod(period).stream().filter(c -> BRAND.equals(c.name().brand())).toList();
    assertThat(closes).hasSizeLessThan(2);
    return closes.stream().findFirst();
  }

  private String text(String sql, Close close) throws SQLException {
    List<String> found = new ArrayList<>();
    running.trino().query(sql.formatted(close.tag()), row -> found.add(row.getString(1)));
    return found.getFirst();
  }

  /** The month before it is closed takes the sale of its own days; after, the next open one. */
  private void sellOneMore(YearMonth period) {
    running.references().refresh();
    HandMade.take(
        running.book(),
        HandMade.sale(BRAND, "late-" + period, period.atDay(20) + "T10:00:00Z", "119.00"),
        Instant.parse("2023-03-01T08:00:00Z"));
    running.book().commit();
  }

  private CloseOutcome closing(YearMonth period) throws SQLException {
    return new PeriodClose(
            running.places().parts(running.lake()),
            ClosePolicy.DEFAULT,
            Clock.systemUTC(),
            (step, detail) -> {})
        .close(
            new CloseRequest(
                period, BRAND, "test", "month-end close", CloseRequest.Checks.BINDING));
  }

  /** PostgreSQL needs a moment to see that a killed process is gone. */
  private CloseOutcome closeWhenFree(YearMonth period) throws SQLException {
    CloseOutcome outcome = closing(period);
    while (outcome instanceof CloseOutcome.Busy) {
      outcome = closing(period);
    }
    return outcome;
  }

  private void kill(YearMonth period, CloseStep step) throws Exception {
    Process child = start(period, step.name());
    awaitLine(reader(child), "AT " + step);
    child.destroyForcibly().waitFor();
  }

  private Process start(YearMonth period, String stop) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CloseChild.class.getName()));
    command.addAll(running.places().arguments());
    command.addAll(List.of(period.toString(), BRAND, stop));
    return new ProcessBuilder(command)
        .redirectError(new File(running.folder().toFile(), "child-%s.err".formatted(period)))
        .start();
  }

  private static BufferedReader reader(Process child) {
    return new BufferedReader(
        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
  }

  private static String awaitLine(BufferedReader out, String begin) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(begin)) {
        return line;
      }
    }
    throw new AssertionError("the child ended without a line that begins with " + begin);
  }
}
