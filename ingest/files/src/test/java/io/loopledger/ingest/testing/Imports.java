package io.loopledger.ingest.testing;

import io.loopledger.ingest.files.BuiltInMappings;
import io.loopledger.ingest.files.CsvImport;
import io.loopledger.ingest.files.ImportPrivacy;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.files.RejectsFile;
import io.loopledger.ingest.mapping.Mapping;
import io.loopledger.ingest.mapping.record.ContentHash;
import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.sealing.BrandKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Imports whose customers' pseudonyms follow from the plain reference. */
public final class Imports {
  private static final BrandKeys KEYS = BrandKeys.in(folder());

  private Imports() {}

  /** The Open Repair Data Standard. */
  public static CsvImport openRepair(ImportTarget target) {
    return of(BuiltInMappings.openRepair(), target);
  }

  /** The UCI layout. */
  public static CsvImport onlineRetail(ImportTarget target, String currency) {
    return new CsvImport(
        BuiltInMappings.onlineRetail(),
        target,
        BuiltInMappings.onlineRetailIn(currency),
        privacy());
  }

  /** Any mapping. */
  public static CsvImport of(Mapping mapping, ImportTarget target) {
    return new CsvImport(mapping, target, Map.of(), privacy());
  }

  /** The pseudonym of a customer. */
  public static String pseudonym(String reference) {
    String digits = ContentHash.of(List.of(reference)).replaceAll("[0189]", "x");
    return Pseudonym.PREFIX + digits.substring(0, 26);
  }

  /** The rejected rows of an import, line by line. */
  public static List<String> rejects(Path file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RejectsFile.show(KEYS, file, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(out.toString(StandardCharsets.UTF_8).split("\r\n"));
  }

  private static ImportPrivacy privacy() {
    return new ImportPrivacy((brand, references) -> pseudonyms(references), KEYS);
  }

  private static Map<String, String> pseudonyms(Collection<String> references) {
    return references.stream().collect(Collectors.toMap(Function.identity(), Imports::pseudonym));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("brand-keys");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
