package io.loopledger.local.access;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The shapes of {@code access-shapes.yaml}. */
record Shapes(List<Shape> shapes) {
  private static final String RESOURCE = "access-shapes.yaml";

  static List<Shape> builtIn() {
    YAMLMapper yaml =
        YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();
    try (InputStream in = Shapes.class.getResourceAsStream(RESOURCE)) {
      return yaml.readValue(requireNonNull(in, RESOURCE), Shapes.class).shapes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
