package io.loopledger.schemas.wire;

import io.loopledger.schemas.event.EventType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Every schema an event can have been written with: the current ones and those of each released
 * version, which the jar carries. No registry server is asked.
 */
public final class WriterSchemas {
  private static final String RELEASED = "/io/loopledger/schemas/released/";
  private static final Map<String, Schema> BY_FINGERPRINT = load();
  private static final Map<Long, Schema> BY_NUMBER =
      BY_FINGERPRINT.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  schema -> Long.parseUnsignedLong(schema.getKey(), 16), Map.Entry::getValue));

  private WriterSchemas() {}

  /** The schema with this fingerprint, if any released version wrote it. */
  public static Optional<Schema> withFingerprint(String fingerprint) {
    return Optional.ofNullable(BY_FINGERPRINT.get(fingerprint));
  }

  /** The schema whose fingerprint is this number. */
  public static Optional<Schema> withFingerprint(long fingerprint) {
    return Optional.ofNullable(BY_NUMBER.get(fingerprint));
  }

  /**
   * The fingerprint a {@code ce_dataschema} header names, if it is one known here. Anything else in
   * that header is the sender's text, and may be anything.
   */
  static Optional<String> known(@Nullable Header header) {
    if (header == null || header.value() == null) {
      return Optional.empty();
    }
    String text = new String(header.value(), StandardCharsets.UTF_8);
    String fingerprint = text.substring(text.lastIndexOf(':') + 1);
    return withFingerprint(fingerprint).map(schema -> fingerprint);
  }

  private static Map<String, Schema> load() {
    Map<String, Schema> schemas = new HashMap<>();
    for (String path : releasedFiles()) {
      if (path.endsWith(".avsc")) {
        Schema schema = new Schema.Parser().parse(text(RELEASED + path));
        schemas.put(AvroSchemas.fingerprint(schema), schema);
      }
    }
    for (EventType type : EventType.values()) {
      Schema schema = AvroSchemas.current(type);
      schemas.put(AvroSchemas.fingerprint(schema), schema);
    }
    return Map.copyOf(schemas);
  }

  /** Paths in the manifest, whose lines are {@code <sha-256> <path>}. */
  private static java.util.List<String> releasedFiles() {
    return text(RELEASED + "MANIFEST.sha256")
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.substring(line.indexOf("  ") + 2))
        .toList();
  }

  private static String text(String resource) {
    try (InputStream in = WriterSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return String.join("\n", reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
