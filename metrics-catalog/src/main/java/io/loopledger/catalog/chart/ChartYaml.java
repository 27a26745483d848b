package io.loopledger.catalog.chart;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The YAML files of this package: strict to read, all problems of a file told at once. */
final class ChartYaml {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ChartYaml() {}

  /** Reads a file; {@code what} says in the message what it should have been. */
  static <T> T read(String name, byte[] yaml, Class<T> type, String what) {
    @Nullable T file;
    try {
      file = MAPPER.readValue(yaml, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no %s: %s%s".formatted(name, what, line(e), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    if (file == null) {
      throw new IllegalArgumentException("%s is empty; write a %s".formatted(name, what));
    }
    return file;
  }

  private static String line(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : "line %d: ".formatted(at.getLineNr());
  }

  static byte[] resource(String name) {
    try (InputStream in = ChartYaml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static void throwIfAny(String name, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has %d problem(s):\n- %s"
              .formatted(name, problems.size(), String.join("\n- ", problems)));
    }
  }
}
