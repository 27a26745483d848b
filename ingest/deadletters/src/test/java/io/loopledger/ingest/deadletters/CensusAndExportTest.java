package io.loopledger.ingest.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.wire.DeadLetters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets them up
class CensusAndExportTest {
  private static final Instant TIME = Instant.ofEpochMilli(Letters.TIME);

  @TempDir private static Path folder = Path.of("");
  private static Servers servers;
  private static BrandKeys keys;
  private static ReplayStore store;

  @BeforeAll
  static void start() {
    servers = Servers.start(folder);
    keys = BrandKeys.in(folder.resolve("keys"));
    store = ReplayStore.open(servers.connections(), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void lettersAreCountedByTroubleWithThoseThatWereReplayed() throws Exception {
    servers.kafka().createTopics("a", "dlq.a", "dlq.b");
    Letters letters = new Letters(keys);
    ProducerRecord<byte[], byte[]> early =
        DeadLetters.seal(
            keys.current("acme"),
            "dlq.a",
            Letters.TIME - 1000,
            Letters.content(),
            Letters.context("a", "MANY"));
    servers.send(
        List.of(
            letters.sealed("a", "FEW", Letters.KEY, Letters.VALUE),
            letters.sealed("a", "MANY", Letters.KEY, Letters.VALUE),
            early,
            letters.sealed("b", "FEW", Letters.KEY, Letters.VALUE)));
    try (DeadLetterReader reader = DeadLetterReader.connect(servers.bootstrapServers());
        KafkaSender sender = KafkaSender.connect(servers.bootstrapServers())) {
      new Replayer(reader, keys, store, sender)
          .replay(
              new ReplayRequest(
                  List.of("dlq.a"),
                  LetterFilter.ofReason("MANY"),
                  OptionalLong.of(1),
                  ReplayRequest.Mode.REPLAY,
                  "ann"),
              ReplayListener.SILENT);

      Census all = Census.take(reader, store, List.of("dlq.a", "dlq.b"), LetterFilter.ALL, 2);

      assertThat(all.groups())
          .containsExactly(
              new LetterGroup("dlq.a", "MANY", "DATA", 2, 1, TIME.minusSeconds(1), TIME),
              new LetterGroup("dlq.a", "FEW", "DATA", 1, 0, TIME, TIME),
              new LetterGroup("dlq.b", "FEW", "DATA", 1, 0, TIME, TIME));
      assertThat(all.newest())
          .containsExactly(
              new Headline(new LetterId("dlq.a", 0, 1), TIME, "MANY", "mend it"),
              new Headline(new LetterId("dlq.b", 0, 0), TIME, "FEW", "mend it"));
      LetterFilter newer = new LetterFilter(Optional.of("MANY"), Optional.of(TIME));
      assertThat(Census.take(reader, store, List.of("dlq.a"), newer, 2).groups())
          .containsExactly(new LetterGroup("dlq.a", "MANY", "DATA", 1, 1, TIME, TIME));
    }
  }

  @Test
  void anExportHoldsAllOfEachLetterForItsOwnerOnly() throws Exception {
    servers.kafka().createTopics("dlq.out");
    Letters letters = new Letters(keys);
    servers.send(
        List.of(
            letters.sealed("out", "INVALID", Letters.KEY, Letters.VALUE),
            letters.sealed("out", "INVALID", null, null),
            DeadLetters.seal(
                keys.current("erased"),
                "dlq.out",
                Letters.TIME,
                Letters.content(),
                Letters.context("out", "INVALID")),
            letters.sealed("out", "OTHER", Letters.KEY, Letters.VALUE)));
    keys.destroy("erased");
    Path out = folder.resolve("out/here");

    assertThat(export("out", out)).isEqualTo(new ExportCounts(2, 1));

    List<String> lines = Files.readAllLines(out.resolve("letters.jsonl"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"letter\":\"dlq.out/0/0\",\"time\":\"2023-11-14T22:13:20.123Z\","
                + "\"written_by\":\"loopledger\",\"reason\":\"INVALID\",\"owner\":\"DATA\","
                + "\"stage\":\"posting\",\"message\":\"mend it\","
                + "\"context\":{\"topic\":\"out\",\"partition\":\"0\",\"offset\":\"5\","
                + "\"stage\":\"posting\",\"exception\":\"INVALID\",\"code\":\"INVALID\","
                + "\"owner\":\"DATA\",\"message\":\"mend it\"},"
                + "\"key_base64\":\"dW5pdDphY21lL1FSLTE=\",\"value_file\":\"dlq.out.0.0.bin\","
                + "\"headers\":[{\"name\":\"ce_id\",\"value_base64\":\"MQ==\"},"
                + "{\"name\":\"again\",\"value_base64\":\"YQ==\"},"
                + "{\"name\":\"again\",\"value_base64\":\"Yg==\"},"
                + "{\"name\":\"binary\",\"value_base64\":\"AP8=\"}]}");
    assertThat(lines.get(1)).contains("\"key_base64\":null,\"value_file\":null");
    assertThat(lines.get(2)).contains("\"problem\":\"the key ").doesNotContain("key_base64");
    assertThat(out.resolve("dlq.out.0.0.bin")).hasBinaryContent(Letters.VALUE);
    assertThat(modes(out)).containsExactly("rw-------", "rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
        .isEqualTo("rwx------");
  }

  @Test
  void aFolderWithAnythingInItIsLeftAlone() throws Exception {
    servers.kafka().createTopics("dlq.full");
    Path full = Files.createDirectories(folder.resolve("full"));
    Files.write(full.resolve("mine"), "mine".getBytes(UTF_8));

    assertThatThrownBy(() -> export("full", full))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            full + " is not empty; name a new folder, so that no export mixes with another");

    assertThat(full)
        .isDirectoryContaining("glob:**/mine")
        .isDirectoryNotContaining("glob:**.jsonl");
  }

  private static ExportCounts export(String topic, Path to) throws IOException {
    try (DeadLetterReader reader = DeadLetterReader.connect(servers.bootstrapServers())) {
      return new LetterExport(keys, LetterFilter.ofReason("INVALID"), counts -> {})
          .write(reader, List.of("dlq." + topic), to);
    }
  }

  private static List<String> modes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(
              file -> {
                try {
                  return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
          .toList();
    }
  }
}
