package io.loopledger.statements.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the dates of a file. Files repeat their dates, so the last ones are remembered. */
final class DateTexts {
  private static final int REMEMBERED = 10_000;

  private final List<DateTimeFormatter> formatters;
  private final Map<String, Optional<LocalDate>> known = new HashMap<>();

  DateTexts(List<String> patterns) {
    this.formatters =
        patterns.stream()
            .map(
                pattern ->
                    DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.STRICT))
            .toList();
  }

  /** The day of a date, with or without a time; empty if it has none of the forms. */
  Optional<LocalDate> read(String text) {
    if (known.size() > REMEMBERED) {
      known.clear();
    }
    return known.computeIfAbsent(text, this::parse);
  }

  private Optional<LocalDate> parse(String text) {
    for (DateTimeFormatter formatter : formatters) {
      try {
        return Optional.of(LocalDate.parse(text, formatter));
      } catch (DateTimeException e) {
        continue;
      }
    }
    return Optional.empty();
  }
}
