package io.loopledger.documents.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema (2020-12) of the documents that {@link JsonWriter} writes. */
public final class JsonSchema {
  /** What the field {@code format} says. */
  public static final String FORMAT = "loopledger-document";

  /** Raised when a reader of the version before could not read the new one. */
  public static final int VERSION = 1;

  private static final String FILE = "document.schema.json";

  private JsonSchema() {}

  /** The schema, to be published beside the documents. */
  public static String text() {
    try (InputStream schema = JsonSchema.class.getResourceAsStream(FILE)) {
      if (schema == null) {
        throw new IllegalStateException(FILE + " is not beside its class: build the module again");
      }
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
