package io.loopledger.documents.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style sheets beside their class. */
final class Styles {
  private Styles() {}

  static String read(String file) {
    try (InputStream css = Styles.class.getResourceAsStream(file)) {
      if (css == null) {
        throw new IllegalStateException(
            file + " is not beside " + Styles.class.getName() + ": build the module again");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
