package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes events in the structured form. */
final class EventWriter {
  private EventWriter() {}

  static void write(Event event, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("specversion", "1.0");
    out.writeStringField("id", event.id());
    out.writeStringField("source", event.source());
    out.writeStringField("type", "io.loopledger." + event.type().typeName());
    out.writeStringField("subject", event.subject().toString());
    out.writeStringField("time", event.effectiveTime().toString());
    out.writeStringField("datacontenttype", "application/json");
    out.writeObjectFieldStart("data");
    fields(EventField.context(), event.context(), out);
    fields(EventField.of(event.type()), (Record) event.data(), out);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void fields(List<EventField> fields, Record record, JsonGenerator out)
      throws IOException {
    for (EventField field : fields) {
      Object value = field.value(record);
      if (value != null && !value.equals(TypeForm.defaultOf(field))) {
        field(field, value, out);
      }
    }
  }

  /** The fields of a record that no field of an event's context belongs to: none has a default. */
  static void allFields(List<EventField> fields, Record record, JsonGenerator out)
      throws IOException {
    for (EventField field : fields) {
      switch (field.value(record)) {
        case null -> {}
        case List<?> list when field.kind() == EventField.Kind.RECORDS && !list.isEmpty() -> {
          out.writeArrayFieldStart(field.name());
          for (Object inner : list) {
            out.writeStartObject();
            allFields(field.fields(), (Record) inner, out);
            out.writeEndObject();
          }
          out.writeEndArray();
        }
        case Object value -> field(field, value, out);
      }
    }
  }

  private static void field(EventField field, Object value, JsonGenerator out) throws IOException {
    if (!(value instanceof List<?> list && list.isEmpty())) {
      out.writeFieldName(field.name());
      value(field, value, out);
    }
  }

  private static void value(EventField field, Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case Money money -> money(money, out);
      case Long number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      case Map<?, ?> map -> rawTexts(map, out);
      case Record record -> {
        out.writeStartObject();
        fields(field.fields(), record, out);
        out.writeEndObject();
      }
      case List<?> list -> {
        out.writeStartArray();
        for (Object inner : list) {
          value(field, inner, out);
        }
        out.writeEndArray();
      }
      default -> out.writeString(value.toString());
    }
  }

  private static void money(Money money, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("amount", money.amount().stripTrailingZeros().toPlainString());
    out.writeStringField("currency", money.currency());
    out.writeEndObject();
  }

  private static void rawTexts(Map<?, ?> map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
      out.writeFieldName((String) entry.getKey());
      out.writeRawValue((String) entry.getValue());
    }
    out.writeEndObject();
  }
}
