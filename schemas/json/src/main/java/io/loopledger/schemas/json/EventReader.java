package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.InvalidFieldException;
import io.loopledger.schemas.event.Subject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts one event together: CloudEvents attributes, then {@code data}. */
final class EventReader {
  private static final String TYPE_PREFIX = "io.loopledger.";
  private static final List<String> KNOWN =
      List.of("specversion", "id", "source", "type", "subject", "time");
  private static final List<String> UNUSED = List.of("datacontenttype", "dataschema");

  private final byte[] body;
  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, String> own = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private Optional<DataReader.Payload> payload = Optional.empty();
  private boolean hasData;

  EventReader(byte[] body) {
    this.body = body;
  }

  /** Reads the structured event on whose object the parser stands. */
  ReadEvent structured(JsonParser in) throws IOException, MalformedJsonException {
    int dataFrom = -1;
    int dataTo = -1;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      if (!name.equals("data")) {
        attribute(in, name);
      } else if (attributes.containsKey("type")) {
        data(in, body);
      } else {
        // The fields of data depend on the type, which comes later here.
        dataFrom = (int) in.currentTokenLocation().getByteOffset();
        StrictJson.skip(in);
        dataTo = StrictJson.end(in);
      }
    }
    if (dataFrom >= 0) {
      byte[] data = Arrays.copyOfRange(body, dataFrom, dataTo);
      try (JsonParser again = StrictJson.partParser(data)) {
        again.nextToken();
        data(again, data);
      }
    }
    return event();
  }

  /** Reads an event in binary mode: the parser stands on {@code data}. */
  ReadEvent binary(Map<String, String> headers, JsonParser in)
      throws IOException, MalformedJsonException {
    headers.forEach(
        (name, value) -> {
          if (KNOWN.contains(name)) {
            attributes.put(name, value);
          } else if (!UNUSED.contains(name)) {
            own.put("ce_" + name, JsonEvents.quoted(value));
          }
        });
    data(in, body);
    StrictJson.requireEnd(in);
    return event();
  }

  private void data(JsonParser in, byte[] text) throws IOException, MalformedJsonException {
    hasData = true;
    EventType type = type();
    if (type == null) {
      StrictJson.skip(in);
    } else {
      payload = DataReader.read(in, text, type, "/data", faults);
    }
  }

  private void attribute(JsonParser in, String name) throws IOException, MalformedJsonException {
    if (KNOWN.contains(name)) {
      if (in.currentToken() == JsonToken.VALUE_STRING) {
        attributes.put(name, in.getText());
      } else {
        StrictJson.skip(in);
        refuse("/" + name, "", "%s must be a text in quotes".formatted(name));
      }
    } else if (name.equals("datacontenttype")) {
      contentType(in);
    } else if (name.equals("data_base64")) {
      StrictJson.skip(in);
      refuse("/data_base64", "", "data_base64 is not taken; write data as a JSON object");
    } else if (UNUSED.contains(name)) {
      StrictJson.skip(in);
    } else {
      own.put("ce_" + name, StrictJson.rawText(in, body));
    }
  }

  private void contentType(JsonParser in) throws IOException, MalformedJsonException {
    if (in.currentToken() == JsonToken.VALUE_STRING
        && in.getText().startsWith("application/json")) {
      return;
    }
    StrictJson.skip(in);
    refuse("/datacontenttype", "", "datacontenttype must be application/json, or be left out");
  }

  private @Nullable EventType type() {
    String text = attributes.get("type");
    if (text == null) {
      return null;
    }
    Optional<EventType> type =
        text.startsWith(TYPE_PREFIX)
            ? EventType.named(text.substring(TYPE_PREFIX.length()))
            : Optional.empty();
    if (type.isEmpty()) {
      faults.add(
          new Fault(
              RejectionCode.UNKNOWN_TYPE,
              "/type",
              Texts.shortened(text),
              "type is not known; it is %s followed by a type of the event language, such as %sUnitSold"
                  .formatted(TYPE_PREFIX, TYPE_PREFIX)));
    }
    return type.orElse(null);
  }

  private ReadEvent event() {
    String id = required("id");
    String source = required("source");
    required("type");
    String subject = required("subject");
    String time = required("time");
    if (!"1.0".equals(attributes.get("specversion"))) {
      refuse(
          "/specversion",
          attributes.getOrDefault("specversion", ""),
          "specversion must be 1.0, as of CloudEvents");
    }
    if (!hasData) {
      refuse("/data", "", "data is missing; it holds the fields of the event");
    }
    Instant effectiveTime = time == null ? null : time(time);
    Subject parsed = subject == null ? null : subject(subject);
    if (source != null) {
      requireUri(source);
    }
    if (faults.isEmpty()
        && id != null
        && source != null
        && parsed != null
        && effectiveTime != null
        && payload.isPresent()) {
      try {
        return new ReadEvent.Valid(
            new Event(
                id, source, parsed, effectiveTime, context(payload.get()), payload.get().data()));
      } catch (InvalidFieldException e) {
        refuse("/" + e.field(), attributes.getOrDefault(e.field(), ""), message(e));
      }
    }
    return new ReadEvent.Invalid(id, source, faults);
  }

  /** The sender's own CloudEvents attributes become extensions: nothing said is lost. */
  private EventContext context(DataReader.Payload read) {
    if (own.isEmpty()) {
      return read.context();
    }
    Map<String, String> all = new HashMap<>(own);
    all.putAll(read.context().extensions());
    return read.context().withExtensions(all);
  }

  private @Nullable String required(String name) {
    String value = attributes.get(name);
    if (value == null && faults.stream().noneMatch(fault -> fault.pointer().equals("/" + name))) {
      refuse("/" + name, "", "%s is missing; CloudEvents and the ledger need it".formatted(name));
    }
    return value;
  }

  private @Nullable Instant time(String text) {
    try {
      return Rfc3339.parse(text);
    } catch (DateTimeParseException e) {
      refuse(
          "/time",
          text,
          "time is no RFC 3339 time with its offset; write it like 2026-11-01T09:30:00Z");
      return null;
    }
  }

  private @Nullable Subject subject(String text) {
    try {
      return Subject.parse(text);
    } catch (IllegalArgumentException e) {
      refuse("/subject", text, message(e));
      return null;
    }
  }

  private void requireUri(String source) {
    try {
      var unused = new URI(source);
    } catch (URISyntaxException e) {
      refuse("/source", source, "source is no URI reference; write it like /shops/acme");
    }
  }

  private void refuse(String pointer, String value, String message) {
    faults.add(new Fault(RejectionCode.INVALID, pointer, Texts.shortened(value), message));
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
