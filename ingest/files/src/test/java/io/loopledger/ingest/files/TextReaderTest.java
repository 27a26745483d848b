package io.loopledger.ingest.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextReaderTest {
  private static final String LATIN = "Café à la crème – 5 € „gut“";

  @Property(tries = 300)
  void anyUtf8TextIsReadAsItIs(@ForAll String any, @ForAll @IntRange(min = 1, max = 5) int piece)
      throws IOException {
    byte[] bytes = any.getBytes(UTF_8);
    String text = new String(bytes, UTF_8);
    String expected = text.startsWith("\uFEFF") ? text.substring(1) : text;

    assertThat(read(bytes, piece)).isEqualTo(expected);
  }

  @Property(tries = 50)
  void aWindows1252TextIsReadAsItIs(@ForAll @IntRange(min = 1, max = 5) int piece)
      throws IOException {
    assertThat(read(LATIN.getBytes(Charset.forName("windows-1252")), piece)).isEqualTo(LATIN);
  }

  @Property(tries = 50)
  void aTextThatMixesBothIsReadToo(@ForAll @IntRange(min = 1, max = 5) int piece)
      throws IOException {
    byte[] mixed = {'a', (byte) 0xC3, (byte) 0xA9, ',', (byte) 0xE9, ',', (byte) 0xC3};

    assertThat(read(mixed, piece)).isEqualTo("aé,é,Ã");
  }

  private static String read(byte[] bytes, int piece) throws IOException {
    InputStream inPieces =
        new ByteArrayInputStream(bytes) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(piece, length));
          }
        };
    StringWriter text = new StringWriter();
    try (TextReader reader = new TextReader(inPieces)) {
      reader.transferTo(text);
    }
    return text.toString();
  }
}
