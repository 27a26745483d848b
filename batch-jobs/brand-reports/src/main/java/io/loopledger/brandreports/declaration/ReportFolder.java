package io.loopledger.brandreports.declaration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of declarations: {@code reports/} of the home. */
public final class ReportFolder {
  private ReportFolder() {}

  /**
   * Texts of its files {@code *.yaml} and {@code *.yml}, by name, in order of name; none if it is
   * not there.
   */
  public static Map<String, String> texts(Path folder) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (!Files.isDirectory(folder)) {
      return texts;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
      for (Path file : found) {
        texts.put(folder.getFileName() + "/" + file.getFileName(), text(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return texts;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new IllegalArgumentException(
          "%s is not UTF-8; save it with that encoding".formatted(file), e);
    }
  }
}
