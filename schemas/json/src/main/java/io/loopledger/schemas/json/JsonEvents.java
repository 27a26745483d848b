package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * CloudEvents 1.0 in JSON. {@code data} holds the context fields and the type's own in one flat
 * object, named as in Avro and SQL; money is {@code {"amount":"12.50","currency":"EUR"}}. Reading
 * is strict: duplicate keys, unknown fields, trailing tokens, wrong UTF-8, absurd numbers and deep
 * nesting are refused. Attributes of the sender's own become extensions named {@code ce_...}. Safe
 * for use by several threads.
 */
public final class JsonEvents {
  private static final JsonFactory WRITER = new JsonFactory();

  @FunctionalInterface
  interface Reading<T> {
    T from(JsonParser in) throws IOException, MalformedJsonException;
  }

  private JsonEvents() {}

  /**
   * Reads a batch ({@code application/cloudevents-batch+json}): a JSON array of structured events.
   *
   * @param maxEvents most events of a batch; a body of five megabytes could hold millions of tiny
   *     elements
   * @throws MalformedJsonException if the body as a whole cannot be taken
   */
  public static List<ReadEvent> readBatch(byte[] body, int maxEvents)
      throws MalformedJsonException {
    return reading(
        body,
        in -> {
          if (in.currentToken() != JsonToken.START_ARRAY) {
            throw StrictJson.malformed("a batch is an array of events; put the events into [ ]");
          }
          List<ReadEvent> events = new ArrayList<>();
          while (in.nextToken() != JsonToken.END_ARRAY) {
            if (events.size() == maxEvents) {
              throw new MalformedJsonException(
                  new Fault(
                      RejectionCode.TOO_LARGE,
                      "",
                      "",
                      "the batch has more than %,d events; send fewer at once"
                          .formatted(maxEvents)));
            }
            events.add(element(in, body));
          }
          StrictJson.requireEnd(in);
          return events;
        });
  }

  /**
   * Reads one structured event ({@code application/cloudevents+json}).
   *
   * @throws MalformedJsonException if the body as a whole cannot be taken
   */
  public static ReadEvent readStructured(byte[] body) throws MalformedJsonException {
    return reading(
        body,
        in -> {
          ReadEvent event = element(in, body);
          StrictJson.requireEnd(in);
          return event;
        });
  }

  /**
   * Reads one event in binary mode: the body is {@code data}, the attributes came as headers.
   *
   * @param attributes attribute names without {@code ce-}, lower case, to their decoded values
   * @throws MalformedJsonException if the body as a whole cannot be taken
   */
  public static ReadEvent readBinary(Map<String, String> attributes, byte[] body)
      throws MalformedJsonException {
    return reading(body, in -> new EventReader(body).binary(attributes, in));
  }

  /** The structured form of an event, one line. */
  public static String write(Event event) {
    StringWriter text = new StringWriter(512);
    try (JsonGenerator out = WRITER.createGenerator(text)) {
      EventWriter.write(event, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  /** A text as JSON: with its quotes. */
  static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static ReadEvent element(JsonParser in, byte[] body)
      throws IOException, MalformedJsonException {
    if (in.currentToken() == JsonToken.START_OBJECT) {
      return new EventReader(body).structured(in);
    }
    StrictJson.skip(in);
    return new ReadEvent.Invalid(
        null,
        null,
        List.of(new Fault(RejectionCode.INVALID, "", "", "an event must be a JSON object")));
  }

  static <T> T reading(byte[] body, Reading<T> reading) throws MalformedJsonException {
    try (JsonParser in = StrictJson.parser(body)) {
      if (in.nextToken() == null) {
        throw StrictJson.malformed("the body holds no JSON value");
      }
      return reading.from(in);
    } catch (JsonProcessingException e) {
      throw StrictJson.malformed(
          "%s (line %d, column %d)"
              .formatted(
                  e.getOriginalMessage(),
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw StrictJson.malformed(String.valueOf(e.getMessage()));
    }
  }
}
