package io.loopledger.ingest.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the door's replies. Members it does not know are skipped, so that an old client understands
 * a newer door; a reply without what it needs is an error, never a guess.
 */
final class Replies {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Replies() {}

  /**
   * The verdicts, in the order the events were sent; empty where the reply has none.
   *
   * @throws IOException if the body is not such a reply
   */
  static List<Verdict> verdicts(byte[] body) throws IOException {
    List<Verdict> verdicts = new ArrayList<>();
    eachElement(body, "events", parser -> verdicts.add(verdict(parser)));
    return verdicts;
  }

  /** What is wrong with the request as a whole; empty where the reply does not say. */
  static List<Problem> problems(byte[] body) {
    List<Problem> problems = new ArrayList<>();
    try {
      eachElement(body, "errors", parser -> problems.add(problem(parser)));
    } catch (IOException notOurs) {
      // a proxy's page, for instance; the status says enough
    }
    return problems;
  }

  /**
   * The pseudonyms, in the order the customers were sent.
   *
   * @throws IOException if the body is not such a reply
   */
  static List<String> pseudonyms(byte[] body) throws IOException {
    List<String> pseudonyms = new ArrayList<>();
    eachElement(body, "pseudonyms", parser -> pseudonyms.add(text(parser)));
    return pseudonyms;
  }

  /** Reads one element, its first token being the current one. */
  private interface ElementReader {
    void read(JsonParser parser) throws IOException;
  }

  private static void eachElement(byte[] body, String list, ElementReader reader)
      throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isWanted = list.equals(parser.currentName());
        JsonToken value = parser.nextToken();
        if (!isWanted) {
          parser.skipChildren();
          continue;
        }
        expect(parser, value, JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          reader.read(parser);
        }
      }
      if (parser.nextToken() != null) {
        throw new IOException("the reply goes on after its end");
      }
    }
  }

  private static Verdict verdict(JsonParser parser) throws IOException {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> texts = new HashMap<>();
    expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("errors") && value == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          problems.add(problem(parser));
        }
      } else if (value.isStructStart()) {
        parser.skipChildren();
      } else {
        texts.put(name, parser.getText());
      }
    }
    String source = texts.getOrDefault("source", "");
    String id = texts.getOrDefault("id", "");
    String word = texts.getOrDefault("verdict", "");
    return switch (word) {
      case "accepted" -> new Verdict.Accepted(source, id);
      case "duplicate" -> new Verdict.Duplicate(source, id);
      case "rejected" -> new Verdict.Rejected(source, id, problems);
      default -> throw new IOException("verdict '%s' is not known".formatted(word));
    };
  }

  private static Problem problem(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken().isStructStart()) {
        parser.skipChildren();
      } else {
        texts.put(name, parser.getText());
      }
    }
    return new Problem(
        texts.getOrDefault("code", ""),
        texts.getOrDefault("owner", ""),
        "true".equals(texts.get("retryable")),
        texts.getOrDefault("pointer", ""),
        texts.getOrDefault("value", ""),
        texts.getOrDefault("message", ""));
  }

  private static String text(JsonParser parser) throws IOException {
    expect(parser, parser.currentToken(), JsonToken.VALUE_STRING);
    return parser.getText();
  }

  private static void expect(JsonParser parser, JsonToken actual, JsonToken expected)
      throws IOException {
    if (actual != expected) {
      throw new IOException(
          "the reply has %s where %s belongs, at %s"
              .formatted(actual, expected, parser.currentLocation().offsetDescription()));
    }
  }
}
