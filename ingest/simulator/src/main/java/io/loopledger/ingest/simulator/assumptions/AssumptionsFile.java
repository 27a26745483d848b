package io.loopledger.ingest.simulator.assumptions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Reads assumptions from YAML, and says where one is wrong. */
final class AssumptionsFile {
  private static final String BUILT_IN = "assumptions.yaml";
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .addModule(
              new SimpleModule()
                  .addDeserializer(LocalDate.class, new DayReader())
                  .addDeserializer(ZoneId.class, new ZoneReader()))
          .build();

  private AssumptionsFile() {}

  static Assumptions builtIn() {
    try {
      return bind(tree(), BUILT_IN);
    } catch (IOException e) {
      throw new UncheckedIOException("the built-in assumptions cannot be read", e);
    }
  }

  static Assumptions over(Path file) throws IOException {
    JsonNode over;
    try {
      over = MAPPER.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s is no YAML: %s".formatted(file, e.getOriginalMessage()), e);
    }
    if (!(over instanceof ObjectNode named)) {
      throw new IllegalArgumentException(
          "%s must name sections such as 'payout:'; it is empty or a list".formatted(file));
    }
    ObjectNode all = tree();
    merge(all, named);
    return bind(all, file.toString());
  }

  private static ObjectNode tree() throws IOException {
    try (InputStream in = AssumptionsFile.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + " is missing from the jar");
      }
      return (ObjectNode) MAPPER.readTree(in);
    }
  }

  /** Objects are laid over one another name by name; all else is replaced. */
  private static void merge(ObjectNode into, ObjectNode over) {
    for (Map.Entry<String, JsonNode> field : over.properties()) {
      JsonNode old = into.get(field.getKey());
      // The names of weights belong together: their sum is 1.
      boolean isWhole = field.getKey().equals("values");
      if (!isWhole
          && old instanceof ObjectNode oldObject
          && field.getValue() instanceof ObjectNode newObject) {
        merge(oldObject, newObject);
      } else {
        into.set(field.getKey(), field.getValue());
      }
    }
  }

  private static Assumptions bind(ObjectNode tree, String name) throws IOException {
    try {
      return MAPPER.treeToValue(tree, Assumptions.class);
    } catch (JsonMappingException e) {
      Throwable cause = e.getCause();
      String what =
          cause instanceof IllegalArgumentException && cause.getMessage() != null
              ? cause.getMessage()
              : e.getOriginalMessage();
      throw new IllegalArgumentException("%s: %s%s".formatted(name, place(e), what), e);
    }
  }

  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
      } else {
        place.append('[').append(step.getIndex()).append(']');
      }
    }
    return place.isEmpty() ? "" : place + ": ";
  }

  private static final class DayReader extends FromStringDeserializer<LocalDate> {
    private static final long serialVersionUID = 1;

    private DayReader() {
      super(LocalDate.class);
    }

    @Override
    protected LocalDate _deserialize(String value, DeserializationContext context) {
      return LocalDate.parse(value);
    }
  }

  private static final class ZoneReader extends FromStringDeserializer<ZoneId> {
    private static final long serialVersionUID = 1;

    private ZoneReader() {
      super(ZoneId.class);
    }

    @Override
    protected ZoneId _deserialize(String value, DeserializationContext context) {
      return ZoneId.of(value);
    }
  }
}
