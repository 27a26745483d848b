package io.loopledger.catalog.impact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A factor file as written: everything text, so no number passes through a binary float. */
record FactorFile(
    @Nullable String id,
    @Nullable String method,
    @Nullable String revision,
    @Nullable String factorVersion,
    @Nullable String unit,
    @Nullable String boundary,
    @Nullable String interval,
    @Nullable String validFrom,
    @Nullable Displacement displacement,
    @Nullable String source,
    @Nullable String licence,
    @Nullable List<@Nullable Factor> factors,
    @Nullable List<@Nullable String> withoutFactor) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  static FactorFile parse(byte[] yaml) throws IOException {
    return YAML.readValue(yaml, FactorFile.class);
  }

  record Displacement(@Nullable String value, @Nullable String basis, @Nullable String source) {}

  record Factor(
      @Nullable String category,
      @Nullable List<@Nullable String> aliases,
      @Nullable String co2eKg,
      @Nullable String weightKg,
      @Nullable String products,
      @Nullable String quality,
      @Nullable String reliability) {}
}
