package io.loopledger.ingest.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Understands the headers of this platform, of Kafka Connect and of Kafka Streams. All three name
 * the original as {@code topic}, {@code partition} and {@code offset}, in decimal; the rest
 * differs. It never fails: what cannot be read is left empty.
 */
final class ContextReader {
  private ContextReader() {}

  static FailureContext read(Headers headers) {
    for (HeaderFamily family : HeaderFamily.values()) {
      if (family.isIn(headers)) {
        return read(family, texts(headers, family.context()));
      }
    }
    return FailureContext.NONE;
  }

  private static FailureContext read(HeaderFamily family, Map<String, String> texts) {
    return switch (family) {
      case LOOPLEDGER ->
          context(
              family,
              // release 0.1.0 wrote the code as the exception only
              texts.getOrDefault("code", text(texts, "exception")),
              text(texts, "stage"),
              text(texts, "message"),
              texts);
      case CONNECT ->
          context(
              family,
              simpleName(text(texts, "exception.class.name")),
              text(texts, "stage"),
              text(texts, "exception.message"),
              texts);
      case STREAMS ->
          context(
              family,
              // the exception's own text: its class, a colon, its message
              simpleName(text(texts, "exception").split(":", 2)[0]),
              "",
              text(texts, "message"),
              texts);
    };
  }

  private static FailureContext context(
      HeaderFamily family, String reason, String stage, String message, Map<String, String> texts) {
    return new FailureContext(
        Optional.of(family), origin(texts), reason, text(texts, "owner"), stage, message, texts);
  }

  private static Optional<Origin> origin(Map<String, String> texts) {
    String topic = text(texts, "topic");
    return topic.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Origin(
                topic,
                (int) number(text(texts, "partition"), Integer.MAX_VALUE),
                number(text(texts, "offset"), Long.MAX_VALUE)));
  }

  private static long number(String text, long max) {
    try {
      long value = Long.parseLong(text);
      return value >= 0 && value <= max ? value : Origin.UNKNOWN;
    } catch (NumberFormatException e) {
      return Origin.UNKNOWN;
    }
  }

  private static String simpleName(String className) {
    String name = className.strip();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The last one counts where a name is repeated, as {@link Headers#lastHeader} has it. */
  private static Map<String, String> texts(Headers headers, String prefix) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Header header : headers) {
      if (header.key().startsWith(prefix) && header.value() != null) {
        texts.put(
            header.key().substring(prefix.length()),
            new String(header.value(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static String text(Map<String, String> texts, String name) {
    return texts.getOrDefault(name, "");
  }
}
