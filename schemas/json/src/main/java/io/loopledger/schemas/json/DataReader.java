package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code data}: context and the type's own fields in one flat object. */
final class DataReader {
  /** What {@code data} holds. */
  record Payload(EventContext context, EventData data) {}

  private DataReader() {}

  /** Reads the object on which the parser stands; empty where faults were noted. */
  static Optional<Payload> read(
      JsonParser in, byte[] body, EventType type, String pointer, List<Fault> faults)
      throws IOException, MalformedJsonException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      StrictJson.skip(in);
      faults.add(
          new Fault(
              RejectionCode.INVALID,
              pointer,
              "",
              "data must be an object with the fields of %s".formatted(type.typeName())));
      return Optional.empty();
    }
    TypeForm form = TypeForm.of(type);
    @Nullable Object[] values = new Object[form.size()];
    int before = faults.size();
    FieldReader reader = new FieldReader(in, body, faults);
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      Integer place = form.index().get(name);
      String inner = pointer + "/" + FieldReader.escaped(name);
      if (place == null) {
        reader.unknown(inner, name, form.index().keySet());
      } else {
        values[place] = reader.read(form.field(place), inner);
      }
    }
    return faults.size() > before ? Optional.empty() : made(form, values, pointer, faults);
  }

  private static Optional<Payload> made(
      TypeForm form, @Nullable Object[] values, String pointer, List<Fault> faults) {
    int contextSize = TypeForm.CONTEXT.size();
    for (int i = 0; i < contextSize; i++) {
      EventField field = TypeForm.CONTEXT.get(i);
      if (values[i] == null) {
        values[i] = TypeForm.defaultOf(field);
      }
    }
    EventContext context =
        Made.record(
            TypeForm.CONTEXT_MAKER,
            TypeForm.CONTEXT,
            Arrays.copyOf(values, contextSize),
            pointer,
            faults);
    EventData data =
        Made.record(
            form.maker(),
            form.own(),
            Arrays.copyOfRange(values, contextSize, values.length),
            pointer,
            faults);
    return context == null || data == null
        ? Optional.empty()
        : Optional.of(new Payload(context, data));
  }
}
