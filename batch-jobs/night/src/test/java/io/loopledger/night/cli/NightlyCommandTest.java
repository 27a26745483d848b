package io.loopledger.night.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.store.NightDatabase;
import io.loopledger.night.store.NightLock;
import io.loopledger.night.testing.ChildPlan;
import io.loopledger.night.testing.Nights;
import io.loopledger.night.testing.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyCommandTest {
  private final TestClock clock = TestClock.standing("2026-11-26T03:00:00Z");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private Path home;

  @BeforeEach
  void home(@TempDir Path folder) {
    home = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --date 2026-11-31        | Invalid value for option '--date': '2026-11-31' is no day; write it as 2026-11-25
          --date 2026-11-26        | --date is 2026-11-26, which is not over in UTC
          --date 2026-11-25 --from-step prof | --from-step is 'prof'; the steps are first, second, third
          --again                  | --again and --from-step need --date
          --from-step first        | --again and --from-step need --date
          --schedule x --list      | --schedule goes with neither --date nor --list
          --zone Berlin            | Invalid value for option '--zone': 'Berlin' is no time zone; use a name such as Europe/Berlin
          --catch-up some          | Invalid value for option '--catch-up': 'some' is no policy; it is one of all, newest, none
          --dat 2026-11-25         | Unknown options: '--dat', '2026-11-25'
          """)
  void wrongUseIsSaidAndEndsWithTwo(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(text(err))
        .startsWith("Error: " + message + "\n")
        .endsWith("See ./loopledger nightly --help.\n");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void aPatternThatIsNoneIsWrongUse() {
    assertThat(run("--schedule", "every night")).isEqualTo(2);
    assertThat(text(err)).startsWith("Error: --schedule is 'every night': ");
  }

  @Test
  void theHelpNamesTheExitCodesAndGivesExamples() {
    assertThat(run("--help")).isZero();
  }

  @Test
  void aNightIsRunAndShown() {
    database();

    assertThat(run("--date", "2026-11-25")).isEqualTo(1);
    assertThat(text(out))
        .startsWith(
            """
            Night of 2026-11-25 (night-2026-11-25)
              [1/3] first  done in 0.0 s
              [2/3] second  done in 0.0 s
              [3/3] third  done in 0.0 s, findings: 1

            Night of 2026-11-25: 1 finding; too many in third
            """)
        .endsWith("\nPage: %s\n".formatted(home.resolve("nights/2026-11-25/summary.html")));
    assertThat(text(err)).isEmpty();

    out.reset();
    assertThat(run("--date", "2026-11-25")).isEqualTo(1);
    assertThat(text(out)).startsWith("The night is finished; --again runs it once more.\n");

    out.reset();
    assertThat(run("--date", "2026-11-25", "--again", "--from-step", "third")).isEqualTo(1);
    clock.set("2026-11-28T03:00:00Z");
    out.reset();
    assertThat(run("--list")).isZero();
    assertThat(text(out))
        .isEqualTo(
            """
            night       run  attempts  state     summary
            2026-11-27                 missed
            2026-11-26                 missed
            2026-11-25    2         1  finished  %s
            """
                .formatted(home.resolve("nights/2026-11-25/summary.html")));
  }

  @Test
  void findingsWithinTheThresholdEndWithZero() {
    database();
    environment.put("LOOPLEDGER_NIGHT_THRESHOLDS", "third=1");

    assertThat(run()).isZero();
    assertThat(text(out))
        .contains("Night of 2026-11-25: clean; 1 finding within what is accepted\n");
  }

  @Test
  void whileAnotherRunIsActiveItEndsWithThreeAndSaysWhose() {
    database();
    NightSettings settings = NightSettings.of(home, environment);
    try (NightDatabase database = NightDatabase.open(settings.database());
        NightLock lock =
            ((NightLock.Answer.Ours) NightLock.ask(database, "--date 2026-11-24", clock)).lock()) {
      assertThat(run("--date", "2026-11-25")).isEqualTo(3);
      assertThat(lock.held()).isTrue();
    }
    assertThat(text(err))
        .startsWith("Error: another run is active: nightly --date 2026-11-24, process ");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void withoutPostgresItEndsWithFour() {
    database();
    environment.put("LOOPLEDGER_NIGHT_DB_URL", "jdbc:postgresql://127.0.0.1:1/batch");
    environment.put("LOOPLEDGER_NIGHT_RETRY_TIMES", "0");

    assertThat(run("--date", "2026-11-25")).isEqualTo(4);
    assertThat(text(err)).startsWith("Error: PostgreSQL of the night does not answer: ");
  }

  private void database() {
    Nights nights = new Nights(home, clock);
    environment.putAll(nights.environment());
    environment.put(ChildPlan.WORK, nights.work().url());
  }

  private int run(String... arguments) {
    Session session =
        new Session(
            environment,
            clock,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", home.toString()));
    return NightlyMain.commandLine(session).execute(all.toArray(String[]::new));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
