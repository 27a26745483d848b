package io.loopledger.reports.recheck.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.documents.model.Cell.Statistic;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Origins and values as texts of a file. */
final class OriginText {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** No exponents: a few characters of one would be a number of a billion digits. */
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,100}(?:\\.\\d{1,100})?");

  private OriginText() {}

  /** An origin of three texts; none where the metric is empty. */
  static Optional<Origin> of(String metric, String where, String statistic, String place)
      throws RefusedFileException {
    if (metric.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(metric, JSON.readTree(where), statistic, place));
    } catch (JsonProcessingException e) {
      throw new RefusedFileException(
          "%s: dimensions are '%s', and not a JSON object; the file was changed"
              .formatted(place, where),
          e);
    }
  }

  /** An origin whose dimensions are a JSON object. */
  static Origin of(String metric, JsonNode where, String statistic, String place)
      throws RefusedFileException {
    Map<String, String> dimensions = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : where.properties()) {
      if (!each.getValue().isTextual()) {
        throw new RefusedFileException(
            "%s: dimension %s is %s, and not a text; the file was changed"
                .formatted(place, each.getKey(), each.getValue()));
      }
      dimensions.put(each.getKey(), each.getValue().textValue());
    }
    Statistic known =
        Arrays.stream(Statistic.values())
            .filter(each -> each.name().equals(statistic))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedFileException(
                        "%s: statistic is '%s'; this release knows %s"
                            .formatted(place, statistic, Arrays.toString(Statistic.values()))));
    return new Origin(metric, dimensions, known);
  }

  /** A decimal of a text. */
  static BigDecimal decimal(String text, String place) throws RefusedFileException {
    if (!DECIMAL.matcher(text).matches()) {
      throw new RefusedFileException(
          "%s: value is '%s', and not a decimal such as -12.5; the file was changed"
              .formatted(place, text));
    }
    return new BigDecimal(text);
  }
}
