package io.loopledger.schemas.wire;

import io.cloudevents.CloudEvent;
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
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Events as Kafka records and back: CloudEvents 1.0 in binary mode, an Avro value, the ledger
 * subject as the key. CloudEvents' own library reads, and the tests hold what is written here to
 * what it writes. Not safe for use by several threads at once.
 */
public final class EventRecords {
  /** Prefix of the CloudEvents type attribute. */
  public static final String TYPE_PREFIX = "io.loopledger.";

  /** Content type of the value. */
  public static final String CONTENT_TYPE = "application/avro";

  private static final String SCHEMA_PREFIX = "urn:loopledger:avro:";

  private static final Header SPEC_VERSION = header("ce_specversion", "1.0");
  private static final Header AVRO = header("content-type", CONTENT_TYPE);

  /** As CloudEvents' own library writes times. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.UTC);

  private final AvroCodec codec = new AvroCodec();
  private String lastSource = "";

  /**
   * The record that carries an event, on its type's topic.
   *
   * @throws IllegalArgumentException if the source is not a URI reference, as CloudEvents asks
   */
  public ProducerRecord<byte[], byte[]> toRecord(Event event) {
    EventType type = event.type();
    String subject = event.subject().toString();
    byte[] key = utf8(subject);
    TypeHeaders ofType = TypeHeaders.of(type);
    RecordHeaders headers = new RecordHeaders();
    headers.add(SPEC_VERSION);
    headers.add("ce_id", utf8(event.id()));
    headers.add("ce_source", utf8(requireUri(event.source())));
    headers.add(ofType.type());
    headers.add(AVRO);
    headers.add(ofType.dataSchema());
    headers.add("ce_subject", key);
    headers.add("ce_time", utf8(TIME.format(event.effectiveTime())));
    byte[] value = codec.encode(event.context(), event.data());
    return new ProducerRecord<>(type.topic().topicName(), null, null, key, value, headers);
  }

  /** The headers all events of a type have. */
  private record TypeHeaders(Header type, Header dataSchema) {
    private static final Map<EventType, TypeHeaders> ALL = new ConcurrentHashMap<>();

    static TypeHeaders of(EventType type) {
      return ALL.computeIfAbsent(
          type,
          t ->
              new TypeHeaders(
                  header("ce_type", TYPE_PREFIX + t.typeName()),
                  header(
                      "ce_dataschema",
                      SCHEMA_PREFIX + t.typeName() + ":" + AvroSchemas.fingerprint(t))));
    }
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
      if (!Arrays.equals(key, utf8(subject.toString()))) {
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

  /** Events that come together mostly are of one source, which is looked at once. */
  private String requireUri(String source) {
    if (!source.equals(lastSource)) {
      var unused = URI.create(source);
      lastSource = source;
    }
    return source;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
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
