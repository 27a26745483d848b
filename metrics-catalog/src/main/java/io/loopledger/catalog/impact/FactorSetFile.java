package io.loopledger.catalog.impact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A factor set as written: everything text, so no number passes through a binary float. */
record FactorSetFile(
    @Nullable String id,
    @Nullable String seed,
    @Nullable String validFrom,
    @Nullable String boundary,
    @Nullable String geography,
    @Nullable String gwp,
    @Nullable String includesWellToTank,
    @Nullable String basis,
    @Nullable String source,
    @Nullable String licence,
    @Nullable String intervalMethod,
    @Nullable String basicUncertainty,
    @Nullable Scores pedigree,
    @Nullable String productsCv,
    @Nullable List<@Nullable Product> products,
    @Nullable List<@Nullable Row> factors,
    @Nullable List<@Nullable Lifetime> lifetimes,
    @Nullable Map<String, @Nullable List<@Nullable String>> groups) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  static FactorSetFile parse(byte[] yaml) throws IOException {
    return YAML.readValue(yaml, FactorSetFile.class);
  }

  record Scores(
      @Nullable String reliability,
      @Nullable String completeness,
      @Nullable String temporal,
      @Nullable String geographical,
      @Nullable String technological,
      @Nullable String sampleSize) {}

  record Product(
      @Nullable String key,
      @Nullable String name,
      @Nullable String french,
      @Nullable List<@Nullable String> aliases,
      @Nullable String group,
      @Nullable Map<String, @Nullable String> stages,
      @Nullable String usePerYear,
      @Nullable String years,
      @Nullable String endOfLife,
      @Nullable String reliability,
      @Nullable String note,
      @Nullable String row) {}

  record Row(
      @Nullable String ref,
      @Nullable String value,
      @Nullable String unit,
      @Nullable String basis,
      @Nullable String n,
      @Nullable String sd,
      @Nullable String cv,
      @Nullable String low,
      @Nullable String high,
      @Nullable String source,
      @Nullable String note,
      @Nullable String row) {}

  record Lifetime(
      @Nullable String ref,
      @Nullable List<@Nullable String> shares,
      @Nullable String max,
      @Nullable String cv,
      @Nullable String basis,
      @Nullable String source) {}
}
