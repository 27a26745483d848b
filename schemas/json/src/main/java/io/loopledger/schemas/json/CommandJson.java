package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.RecordMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands as JSON: one object, its fields those of {@link CommandMessage}. Reading is as strict as
 * that of events. Safe for use by several threads.
 */
public final class CommandJson {
  private static final JsonFactory WRITER = new JsonFactory();
  private static final List<EventField> FIELDS = EventField.ofRecord(CommandMessage.class);
  private static final Map<String, EventField> BY_NAME = byName();
  private static final RecordMaker<CommandMessage> MAKER = RecordMaker.of(CommandMessage.class);

  private CommandJson() {}

  /** What the bytes of a command became. */
  public sealed interface Read {
    /** A command that keeps all rules of its form. */
    record Valid(CommandMessage command) implements Read {}

    /** None; what is wrong with it, and the fix. */
    record Invalid(Fault fault) implements Read {}
  }

  /** The command as UTF-8. */
  public static byte[] write(CommandMessage command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = WRITER.createGenerator(bytes)) {
      out.writeStartObject();
      EventWriter.allFields(FIELDS, command, out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** Reads a command; never throws, whatever the bytes are. */
  public static Read read(byte[] json) {
    try {
      return JsonEvents.reading(json, in -> command(in, json));
    } catch (MalformedJsonException e) {
      Fault fault = e.fault();
      return new Read.Invalid(
          new Fault(RejectionCode.UNDECODABLE, fault.pointer(), fault.value(), fault.message()));
    }
  }

  private static Read command(JsonParser in, byte[] json)
      throws IOException, MalformedJsonException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw StrictJson.malformed("a command is a JSON object");
    }
    List<Fault> faults = new ArrayList<>();
    FieldReader reader = new FieldReader(in, json, faults);
    Map<String, Object> values = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      EventField field = BY_NAME.get(name);
      if (field == null) {
        StrictJson.skip(in);
        faults.add(unknown(name));
      } else {
        Object value = reader.read(field, "/" + name);
        if (value != null) {
          values.put(name, value);
        }
      }
    }
    StrictJson.requireEnd(in);
    return made(values, faults);
  }

  private static Read made(Map<String, Object> values, List<Fault> faults) {
    if (values.get("form") instanceof Long form && form > CommandMessage.FORM) {
      return new Read.Invalid(
          new Fault(
              RejectionCode.UNKNOWN_SCHEMA,
              "/form",
              form.toString(),
              "form is %d, this release reads %d; upgrade the platform before whoever sends commands"
                  .formatted(form, CommandMessage.FORM)));
    }
    if (faults.isEmpty()) {
      @Nullable Object[] inOrder = FIELDS.stream().map(f -> values.get(f.name())).toArray();
      CommandMessage command = Made.record(MAKER, FIELDS, inOrder, "", faults);
      if (command != null) {
        return new Read.Valid(command);
      }
    }
    return new Read.Invalid(faults.getFirst());
  }

  private static Fault unknown(String name) {
    return new Fault(
        RejectionCode.INVALID,
        "/" + FieldReader.escaped(name),
        "",
        "'%s' is no field of a command%s; fields are %s"
            .formatted(
                Texts.shortened(name), Texts.suggestion(name, BY_NAME.keySet()), BY_NAME.keySet()));
  }

  private static Map<String, EventField> byName() {
    Map<String, EventField> fields = new LinkedHashMap<>();
    FIELDS.forEach(field -> fields.put(field.name(), field));
    return fields;
  }
}
