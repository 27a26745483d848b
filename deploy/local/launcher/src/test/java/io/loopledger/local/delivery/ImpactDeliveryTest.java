package io.loopledger.local.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.loopledger.local.Failure;
import io.loopledger.testservers.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a real topic to a file and a webhook: nothing lost, nothing old, signed as the standard
 * says.
 */
@Timeout(value = 120, unit = SECONDS)
class ImpactDeliveryTest {
  private static final String SECRET = "whsec_plJ3nmyCDGBKInavdOK15jsl";
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_731_705_121), ZoneOffset.UTC);

  private static TestKafka kafka;

  private final List<String> problems = new ArrayList<>();
  private final List<Integer> pauses = new ArrayList<>();

  @BeforeAll
  static void startKafka(@TempDir Path shared) {
    kafka = TestKafka.start(shared.resolve("kafka"));
    kafka.createTopics("customer-impact");
    // What a job writes that fell back to a checkpoint: versions come again, and lower ones.
    send("unit:acme/1#1", 1);
    send("unit:acme/1#1", 3);
    send("unit:acme/2#1", 2);
    send("unit:acme/1#1", 1);
    send("unit:acme/1#1", 3);
    send("unit:acme/1#1", 4);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void aFileGetsEachVersionOnceAndGoesOnWhereItWas(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("impacts.jsonl");
    Files.writeString(file, "a line cut sho");

    assertThat(deliver(new FileTarget(file))).isEqualTo(new ImpactDelivery.Counts(4, 2));
    assertThat(deliver(new FileTarget(file))).isEqualTo(new ImpactDelivery.Counts(0, 0));

    assertThat(Files.readAllLines(file))
        .containsExactly(
            "a line cut sho",
            body("unit:acme/1#1", 1),
            body("unit:acme/1#1", 3),
            body("unit:acme/2#1", 2),
            body("unit:acme/1#1", 4));
  }

  @Test
  void aWebhookIsTriedAgainUntilItTakesTheMessage() throws Exception {
    List<String> taken = new CopyOnWriteArrayList<>();
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/impact",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean isRefused = asked.incrementAndGet() <= 2;
          if (!isRefused) {
            taken.add(
                String.join(
                    " ",
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(body, UTF_8)));
          }
          exchange.sendResponseHeaders(isRefused ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:%d/impact".formatted(server.getAddress().getPort()));
    WebhookSecret secret = WebhookSecret.of(SECRET);
    try {
      assertThat(deliver(new WebhookTarget(address, secret, CLOCK)))
          .isEqualTo(new ImpactDelivery.Counts(4, 2));
    } finally {
      server.stop(0);
    }

    String first = "unit:acme/1#1@1";
    assertThat(taken)
        .hasSize(4)
        .first()
        .isEqualTo(
            "%s 1731705121 %s %s"
                .formatted(
                    first,
                    secret.signature(
                        first, 1_731_705_121, body("unit:acme/1#1", 1).getBytes(UTF_8)),
                    body("unit:acme/1#1", 1)));
    assertThat(pauses).containsExactly(1, 2);
    assertThat(problems.getFirst())
        .isEqualTo(
            "unit:acme/1#1@1 was not delivered (attempt 1): java.io.IOException: %s answered 503"
                .formatted(address));
  }

  @Test
  void whatWasNotDeliveredIsDeliveredByTheNextRunAndNothingLowerThanBefore() throws Exception {
    List<String> taken = new ArrayList<>();
    ImpactTarget failsAtTheThird =
        new MemoryTarget(taken) {
          @Override
          public void deliver(String id, byte[] body) throws IOException {
            if (taken.size() == 2) {
              throw new IOException("the receiver is down");
            }
            super.deliver(id, body);
          }
        };
    try (ImpactDelivery delivery =
        new ImpactDelivery(
            kafka.bootstrapServers(),
            failsAtTheThird,
            failures -> {
              throw new InterruptedException("stopped while waiting");
            },
            problems::add)) {
      assertThatThrownBy(delivery::deliverPresent).isInstanceOf(InterruptedException.class);
    }

    assertThat(deliver(new MemoryTarget(taken))).isEqualTo(new ImpactDelivery.Counts(2, 2));
    assertThat(taken)
        .containsExactly(
            "unit:acme/1#1@1", "unit:acme/1#1@3", "unit:acme/2#1@2", "unit:acme/1#1@4");
  }

  /** The example of the Standard Webhooks specification. */
  @Test
  void theSignatureIsThatOfTheStandard() {
    assertThat(
            WebhookSecret.of(SECRET)
                .signature(
                    "msg_loFOjxBNrRLzqYUf",
                    1_731_705_121,
                    "{\"event_type\":\"ping\",\"data\":{\"success\":true}}".getBytes(UTF_8)))
        .isEqualTo("v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=");
  }

  @Test
  void aSecretThatOthersMayReadAndAnOpenAddressAreRefused(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("secret"), "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> WebhookSecret.read(file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("chmod 600");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    WebhookSecret secret = WebhookSecret.read(file);
    assertThatThrownBy(
            () -> new WebhookTarget(URI.create("http://crm.example/impact"), secret, CLOCK))
        .hasMessageContaining("write an https:// address");

    Files.writeString(file, SECRET, StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(() -> WebhookSecret.read(file))
        .hasMessageContaining("at least 24 bytes in base 64");
  }

  private ImpactDelivery.Counts deliver(ImpactTarget target) throws InterruptedException {
    try (ImpactDelivery delivery =
        new ImpactDelivery(kafka.bootstrapServers(), target, pauses::add, problems::add)) {
      return delivery.deliverPresent();
    }
  }

  private static void send(String key, long version) {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>("customer-impact", key, body(key, version)));
    }
  }

  private static String body(String key, long version) {
    return "{\"return_id\":\"%s\",\"version\":%d}".formatted(key, version);
  }

  /** Remembers ids. */
  private static class MemoryTarget implements ImpactTarget {
    private final List<String> taken;

    MemoryTarget(List<String> taken) {
      this.taken = taken;
    }

    @Override
    public String name() {
      return "memory";
    }

    @Override
    public void deliver(String id, byte[] body) throws IOException {
      taken.add(id);
    }

    @Override
    public void close() {}
  }
}
