package io.loopledger.catalog.metrics.explain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of an answer: values by the names of columns.
 *
 * @param values as a driver hands them over; decimals as {@link BigDecimal}
 */
public record AnswerRow(Map<String, @Nullable Object> values) {
  public AnswerRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A value as text. */
  Optional<String> text(String column) {
    return Optional.ofNullable(values.get(column)).map(Object::toString);
  }

  /** An amount without zeros at its end; null where there is none. */
  @Nullable BigDecimal amount(String column) {
    return text(column).map(BigDecimal::new).orElse(null);
  }

  /** An amount, 0 where there is none. */
  BigDecimal sum(String column) {
    return text(column).map(BigDecimal::new).orElse(BigDecimal.ZERO);
  }

  /** A count; 0 where there is none. */
  long count(String column) {
    return text(column).map(value -> new BigDecimal(value).longValueExact()).orElse(0L);
  }

  /** Values of some columns, in order: what rows are grouped by. */
  List<Optional<String>> key(List<String> columns) {
    return columns.stream().map(this::text).toList();
  }
}
