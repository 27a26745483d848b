package io.loopledger.local.query;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Values as text. Exact numbers stay exact: a decimal never passes through a double. */
final class Values {
  private Values() {}

  /** The text of a value that is not null; lists, maps and rows as JSON. */
  static String text(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case List<?> list -> json(list);
      case Map<?, ?> map -> json(map);
      default -> value.toString();
    };
  }

  private static String json(Object value) {
    StringWriter text = new StringWriter();
    try {
      JsonValues.write(text, value);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return text.toString();
  }
}
