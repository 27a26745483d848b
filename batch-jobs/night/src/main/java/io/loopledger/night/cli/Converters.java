package io.loopledger.night.cli;

import io.loopledger.night.calendar.CatchUp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.TypeConversionException;

/** Reads values of the command line, and says what is wanted where one is wrong. */
final class Converters {
  private Converters() {}

  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'%s' is no day; write it as 2026-11-25".formatted(text));
    }
  }

  static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'%s' is no time zone; use a name such as Europe/Berlin".formatted(id));
    }
  }

  static CatchUp catchUp(String word) {
    try {
      return CatchUp.of(word);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'%s' is no policy; %s".formatted(word, e.getMessage()));
    }
  }
}
