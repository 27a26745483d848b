package io.loopledger.schemas.wire;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Subject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in binary mode, an Avro value, the ledger
 * subject as the key. Not safe for use by several threads at once.
 */
public final class EventRecords {
  /** Prefix of the CloudEvents type attribute. */
  public static final String TYPE_PREFIX = "io.loopledger.";

  /** Content type of the value. */
  public static final String CONTENT_TYPE = "application/avro";

  private static final String SCHEMA_PREFIX = "urn:loopledger:avro:";

  private static final Map<EventType, URI> SCHEMA_URNS = new ConcurrentHashMap<>();

  private final AvroCodec codec = new AvroCodec();
  private String lastSource = "";
  private URI lastSourceUri = URI.create("");

  /**
   * The record that carries an event, on its type's topic.
   *
   * @throws IllegalArgumentException if the source is not a URI reference, as CloudEvents asks
   */
  public ProducerRecord<byte[], byte[]> toRecord(Event event) {
    EventType type = event.type();
    String subject = event.subject().toString();
    CloudEvent cloudEvent =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withSource(sourceUri(event.source()))
            .withType(TYPE_PREFIX + type.typeName())
            .withSubject(subject)
            .withTime(OffsetDateTime.ofInstant(event.effectiveTime(), ZoneOffset.UTC))
            .withDataSchema(schemaUrn(type))
            .withDataContentType(CONTENT_TYPE)
            .withData(codec.encode(event.context(), event.data()))
            .build();
    return KafkaMessageFactory.<byte[]>createWriter(
            type.topic().topicName(), subject.getBytes(StandardCharsets.UTF_8))
        .writeBinary(cloudEvent);
  }

  /**
   * Reads a record.
   *
   * @throws UnreadableEventException with the code and reason, never another exception
   */
  public Event fromRecord(Headers headers, byte @Nullable [] key, byte @Nullable [] value)
      throws UnreadableEventException {
    CloudEvent cloudEvent = cloudEvent(headers, value);
    EventType type = type(cloudEvent);
    try {
      Subject subject = Subject.parse(required("ce_subject", cloudEvent.getSubject()));
      if (!Arrays.equals(key, subject.toString().getBytes(StandardCharsets.UTF_8))) {
        throw new UnreadableEventException(
            RejectionCode.SUBJECT_MISMATCH,
            "the record's key is '%s' but the event's subject is '%s'; use the subject as the key"
                .formatted(text(key), subject));
      }
      AvroCodec.Payload payload = codec.decode(type, writerSchema(cloudEvent), bytes(cloudEvent));
      return new Event(
          cloudEvent.getId(),
          cloudEvent.getSource().toString(),
          subject,
          time(cloudEvent),
          payload.context(),
          payload.data());
    } catch (IOException e) {
      throw new UnreadableEventException(RejectionCode.UNDECODABLE, reason(e), e);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new UnreadableEventException(RejectionCode.INVALID, reason(e), e);
    }
  }

  private static CloudEvent cloudEvent(Headers headers, byte @Nullable [] value)
      throws UnreadableEventException {
    try {
      return KafkaMessageFactory.createReader(headers, value).toEvent();
    } catch (RuntimeException e) {
      // The library meets foreign bytes with many kinds of unchecked exceptions, null headers too.
      throw new UnreadableEventException(
          RejectionCode.UNDECODABLE,
          "not a CloudEvent in binary mode (headers ce_id, ce_source, ce_type, ce_specversion): "
              + reason(e),
          e);
    }
  }

  private static EventType type(CloudEvent cloudEvent) throws UnreadableEventException {
    String type = cloudEvent.getType();
    if (type.startsWith(TYPE_PREFIX)) {
      var known = EventType.named(type.substring(TYPE_PREFIX.length()));
      if (known.isPresent()) {
        return known.get();
      }
    }
    throw new UnreadableEventException(
        RejectionCode.UNKNOWN_TYPE,
        "ce_type '%s' is not known; types are %s followed by one of %s"
            .formatted(
                type,
                TYPE_PREFIX,
                Arrays.stream(EventType.values()).map(EventType::typeName).toList()));
  }

  private static Schema writerSchema(CloudEvent cloudEvent) throws UnreadableEventException {
    URI uri = cloudEvent.getDataSchema();
    String text = uri == null ? "" : uri.toString();
    String fingerprint = text.substring(text.lastIndexOf(':') + 1);
    return WriterSchemas.withFingerprint(fingerprint)
        .orElseThrow(
            () ->
                new UnreadableEventException(
                    RejectionCode.UNKNOWN_SCHEMA,
                    "ce_dataschema '%s' is not a schema this release knows; upgrade the platform"
                            .formatted(text)
                        + " before its producers, or write with a released schema"));
  }

  private static byte[] bytes(CloudEvent cloudEvent) throws IOException {
    if (cloudEvent.getData() == null) {
      throw new IOException("the record has no value");
    }
    return cloudEvent.getData().toBytes();
  }

  private static Instant time(CloudEvent cloudEvent) {
    OffsetDateTime time = cloudEvent.getTime();
    if (time == null) {
      throw new IllegalArgumentException("ce_time is missing; it says when the event happened");
    }
    return time.toInstant();
  }

  private static URI schemaUrn(EventType type) {
    return SCHEMA_URNS.computeIfAbsent(
        type, t -> URI.create(SCHEMA_PREFIX + t.typeName() + ":" + AvroSchemas.fingerprint(t)));
  }

  /** Events that come together mostly are of one source. */
  private URI sourceUri(String source) {
    if (!source.equals(lastSource)) {
      lastSourceUri = URI.create(source);
      lastSource = source;
    }
    return lastSourceUri;
  }

  private static String required(String attribute, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          attribute + " is missing; it says what the event is about");
    }
    return value;
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
