package io.loopledger.ingest.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.wire.DeadLetters;
import io.loopledger.schemas.wire.EventRecords;
import io.loopledger.testkit.ExampleEvents;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test has topics of its own, named after it. */
@SuppressWarnings("NullAway.Init") // JUnit sets them up
class ReplayTest {
  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

  @TempDir private static Path folder = Path.of("");
  private static Servers servers;

  private BrandKeys keys;
  private Letters letters;
  private ReplayStore store;
  private final List<String> problems = new ArrayList<>();

  @BeforeAll
  static void start() {
    servers = Servers.start(folder);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @BeforeEach
  void open() {
    keys = BrandKeys.in(folder.resolve("keys"));
    letters = new Letters(keys);
    store = ReplayStore.open(servers.connections(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void sealedAndPlainLettersComeBackByteForByteWithoutTheirContext() throws Exception {
    servers.kafka().createTopics("bytes", "dlq.bytes");
    RecordHeaders original = Letters.original();
    ProducerRecord<byte[], byte[]> plain =
        Letters.record("dlq.bytes", Letters.KEY, Letters.VALUE, Letters.original());
    Letters.add(plain.headers(), "__dlq.errors.topic", "bytes");
    Letters.add(plain.headers(), "__dlq.errors.exception", "INVALID");
    servers.send(
        List.of(
            letters.sealed("bytes", "INVALID", Letters.KEY, Letters.VALUE),
            plain,
            letters.sealed("bytes", "INVALID", null, new byte[0]),
            letters.sealed("bytes", "INVALID", Letters.KEY, null)));

    assertThat(replay("bytes")).isEqualTo(new ReplayCounts(4, 0, 0, 4, 0, 0));

    List<ConsumerRecord<byte[], byte[]>> back = servers.all("bytes");
    assertThat(back)
        .extracting(ConsumerRecord::key)
        .usingRecursiveComparison()
        .isEqualTo(java.util.Arrays.asList(Letters.KEY, Letters.KEY, null, Letters.KEY));
    assertThat(back)
        .extracting(ConsumerRecord::value)
        .usingRecursiveComparison()
        .isEqualTo(java.util.Arrays.asList(Letters.VALUE, Letters.VALUE, new byte[0], null));
    assertThat(back)
        .allSatisfy(
            record -> {
              assertThat(record.headers().toArray()).isEqualTo(original.toArray());
              assertThat(record.timestamp()).isEqualTo(Letters.TIME);
            });
  }

  @Test
  void anEventThatComesBackIsTheEvent() throws Exception {
    servers.kafka().createTopics("events", "dlq.events");
    Event event = ExampleEvents.full(EventType.values()[0]);
    ProducerRecord<byte[], byte[]> record = new EventRecords().toRecord(event);
    servers.send(
        List.of(
            DeadLetters.seal(
                keys.current("acme"),
                "dlq.events",
                Letters.TIME,
                new DeadLetters.Content(record.key(), record.value(), record.headers()),
                Letters.context("events", "FX_RATE_MISSING"))));

    replay("events");

    ConsumerRecord<byte[], byte[]> back = servers.all("events").getFirst();
    assertThat(new EventRecords().fromRecord(back.headers(), back.key(), back.value()))
        .isEqualTo(event);
  }

  @Test
  void aSecondReplaySendsNothingAndTheStoreKeepsWhoDidTheFirst() throws Exception {
    servers.kafka().createTopics("twice", "dlq.twice");
    servers.send(
        List.of(
            letters.sealed("twice", "A", Letters.KEY, Letters.VALUE),
            letters.sealed("twice", "B", Letters.KEY, Letters.VALUE)));

    assertThat(replay("twice")).isEqualTo(new ReplayCounts(2, 0, 0, 2, 0, 0));
    servers.send(List.of(letters.sealed("twice", "C", Letters.KEY, Letters.VALUE)));
    assertThat(replay("twice")).isEqualTo(new ReplayCounts(3, 0, 2, 1, 0, 0));
    assertThat(replay("twice")).isEqualTo(new ReplayCounts(3, 0, 3, 0, 0, 0));

    assertThat(servers.all("twice")).hasSize(3);
    assertThat(
            servers.query(
                "SELECT dlq_partition, dlq_offset, state, replayed_by, target_topic,"
                    + " target_partition, target_offset, extract(epoch FROM done_at)::bigint"
                    + " FROM dlq_replays WHERE dlq_topic = 'dlq.twice' ORDER BY dlq_offset"))
        .containsExactly(
            "0,0,DONE,ann,twice,0,0," + NOW.getEpochSecond(),
            "0,1,DONE,ann,twice,0,1," + NOW.getEpochSecond(),
            "0,2,DONE,ann,twice,0,2," + NOW.getEpochSecond());
  }

  @Test
  void afterACrashBetweenSendingAndMarkingTheRecordIsSentOnceMore() throws Exception {
    servers.kafka().createTopics("crash", "dlq.crash");
    servers.send(List.of(letters.sealed("crash", "A", Letters.KEY, Letters.VALUE)));

    assertThatThrownBy(() -> replay(request("crash"), new CrashingSender(kafkaSender())))
        .isInstanceOf(CrashException.class);
    assertThat(servers.all("crash")).hasSize(1);
    assertThat(states("dlq.crash")).containsExactly("INTENDED");

    assertThat(replay("crash")).isEqualTo(new ReplayCounts(1, 0, 0, 1, 0, 0));
    assertThat(replay("crash")).isEqualTo(new ReplayCounts(1, 0, 1, 0, 0, 0));
    assertThat(servers.all("crash")).hasSize(2);
    assertThat(servers.all("crash"))
        .allSatisfy(record -> assertThat(record.value()).isEqualTo(Letters.VALUE));
    assertThat(states("dlq.crash")).containsExactly("DONE");
  }

  @Test
  void lettersOfConnectAndStreamsGoBackToo() throws Exception {
    servers.kafka().createTopics("orders", "clicks", "foreign-dlq");
    ProducerRecord<byte[], byte[]> connect =
        Letters.record("foreign-dlq", Letters.KEY, Letters.VALUE, Letters.original());
    Letters.add(connect.headers(), "__connect.errors.topic", "orders");
    Letters.add(connect.headers(), "__connect.errors.exception.class.name", "a.b.DataException");
    ProducerRecord<byte[], byte[]> streams =
        Letters.record("foreign-dlq", Letters.KEY, Letters.VALUE, Letters.original());
    Letters.add(streams.headers(), "__streams.errors.topic", "clicks");
    Letters.add(streams.headers(), "__streams.errors.exception", "a.b.SerializationException: bad");
    servers.send(List.of(connect, streams));

    assertThat(replay(request(List.of("foreign-dlq")), kafkaSender()))
        .isEqualTo(new ReplayCounts(2, 0, 0, 2, 0, 0));

    for (String topic : List.of("orders", "clicks")) {
      assertThat(servers.all(topic))
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.value()).isEqualTo(Letters.VALUE);
                assertThat(record.headers().toArray()).isEqualTo(Letters.original().toArray());
              });
    }
  }

  @Test
  void whatCannotGoBackIsCountedAndSaysWhy() throws Exception {
    servers.kafka().createTopics("mixed", "dlq.mixed", "dlq.webhooks");
    ProducerRecord<byte[], byte[]> erased =
        DeadLetters.seal(
            keys.current("erased"),
            "dlq.mixed",
            Letters.TIME,
            Letters.content(),
            Letters.context("mixed", "INVALID"));
    ProducerRecord<byte[], byte[]> damaged =
        letters.sealed("mixed", "INVALID", Letters.KEY, Letters.VALUE);
    byte[] bytes = damaged.value();
    bytes[bytes.length - 1] ^= 1;
    servers.send(
        List.of(
            erased,
            damaged,
            letters.sealed("dlq.mixed", "mixed", "INVALID"),
            letters.sealed("dlq.mixed", "gone", "INVALID"),
            letters.sealed("dlq.mixed", "dlq.other", "INVALID"),
            Letters.record("dlq.mixed", Letters.KEY, Letters.VALUE, Letters.original()),
            letters.sealed("dlq.mixed", "mixed", "OTHER"),
            letters.sealed("dlq.webhooks", "webhooks", "INVALID")));
    keys.destroy("erased");

    ReplayCounts counts =
        replay(
            new ReplayRequest(
                List.of("dlq.mixed", "dlq.webhooks"),
                LetterFilter.ofReason("invalid"),
                OptionalLong.empty(),
                ReplayRequest.Mode.REPLAY,
                "ann"),
            kafkaSender());

    assertThat(counts).isEqualTo(new ReplayCounts(8, 2, 0, 1, 3, 2));
    assertThat(problems).hasSize(5);
    assertThat(problems.get(0)).startsWith("dlq.mixed/0/0: the key ").contains("erasure");
    assertThat(problems.get(1)).startsWith("dlq.mixed/0/1: ");
    assertThat(problems.get(2))
        .isEqualTo("dlq.mixed/0/3: there is no topic 'gone' here; make it first");
    assertThat(problems.get(3)).contains("a dead letter itself").contains("dlq.other");
    assertThat(problems.get(4)).startsWith("dlq.webhooks/0/0: a webhook's body");
    assertThat(servers.all("mixed")).hasSize(1);
    assertThat(states("dlq.mixed")).containsExactly("DONE");
  }

  @Test
  void aLetterWithoutAnyContextIsNotReplayable() throws Exception {
    servers.kafka().createTopics("dlq.bare");
    servers.send(
        List.of(Letters.record("dlq.bare", Letters.KEY, Letters.VALUE, Letters.original())));

    assertThat(replay("bare")).isEqualTo(new ReplayCounts(1, 0, 0, 0, 1, 0));

    assertThat(problems)
        .containsExactly(
            "dlq.bare/0/0: its headers do not name the original topic; take the bytes with dlq export");
  }

  @Test
  void aRecordThatKafkaRefusesFailsAloneAndIsTriedAgain() throws Exception {
    servers
        .kafka()
        .createTopics(
            List.of(
                new org.apache.kafka.clients.admin.NewTopic("narrow", 1, (short) 1)
                    .configs(java.util.Map.of("max.message.bytes", "2000"))));
    servers.kafka().createTopics("dlq.narrow");
    servers.send(
        List.of(
            letters.sealed("narrow", "A", Letters.KEY, new byte[20_000]),
            letters.sealed("narrow", "A", Letters.KEY, Letters.VALUE)));

    assertThat(replay("narrow")).isEqualTo(new ReplayCounts(2, 0, 0, 1, 0, 1));

    assertThat(problems).singleElement().asString().startsWith("dlq.narrow/0/0: Kafka refused it");
    assertThat(states("dlq.narrow")).containsExactly("INTENDED", "DONE");
    assertThat(replay("narrow")).isEqualTo(new ReplayCounts(2, 0, 1, 0, 0, 1));
  }

  @Test
  void aDryRunCountsAndTouchesNothing() throws Exception {
    servers.kafka().createTopics("dry", "dlq.dry");
    servers.send(
        List.of(
            letters.sealed("dry", "A", Letters.KEY, Letters.VALUE),
            letters.sealed("dry", "B", Letters.KEY, Letters.VALUE)));
    ReplayRequest dry =
        new ReplayRequest(
            List.of("dlq.dry"),
            LetterFilter.ofReason("B"),
            OptionalLong.empty(),
            ReplayRequest.Mode.DRY_RUN,
            "ann");

    assertThat(replay(dry, kafkaSender())).isEqualTo(new ReplayCounts(2, 1, 0, 1, 0, 0));

    assertThat(servers.all("dry")).isEmpty();
    assertThat(states("dlq.dry")).isEmpty();
  }

  @Test
  void aLimitStopsAndTheNextReplayGoesOn() throws Exception {
    servers.kafka().createTopics("limit", "dlq.limit");
    List<ProducerRecord<byte[], byte[]>> five = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      five.add(letters.sealed("limit", "A", Letters.KEY, new byte[] {(byte) i}));
    }
    servers.send(five);
    ReplayRequest two =
        new ReplayRequest(
            List.of("dlq.limit"),
            LetterFilter.ALL,
            OptionalLong.of(2),
            ReplayRequest.Mode.REPLAY,
            "ann");

    assertThat(replay(two, kafkaSender()).replayed()).isEqualTo(2);
    assertThat(replay(two, kafkaSender()).replayed()).isEqualTo(2);
    assertThat(replay(two, kafkaSender()).replayed()).isEqualTo(1);

    assertThat(servers.all("limit"))
        .extracting(record -> (int) record.value()[0])
        .containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void twoReplaysAtOnceAreOneTooMany() {
    try (ReplayRun other = store.begin("bob")) {
      assertThatThrownBy(() -> replay(request(List.of()), kafkaSender()))
          .isInstanceOf(DeadLettersUnavailableException.class)
          .hasMessageContaining("another replay goes on");
    }
    assertThat(replay(request(List.of()), kafkaSender())).isEqualTo(ReplayCounts.NONE);
  }

  private ReplayCounts replay(String topic) {
    return replay(request(topic), kafkaSender());
  }

  private ReplayCounts replay(ReplayRequest request, RecordSender sender) {
    problems.clear();
    try (DeadLetterReader reader = DeadLetterReader.connect(servers.bootstrapServers());
        sender) {
      return new Replayer(reader, keys, store, sender)
          .replay(
              request,
              new ReplayListener() {
                @Override
                public void at(ReplayCounts counts) {}

                @Override
                public void problem(LetterId letter, String problem) {
                  problems.add(letter + ": " + problem);
                }
              });
    }
  }

  private static ReplayRequest request(String topic) {
    return request(List.of("dlq." + topic));
  }

  private static ReplayRequest request(List<String> topics) {
    return new ReplayRequest(
        topics, LetterFilter.ALL, OptionalLong.empty(), ReplayRequest.Mode.REPLAY, "ann");
  }

  private static RecordSender kafkaSender() {
    return KafkaSender.connect(servers.bootstrapServers());
  }

  private static List<String> states(String dlqTopic) throws Exception {
    return servers.query(
        "SELECT state FROM dlq_replays WHERE dlq_topic = '%s' ORDER BY dlq_offset"
            .formatted(dlqTopic));
  }

  private static final class CrashException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Kafka has the records, and then the process is gone. */
  private record CrashingSender(RecordSender sender) implements RecordSender {
    @Override
    public List<Future<RecordMetadata>> send(List<ProducerRecord<byte[], byte[]>> records) {
      for (Future<RecordMetadata> outcome : sender.send(records)) {
        try {
          outcome.get();
        } catch (Exception e) {
          throw new AssertionError("Kafka should have it", e);
        }
      }
      throw new CrashException();
    }

    @Override
    public void close() {
      sender.close();
    }
  }
}
