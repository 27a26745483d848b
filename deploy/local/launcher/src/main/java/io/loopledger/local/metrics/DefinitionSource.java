package io.loopledger.local.metrics;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.BuiltInFiles;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.InvalidCatalogException;
import io.loopledger.catalog.metrics.OwnDefinitions;
import io.loopledger.catalog.metrics.compare.DefinitionRecord;
import io.loopledger.local.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A state of the definitions that a user names: a metrics.json, or a folder. */
public final class DefinitionSource {
  /** Every whole catalog has it; a folder without it holds only what is added. */
  private static final String WHOLE = "models/entries.yaml";

  private DefinitionSource() {}

  /**
   * The metrics of a source, by name.
   *
   * @throws Failure saying what is wrong with it
   */
  public static Map<String, DefinitionRecord> read(Path source) throws IOException {
    if (Files.isDirectory(source)) {
      return folder(source);
    }
    if (Files.isRegularFile(source)) {
      return DefinitionRecord.read(source.toString(), Files.readString(source));
    }
    throw new Failure("There is no file or folder " + source);
  }

  private static Map<String, DefinitionRecord> folder(Path folder) {
    Map<String, String> files = BuiltInFiles.ofFolder(folder);
    if (files.isEmpty()) {
      throw new Failure("There is no definition (.yaml) in " + folder);
    }
    boolean isWhole = files.containsKey(WHOLE);
    try {
      return DefinitionRecord.of(
          Catalog.of(
              isWhole ? files : OwnDefinitions.laid(BuiltInFiles.read(), files), Chart.builtIn()));
    } catch (InvalidCatalogException e) {
      throw new Failure(
          "The definitions in %s are wrong:%n%s".formatted(folder, e.getMessage()), e);
    }
  }
}
