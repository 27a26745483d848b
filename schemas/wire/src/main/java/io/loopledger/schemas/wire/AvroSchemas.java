package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;

/**
 * The Avro schema of each event type, derived from its record: context fields first, then the
 * type's own. Choices are strings, not Avro enums: an enum's default would turn an unknown choice
 * into a wrong one silently, a string is refused by the record with its name.
 */
public final class AvroSchemas {
  /** Namespace of all schemas. */
  public static final String NAMESPACE = "io.loopledger.event";

  static final String AMOUNT_MICROS = "amount_micros";
  static final String CURRENCY = "currency";

  static final Schema MONEY =
      SchemaBuilder.record("Money")
          .namespace(NAMESPACE)
          .doc("An exact amount in one currency.")
          .fields()
          .name(AMOUNT_MICROS)
          .doc("Millionths of the currency's major unit.")
          .type()
          .longType()
          .noDefault()
          .name(CURRENCY)
          .doc("ISO 4217 code.")
          .type()
          .stringType()
          .noDefault()
          .endRecord();

  private static final Map<Class<?>, Schema> NESTED = new ConcurrentHashMap<>();

  private static final Map<EventType, Schema> CURRENT = derive();

  private static final Map<EventType, Long> FINGERPRINTS = fingerprints();

  private AvroSchemas() {}

  /** The schema this release writes. */
  public static Schema current(EventType type) {
    Schema schema = CURRENT.get(type);
    if (schema == null) {
      throw new IllegalStateException("no schema for " + type);
    }
    return schema;
  }

  /** Fingerprint of the schema this release writes for a type. */
  public static String fingerprint(EventType type) {
    return text(fingerprintNumber(type));
  }

  /** The same as a number, which takes eight bytes. */
  public static long fingerprintNumber(EventType type) {
    Long number = FINGERPRINTS.get(type);
    if (number == null) {
      throw new IllegalStateException("no schema for " + type);
    }
    return number;
  }

  /** CRC-64-AVRO of the schema's canonical form, 16 hex digits. */
  public static String fingerprint(Schema schema) {
    return text(SchemaNormalization.parsingFingerprint64(schema));
  }

  private static String text(long fingerprint) {
    return "%016x".formatted(fingerprint);
  }

  private static Map<EventType, Schema> derive() {
    Map<EventType, Schema> schemas = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      schemas.put(type, derive(type));
    }
    return schemas;
  }

  private static Map<EventType, Long> fingerprints() {
    Map<EventType, Long> fingerprints = new EnumMap<>(EventType.class);
    CURRENT.forEach(
        (type, schema) -> fingerprints.put(type, SchemaNormalization.parsingFingerprint64(schema)));
    return fingerprints;
  }

  private static Schema derive(EventType type) {
    List<Schema.Field> fields = new ArrayList<>();
    EventField.context().forEach(field -> fields.add(avroField(field)));
    EventField.of(type).forEach(field -> fields.add(avroField(field)));
    return Schema.createRecord(type.typeName(), doc(type.dataClass()), NAMESPACE, false, fields);
  }

  /** The schema of a record inside an event; the same record is the same schema everywhere. */
  static Schema nested(EventField field) {
    return NESTED.computeIfAbsent(
        field.recordClass(),
        recordClass ->
            Schema.createRecord(
                recordClass.getSimpleName(),
                doc(recordClass),
                NAMESPACE,
                false,
                field.fields().stream().map(AvroSchemas::avroField).toList()));
  }

  private static String doc(Class<?> recordClass) {
    Doc doc = recordClass.getAnnotation(Doc.class);
    if (doc == null) {
      throw new IllegalStateException(recordClass + " has no @Doc");
    }
    return doc.value();
  }

  private static Schema.Field avroField(EventField field) {
    Schema.Field avro = field.optional() ? optional(field) : required(field);
    if (!field.example().isEmpty()) {
      avro.addProp("example", field.example());
    }
    return avro;
  }

  private static Schema.Field required(EventField field) {
    return new Schema.Field(field.name(), plain(field), field.doc());
  }

  /** A list that is absent is empty, another field that is absent is null. */
  private static Schema.Field optional(EventField field) {
    if (field.kind() == EventField.Kind.RECORDS) {
      return new Schema.Field(field.name(), plain(field), field.doc(), List.of());
    }
    Schema nullable = Schema.createUnion(Schema.create(Schema.Type.NULL), plain(field));
    return new Schema.Field(field.name(), nullable, field.doc(), Schema.Field.NULL_DEFAULT_VALUE);
  }

  private static Schema plain(EventField field) {
    return switch (field.kind()) {
      case TEXT, CHOICE -> Schema.create(Schema.Type.STRING);
      case WHOLE_NUMBER -> Schema.create(Schema.Type.LONG);
      case FLAG -> Schema.create(Schema.Type.BOOLEAN);
      case MONEY -> MONEY;
      case TEXT_MAP -> Schema.createMap(Schema.create(Schema.Type.STRING));
      case RECORD -> nested(field);
      case RECORDS -> Schema.createArray(nested(field));
    };
  }
}
