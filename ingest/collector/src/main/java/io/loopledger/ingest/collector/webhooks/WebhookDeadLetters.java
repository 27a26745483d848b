package io.loopledger.ingest.collector.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.loopledger.ingest.publish.EventLog;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.wire.DeadLetters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Lays aside webhooks that did not become events, whole and sealed with the brand's key. */
final class WebhookDeadLetters {
  static final String TOPIC = "dlq.webhooks";

  /** A webhook comes from no topic; this stands where dead letters name it. */
  private static final String FROM = "webhooks";

  private static final String STAGE = "webhooks";
  private static final int NO_PARTITION = -1;
  private static final long NO_OFFSET = -1;

  private final BrandKeys keys;
  private final EventLog log;
  private final Duration patience;

  WebhookDeadLetters(BrandKeys keys, EventLog log, Duration patience) {
    this.keys = requireNonNull(keys, "keys is null");
    this.log = requireNonNull(log, "log is null");
    this.patience = requireNonNull(patience, "patience is null");
  }

  /** Why a webhook is laid aside. */
  record Reason(String code, String owner, String message) {}

  /** Whether Kafka has it. */
  boolean lay(
      WebhookSource source, Verification.Genuine webhook, WebhookRequest request, Reason reason) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("webhook_source", source.name().getBytes(UTF_8));
    headers.add("webhook_kind", source.kind().text().getBytes(UTF_8));
    headers.add("webhook_topic", webhook.topic().getBytes(UTF_8));
    headers.add("webhook_id", webhook.id().getBytes(UTF_8));
    ProducerRecord<byte[], byte[]> record =
        DeadLetters.seal(
            keys.current(source.brand()),
            TOPIC,
            null,
            new DeadLetters.Content(webhook.id().getBytes(UTF_8), request.body(), headers),
            new DeadLetters.Context(
                FROM,
                NO_PARTITION,
                NO_OFFSET,
                STAGE,
                reason.code(),
                reason.owner(),
                "webhook of source '%s': %s".formatted(source.name(), reason.message())));
    try {
      log.append(List.of(record)).getFirst().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
