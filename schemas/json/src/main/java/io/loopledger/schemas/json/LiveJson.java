package io.loopledger.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.schemas.live.LiveField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Live messages as JSON: one object, fields in the order of the record, absent ones left out,
 * decimals as text without trailing zeros. Safe for use by several threads.
 */
public final class LiveJson {
  private static final JsonFactory WRITER = new JsonFactory();

  private LiveJson() {}

  /** The message as UTF-8. */
  public static byte[] write(Record message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = WRITER.createGenerator(bytes)) {
      object(message, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  private static void object(Record message, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (LiveField field : LiveField.of(message.getClass())) {
      Object value = field.value(message);
      if (value != null) {
        out.writeFieldName(field.name());
        value(value, out);
      }
    }
    out.writeEndObject();
  }

  private static void value(Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case Long number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      case BigDecimal decimal -> out.writeString(plain(decimal));
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
          out.writeStringField(String.valueOf(entry.getKey()), String.valueOf(entry.getValue()));
        }
        out.writeEndObject();
      }
      case Record record -> object(record, out);
      default -> out.writeString(value.toString());
    }
  }

  private static String plain(BigDecimal decimal) {
    return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
  }
}
