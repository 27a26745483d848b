package io.loopledger.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theTailIsTheLastLinesAlsoWithoutALineEnd() throws IOException {
    LogFile log = log("1\n2\n3\n");

    assertThat(log.tail(2)).isEqualTo("2\n3\n");
    assertThat(log.tail(9)).isEqualTo("1\n2\n3\n");
    assertThat(log("1\n2\n3").tail(2)).isEqualTo("2\n3");
    assertThat(log("").tail(2)).isEmpty();
    assertThat(new LogFile(folder.resolve("none")).tail(2)).isEmpty();
  }

  @Test
  void theTailReachesAcrossBlocks() throws IOException {
    String line = "ü".repeat(5000) + "\n";

    assertThat(log(line.repeat(40)).tail(3)).isEqualTo(line.repeat(3));
  }

  @Test
  void theLogOfTheLastRunIsKept() throws IOException {
    LogFile log = log("old\n");

    log.rotate();

    assertThat(log.path()).doesNotExist();
    assertThat(folder.resolve("service.log.1")).hasContent("old");
    log.rotate();
  }

  @Test
  void followingGoesOnAfterARotation() throws Exception {
    LogFile log = log("begin\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Thread following = Thread.ofVirtual().start(() -> follow(log, out));

    await(() -> text(out).contains("begin"));
    Files.writeString(log.path(), "more\n", StandardOpenOption.APPEND);
    await(() -> text(out).contains("more"));
    log.rotate();
    Files.writeString(log.path(), "a new run that is longer than the old log\n");
    await(() -> text(out).contains("longer than the old log\n"));
    following.interrupt();
    following.join();

    assertThat(text(out)).isEqualTo("begin\nmore\na new run that is longer than the old log\n");
  }

  private static void follow(LogFile log, ByteArrayOutputStream out) {
    try {
      log.follow(10, new PrintStream(out, true, StandardCharsets.UTF_8));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static String text(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private LogFile log(String content) throws IOException {
    return new LogFile(Files.writeString(folder.resolve("service.log"), content));
  }
}
