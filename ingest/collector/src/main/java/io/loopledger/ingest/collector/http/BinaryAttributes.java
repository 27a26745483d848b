package io.loopledger.ingest.collector.http;

import io.loopledger.schemas.entry.RejectionCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The attributes of an event in binary mode: headers {@code ce-*}, percent-encoded UTF-8 as the
 * HTTP binding of CloudEvents asks (section 3.1.3.2). What is not, is refused: two ids must not
 * become one by being read badly.
 */
final class BinaryAttributes {
  private static final String PREFIX = "ce-";

  private BinaryAttributes() {}

  static Map<String, String> of(HttpServletRequest request) throws Refusal {
    Map<String, String> attributes = new HashMap<>();
    for (String header : Collections.list(request.getHeaderNames())) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        List<String> values = Collections.list(request.getHeaders(header));
        if (values.size() > 1) {
          throw refusal(name, "comes %d times; send it once".formatted(values.size()));
        }
        attributes.put(name.substring(PREFIX.length()), decoded(name, values.getFirst()));
      }
    }
    return attributes;
  }

  private static String decoded(String name, String value) throws Refusal {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~') {
        throw refusal(name, "holds a character beyond ASCII; percent-encode it as UTF-8");
      }
      if (c == '%') {
        int high = i + 2 <= value.length() - 1 ? Character.digit(value.charAt(i + 1), 16) : -1;
        int low = i + 2 <= value.length() - 1 ? Character.digit(value.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw refusal(name, "holds a % without two hexadecimal digits; write % as %25");
        }
        bytes.write(high * 16 + low);
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw refusal(name, "is not UTF-8 once percent-decoded; mend the sender's encoding");
    }
  }

  private static Refusal refusal(String header, String problem) {
    return new Refusal(400, RejectionCode.INVALID, "header %s %s".formatted(header, problem));
  }
}
