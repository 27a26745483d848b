package io.loopledger.local.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void wordsAreAlignedLeftAndNumbersRight() {
    Aligned table = new Aligned().row("NAME", "ROWS").row("ä", "1,234").row("long", "5");

    assertThat(table.lines("  ")).containsExactly("  NAME  ROWS", "  ä     1,234", "  long      5");
  }

  @Test
  void onATerminalTheBlockIsDrawnOverItself() {
    LiveBlock block = new LiveBlock(new Terminal(out, true));

    block.show(() -> List.of("a", "b"));
    block.finish(List.of("c", "d"));

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("a\nb\n\033[2A\033[Jc\nd\n");
  }

  @Test
  void elsewhereOneLineIsPrintedNowAndThenWithoutControlCharacters() {
    LiveBlock block = new LiveBlock(new Terminal(out, false));

    block.show(() -> List.of("  a", "  b"));
    block.finish(List.of("  c", "  d"));

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("c; d\n");
  }

  @Test
  void agesAreToldInTheirTwoLargestUnits() {
    assertThat(Durations.age(Duration.ofSeconds(-3))).isEqualTo("0 s");
    assertThat(Durations.age(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Durations.age(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
    assertThat(Durations.age(Duration.ofMinutes(61))).isEqualTo("1 h 1 min");
    assertThat(Durations.age(Duration.ofHours(49))).isEqualTo("2 d 1 h");
    assertThat(Durations.seconds(Duration.ofMillis(1250))).isEqualTo("1.3 s");
  }
}
