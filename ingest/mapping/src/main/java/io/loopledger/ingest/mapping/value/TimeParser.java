package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.yaml.Keys;
import io.loopledger.ingest.mapping.yaml.Problems;
import io.loopledger.ingest.mapping.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code time}. */
public final class TimeParser {
  private static final Set<String> KEYS =
      ValueParser.with(Set.of("formats", "zone", "gap", "overlap", "locale"));
  private static final String ISO = "iso";
  private static final String CONTRACT = "contract";
  private final ValueParser values;
  private final Problems problems;

  /** A parser of times. */
  public TimeParser(ValueParser values, Problems problems) {
    this.values = values;
    this.problems = problems;
  }

  /** Reads a time: a template in ISO form, or a map with the forms and the zone. */
  public TimeValue parse(YamlNode node) {
    if (!(node instanceof YamlNode.Entries map)) {
      Value value = values.text(node);
      return new TimeValue(
          value, iso(), List.of(ISO), null, TimeValue.Gap.LATER, TimeValue.Overlap.EARLIER);
    }
    Value value = values.map(map, KEYS);
    Keys keys = Keys.of(map, KEYS, problems);
    Locale locale = locale(keys);
    List<String> written = keys.has("formats") ? keys.texts("formats") : List.of(ISO);
    List<TimeFormat> formats = new ArrayList<>();
    YamlNode place = keys.get("formats").orElse(map);
    written.forEach(format -> formats.addAll(formats(format, locale, place)));
    return new TimeValue(
        value,
        formats,
        written,
        zone(keys),
        keys.choice("gap", Map.of("later", TimeValue.Gap.LATER, "reject", TimeValue.Gap.REJECT))
            .orElse(TimeValue.Gap.LATER),
        keys.choice(
                "overlap",
                Map.of(
                    "earlier", TimeValue.Overlap.EARLIER,
                    "later", TimeValue.Overlap.LATER,
                    "reject", TimeValue.Overlap.REJECT))
            .orElse(TimeValue.Overlap.EARLIER));
  }

  private Locale locale(Keys keys) {
    return keys.text("locale")
        .map(
            tag -> {
              Locale locale = Locale.forLanguageTag(tag);
              if (locale.getLanguage().isEmpty()) {
                problems.add(keys.node(), "locale '%s' is none; write it like de".formatted(tag));
              }
              return locale;
            })
        .orElse(Locale.ENGLISH);
  }

  private @Nullable Value zone(Keys keys) {
    Optional<YamlNode> node = keys.get("zone");
    if (node.isEmpty() || keys.text("zone").filter(CONTRACT::equals).isPresent()) {
      return null;
    }
    Value zone = values.text(node.get());
    zone.constant()
        .ifPresent(
            name -> {
              try {
                ZoneId unused = ZoneId.of(name);
              } catch (DateTimeException e) {
                problems.add(
                    node.get(),
                    "'%s' is no time zone; write it like Europe/Berlin, or 'contract' for the brand's"
                        .formatted(name));
              }
            });
    return zone;
  }

  private List<TimeFormat> formats(String format, Locale locale, YamlNode place) {
    return switch (format) {
      case ISO -> iso();
      case "epoch-seconds" -> List.of(new TimeFormat.Epoch(1));
      case "epoch-millis" -> List.of(new TimeFormat.Epoch(1_000));
      case "spreadsheet-serial" -> List.of(new TimeFormat.Serial());
      default -> pattern(format, locale, place).<List<TimeFormat>>map(List::of).orElse(List.of());
    };
  }

  private static List<TimeFormat> iso() {
    return List.of(
        new TimeFormat.OfPattern(
            strict(
                new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .append(DateTimeFormatter.ISO_LOCAL_DATE)
                    .optionalStart()
                    .appendPattern("['T'][' ']H:mm")
                    .optionalStart()
                    .appendPattern(":ss")
                    .optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd()
                    .optionalEnd()
                    .appendPattern("[' '][XXX][XX][X]"),
                Locale.ROOT)));
  }

  private Optional<TimeFormat> pattern(String pattern, Locale locale, YamlNode place) {
    String letters = pattern.replaceAll("'[^']*'", "");
    String fault = fault(letters);
    if (fault.isEmpty()) {
      try {
        TimeFormat format = new TimeFormat.OfPattern(formatter(years(pattern), locale));
        DateTimeFormatter sample = formatter(years(pattern.replaceAll("[\\[\\]]", "")), locale);
        String text =
            sample.format(LocalDateTime.of(2026, 11, 5, 15, 4, 9).atOffset(ZoneOffset.UTC));
        if (new TimeFormat.OfPattern(sample).read(text).isPresent()) {
          return Optional.of(format);
        }
        fault = "it does not give a whole date, or gives half a time";
      } catch (IllegalArgumentException | DateTimeException e) {
        fault = "it is no pattern: " + e.getMessage();
      }
    }
    problems.add(
        place,
        "format '%s': %s; write one such as dd.MM.yyyy HH:mm, or iso, epoch-seconds, epoch-millis,"
                .formatted(pattern, fault)
            + " spreadsheet-serial");
    return Optional.empty();
  }

  private static String fault(String letters) {
    boolean hasHalves = letters.contains("a") || letters.contains("B");
    if (letters.contains("Y")) {
      return "Y is the year of weeks, the year is y";
    } else if (letters.contains("D")) {
      return "D is the day of the year, the day of the month is d";
    } else if (letters.contains("m") && !letters.contains("M")) {
      return "m is the minute, the month is M";
    } else if ((letters.contains("h") || letters.contains("K")) && !hasHalves) {
      return "h is the 12-hour clock and needs a (AM or PM), the 24-hour clock is H";
    }
    return "";
  }

  /** Strict reading wants the year itself (u), not the year of an era (y). */
  private static String years(String pattern) {
    StringBuilder years = new StringBuilder();
    boolean quoted = false;
    for (char c : pattern.toCharArray()) {
      quoted ^= c == '\'';
      years.append(c == 'y' && !quoted ? 'u' : c);
    }
    return years.toString();
  }

  private static DateTimeFormatter formatter(String pattern, Locale locale) {
    return strict(
        new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern), locale);
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder builder, Locale locale) {
    return builder
        .toFormatter(locale)
        .withChronology(IsoChronology.INSTANCE)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
