package io.loopledger.ingest.deadletters;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.schemas.wire.DeadLetters;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A letter as a JSON object. Key and headers of the original are in base 64, for they may be any
 * bytes; with the value's file the record can be made again exactly.
 */
final class LetterJson {
  private LetterJson() {}

  static void write(
      JsonGenerator out, DeadLetter letter, DeadLetters.Content original, @Nullable String file)
      throws IOException {
    begin(out, letter);
    out.writeFieldName("key_base64");
    bytes(out, original.key());
    out.writeStringField("value_file", file);
    out.writeArrayFieldStart("headers");
    for (Header header : original.headers()) {
      out.writeStartObject();
      out.writeStringField("name", header.key());
      out.writeFieldName("value_base64");
      bytes(out, header.value());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  static void writeUnreadable(JsonGenerator out, DeadLetter letter, String problem)
      throws IOException {
    begin(out, letter);
    out.writeStringField("problem", problem);
    out.writeEndObject();
  }

  private static void begin(JsonGenerator out, DeadLetter letter) throws IOException {
    FailureContext context = letter.context();
    out.writeStartObject();
    out.writeStringField("letter", letter.id().toString());
    out.writeStringField("time", letter.time().toString());
    out.writeStringField(
        "written_by",
        context.family().map(family -> family.name().toLowerCase(Locale.ROOT)).orElse(null));
    out.writeStringField("reason", context.reason());
    out.writeStringField("owner", context.owner());
    out.writeStringField("stage", context.stage());
    out.writeStringField("message", context.message());
    out.writeObjectFieldStart("context");
    for (Map.Entry<String, String> header : context.headers().entrySet()) {
      out.writeStringField(header.getKey(), header.getValue());
    }
    out.writeEndObject();
  }

  private static void bytes(JsonGenerator out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeNull();
    } else {
      out.writeBinary(bytes);
    }
  }
}
