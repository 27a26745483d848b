package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.collector.CollectorConfig.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Input that means harm, or comes from broken clients: refused soon, and others are served. */
class HostileInputTest {
  private static final String SINGLE = "application/cloudevents+json";

  private static Door door;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException, SQLException {
    door = Door.open(folder, Limits.DEFAULT, Duration.ofSeconds(8));
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @AfterEach
  void theDoorStillTakesEvents(TestInfo test) throws Exception {
    assertThat(door.single(Door.sold("after " + test.getDisplayName(), 1)).statusCode())
        .isEqualTo(202);
    door.awaitNoBytesInFlight();
  }

  @Test
  void sendersThatDribbleAreCutOffWhileOthersAreServed() throws Exception {
    long begin = System.nanoTime();
    List<RawHttp> dribblers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawHttp raw = new RawHttp(door);
      raw.send(RawHttp.head(door, "Content-Type: " + SINGLE + "\r\nContent-Length: 1000\r\n"));
      dribblers.add(raw);
    }
    for (int i = 0; i < 10; i++) {
      for (RawHttp raw : dribblers) {
        dribble(raw);
      }
      long asked = System.nanoTime();
      assertThat(door.single(Door.sold("beside-" + i, 1)).statusCode()).isEqualTo(202);
      assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
      Thread.sleep(1_000);
    }
    for (RawHttp raw : dribblers) {
      assertThat(RawHttp.status(raw.rest())).isIn(0, 408);
      raw.close();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(17));
  }

  private static void dribble(RawHttp raw) {
    try {
      raw.send(" ");
    } catch (IOException cutOff) {
      // what the test is after
    }
  }

  @Test
  void aBodyShorterThanAnnouncedIsNoEvent() throws Exception {
    String event = Door.sold("short", 1);
    try (RawHttp raw = new RawHttp(door)) {
      raw.send(
          RawHttp.head(
                  door,
                  "Content-Type: %s\r\nContent-Length: %d\r\n"
                      .formatted(SINGLE, event.length() + 10))
              + event);
      raw.finish();
      assertThat(RawHttp.status(raw.rest())).isIn(0, 400, 408);
    }
    assertThat(door.single(event).body()).contains("\"verdict\":\"accepted\"");
  }

  @Test
  void aBodyInChunksIsTakenAndOneWithBrokenChunksIsNot() throws Exception {
    String event = Door.sold("chunked", 1);
    String head =
        RawHttp.head(
            door,
            "Content-Type: " + SINGLE + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n");
    try (RawHttp raw = new RawHttp(door)) {
      raw.send(head + "%x\r\n%s\r\n0\r\n\r\n".formatted(event.length(), event));
      assertThat(RawHttp.status(raw.rest())).isEqualTo(202);
    }
    try (RawHttp raw = new RawHttp(door)) {
      raw.send(head + "zz\r\n" + event + "\r\n0\r\n\r\n");
      assertThat(RawHttp.status(raw.rest())).isIn(0, 400, 408);
    }
  }

  @Test
  void wrongHeadersOfTheBinaryModeAreRefused() throws Exception {
    assertThat(binary("ce-id", "%zz").statusCode()).isEqualTo(400);
    assertThat(binary("ce-id", "100%").statusCode()).isEqualTo(400);
    assertThat(binary("ce-id", "%C3%28").statusCode()).isEqualTo(400);
    String[] many = new String[400];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "ce-x" + i;
      many[i + 1] = "v";
    }
    assertThat(rawStatus(many)).isBetween(400, 499);
    assertThat(rawStatus("ce-id", "x".repeat(60_000))).isBetween(400, 499);
  }

  @Test
  void jsonThatMeansHarmIsRefusedSoon() throws Exception {
    long begin = System.nanoTime();
    for (String value :
        List.of(
            "[".repeat(70) + "]".repeat(70),
            "{\"a\":".repeat(100_000),
            "1e999999999",
            "1e-999999999",
            "9".repeat(100_000),
            "{\"" + "n".repeat(500_000) + "\":1}",
            "NaN",
            "{\"a\":1,\"a\":2}")) {
      HttpResponse<String> answer = door.single(withExtension(value));
      assertThat(answer.statusCode())
          .as(value.substring(0, Math.min(40, value.length())))
          .isBetween(400, 499);
    }
    assertThat(door.single(Door.sold("exp", 1).replace("\"12.50\"", "1e999999999")).statusCode())
        .isBetween(400, 499);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void sixtyLevelsAreTakenWhereSeventyAreNot() throws Exception {
    String deep = "[".repeat(60) + "]".repeat(60);

    assertThat(door.single(withExtension(deep)).statusCode()).isEqualTo(202);
  }

  @Test
  void wrongUtf8IsRefused() throws Exception {
    for (byte[] wrong :
        new byte[][] {
          {(byte) 0xC0, (byte) 0x80},
          {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          {(byte) 0xFF},
          {(byte) 0xE2, (byte) 0x82}
        }) {
      byte[] event = Door.sold("utf-8-@@@@", 1).getBytes(UTF_8);
      int at = new String(event, UTF_8).indexOf("@@@@");
      System.arraycopy(wrong, 0, event, at, wrong.length);

      assertThat(door.post(SINGLE, event).statusCode()).isEqualTo(400);
    }
    assertThat(
            door.post(
                    SINGLE,
                    Door.sold("utf-16", 1).getBytes(java.nio.charset.StandardCharsets.UTF_16))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void packedBodiesThatAreBrokenOrBombsAreRefused() throws Exception {
    byte[] packed = gzip(Door.sold("packed", 1).getBytes(UTF_8));
    byte[] bomb = gzip(new byte[40_000_000]);

    assertThat(packed(Arrays.copyOf(packed, packed.length - 9))).isEqualTo(400);
    assertThat(packed(Arrays.copyOf(packed, packed.length / 2))).isEqualTo(400);
    assertThat(packed(gzip(packed))).isEqualTo(400);
    assertThat(packed(bomb)).isEqualTo(413);
    assertThat(packed(gzip(bomb))).isBetween(400, 499);
    assertThat(door.post(SINGLE, gzip(packed), "Content-Encoding", "gzip, gzip").statusCode())
        .isEqualTo(415);
    assertThat(packed(packed)).isEqualTo(202);
  }

  private static int packed(byte[] body) throws Exception {
    return door.post(SINGLE, body, "Content-Encoding", "gzip").statusCode();
  }

  private static String withExtension(String value) {
    return Door.sold("hostile", 1)
        .replace("\"data\":{", "\"data\":{\"extensions\":{\"x\":" + value + "},");
  }

  private static HttpResponse<String> binary(String... headers) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                "ce-specversion", "1.0",
                "ce-id", "binary",
                "ce-source", "/shop/web",
                "ce-type", "io.loopledger.ProductSold",
                "ce-subject", "line:acme/x",
                "ce-time", "2026-11-01T09:30:00Z"));
    all.addAll(List.of(headers));
    return door.post("application/json", "{}".getBytes(UTF_8), all.toArray(String[]::new));
  }

  /** The server itself refuses heads that are too large, before the door sees them. */
  private static int rawStatus(String... headers) throws IOException {
    StringBuilder lines =
        new StringBuilder(
            "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\nce-specversion: 1.0\r\n");
    for (int i = 0; i < headers.length; i += 2) {
      lines.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
    }
    try (RawHttp raw = new RawHttp(door)) {
      raw.send(RawHttp.head(door, lines.toString()) + "{}");
      return RawHttp.status(raw.rest());
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
