package io.loopledger.reports.datapoint;

import io.loopledger.catalog.metrics.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of data points of this release. */
public final class DataPointFiles {
  /** Their names, in the order in which reports show them. */
  static final List<String> NAMES =
      List.of("esrs-e5.2023-12-22.yaml", "vsme.2024-12-17.yaml", "gri-306-301.yaml");

  private DataPointFiles() {}

  /** All of them. Read once. */
  public static List<DataPointFile> builtIn() {
    return BuiltIn.FILES;
  }

  private static final class BuiltIn {
    private static final List<DataPointFile> FILES =
        NAMES.stream()
            .map(name -> DataPointReader.read(Catalog.builtIn(), name, text(name)))
            .toList();

    private static String text(String name) {
      try (InputStream in = DataPointFiles.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is missing from the jar");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
  }
}
