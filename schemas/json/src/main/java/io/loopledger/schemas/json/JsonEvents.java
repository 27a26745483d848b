package io.loopledger.schemas.json;

import io.loopledger.schemas.event.Event;
import java.util.List;
import java.util.Map;

/**
 * CloudEvents 1.0 in JSON. {@code data} holds the context fields and the type's own in one flat
 * object, named as in Avro and SQL; money is {@code {"amount":"12.50","currency":"EUR"}}. Reading
 * is strict: duplicate keys, unknown fields, trailing tokens, wrong UTF-8, absurd numbers and deep
 * nesting are refused. Safe for use by several threads.
 */
public final class JsonEvents {
  private JsonEvents() {}

  /**
   * Reads a batch ({@code application/cloudevents-batch+json}): a JSON array of structured events.
   *
   * @throws MalformedJsonException if the body as a whole cannot be taken
   */
  public static List<ReadEvent> readBatch(byte[] body) throws MalformedJsonException {
    throw new UnsupportedOperationException("in the next commit");
  }

  /**
   * Reads one structured event ({@code application/cloudevents+json}).
   *
   * @throws MalformedJsonException if the body as a whole cannot be taken
   */
  public static ReadEvent readStructured(byte[] body) throws MalformedJsonException {
    throw new UnsupportedOperationException("in the next commit");
  }

  /**
   * Reads one event in binary mode: the body is {@code data}, the attributes came as headers.
   *
   * @param attributes attribute names without {@code ce-}, lower case, to their decoded values
   * @throws MalformedJsonException if the body as a whole cannot be taken
   */
  public static ReadEvent readBinary(Map<String, String> attributes, byte[] body)
      throws MalformedJsonException {
    throw new UnsupportedOperationException("in the next commit");
  }

  /** The structured form of an event, one line. */
  public static String write(Event event) {
    throw new UnsupportedOperationException("in the next commit");
  }
}
