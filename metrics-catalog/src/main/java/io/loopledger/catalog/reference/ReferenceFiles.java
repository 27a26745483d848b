package io.loopledger.catalog.reference;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loopledger.catalog.fx.FxRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a reference log: their names, their numbers, and what each changes. */
final class ReferenceFiles {
  private static final Pattern FILE =
      Pattern.compile("(\\d{6})\\.(brand|rates|rules|calendar)\\.(.+)");

  private ReferenceFiles() {}

  /**
   * All of them, in order.
   *
   * @throws IllegalStateException if a number is missing
   */
  static List<Path> in(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files =
          list.filter(file -> FILE.matcher(file.getFileName().toString()).matches())
              .sorted()
              .toList();
      for (int i = 0; i < files.size(); i++) {
        if (number(files.get(i)) != i + 1L) {
          throw new IllegalStateException(
              "reference file %06d is missing from %s; restore it: figures were posted with it"
                  .formatted(i + 1, folder));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** The version that a file makes of the one before. */
  static ReferenceData read(Path file, ReferenceData before, JsonMapper json) {
    Matcher name = FILE.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalStateException(file + " is no reference file");
    }
    long version = number(file);
    try {
      return switch (name.group(2)) {
        case "brand" ->
            before.with(version, json.readValue(file.toFile(), BrandFile.class).brand());
        case "rates" -> before.with(version, FxRates.read(file));
        case "calendar" ->
            before.with(version, json.readValue(file.toFile(), PeriodFile.class).change());
        case "rules" -> before.withRules(version, name.group(3));
        default -> throw new IllegalStateException("unknown kind of reference file " + file);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read reference file " + file, e);
    }
  }

  private static long number(Path file) {
    return Long.parseLong(file.getFileName().toString().substring(0, 6));
  }
}
