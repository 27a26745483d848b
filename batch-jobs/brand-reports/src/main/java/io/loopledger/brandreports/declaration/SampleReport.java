package io.loopledger.brandreports.declaration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A declaration that explains itself, and the JSON Schema of declarations for editors. */
public final class SampleReport {
  private static final String FOLDER = "/io/loopledger/brandreports/";

  private SampleReport() {}

  /** A file with comments, of the brand {@code demo}. */
  public static String yaml() {
    return read("sample-report.yaml");
  }

  /** The schema. */
  public static String schema() {
    return read("report.schema.json");
  }

  private static String read(String name) {
    try (@Nullable InputStream in = SampleReport.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the class path has no " + FOLDER + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
