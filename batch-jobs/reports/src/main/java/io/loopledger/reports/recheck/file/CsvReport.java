package io.loopledger.reports.recheck.file;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.reports.recheck.file.FileFigure.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A report as a data package: a line for each value. */
final class CsvReport {
  private static final String PACKAGE = "datapackage.json";
  private static final String FIGURES = "figures.csv";
  private static final List<String> COLUMNS =
      List.of(
          "section",
          "block",
          "kind",
          "row",
          "level",
          "row_label",
          "column",
          "type",
          "value",
          "decimals",
          "unit",
          "metric",
          "where",
          "statistic",
          "remark");

  private CsvReport() {}

  static ReportFile read(String name, byte[] bytes) throws RefusedFileException {
    Map<String, byte[]> files = ZipFiles.read(bytes);
    JsonNode description = json(ZipFiles.file(files, PACKAGE));
    byte[] csv = ZipFiles.file(files, FIGURES);
    Map<String, String> facts = new TreeMap<>();
    for (JsonNode fact : JsonReport.list(description.path("loopledger"), "facts")) {
      facts.put(JsonReport.text(fact, "id"), JsonReport.text(fact, "value"));
    }
    return new ReportFile(
        name,
        FileFormat.CSV,
        Optional.of(JsonReport.text(description, "name")),
        new ReportFacts(facts),
        figures(csv),
        faults(description.path("resources").path(0), csv));
  }

  private static JsonNode json(byte[] bytes) throws RefusedFileException {
    try {
      return OriginText.JSON.readTree(bytes);
    } catch (IOException e) {
      throw new RefusedFileException(
          PACKAGE + " is no JSON, or a part of it is missing; take the file as it was written", e);
    }
  }

  private static List<String> faults(JsonNode resource, byte[] csv) {
    String said = resource.path("hash").asText("nothing");
    String hash = "sha256:" + sha256(csv);
    return hash.equals(said)
        ? List.of()
        : List.of(
            "%s has %s, and %s says %s: one of them was changed"
                .formatted(FIGURES, hash, PACKAGE, said));
  }

  private static List<FileFigure> figures(byte[] csv) throws RefusedFileException {
    List<FileFigure> figures = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> lines =
        CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord line : lines) {
        if (!line.getHeader().equals(COLUMNS)) {
          throw new RefusedFileException(
              "%s has the columns %s, and this release reads %s; check it with the release that wrote it"
                  .formatted(FIGURES, line.getHeader(), COLUMNS));
        }
        if (line.getField("type").equals("amount")) {
          figures.add(figure(line));
        }
      }
    } catch (CsvParseException e) {
      throw new RefusedFileException(FIGURES + " is no CSV file: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be read", e);
    }
    return figures;
  }

  private static FileFigure figure(NamedCsvRecord line) throws RefusedFileException {
    String group = line.getField("section") + " > " + line.getField("block");
    int row = OriginText.decimal(line.getField("row"), group).intValue();
    Place place = new Place(group, row, line.getField("column"));
    return new FileFigure(
        kind(line.getField("kind"), place),
        place,
        OriginText.decimal(line.getField("value"), place.toString()),
        OptionalInt.of(OriginText.decimal(line.getField("decimals"), place.toString()).intValue()),
        Optional.of(line.getField("unit")),
        OriginText.of(
            line.getField("metric"),
            line.getField("where"),
            line.getField("statistic"),
            place.toString()));
  }

  private static Kind kind(String kind, Place place) throws RefusedFileException {
    for (Kind each : Kind.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(kind)) {
        return each;
      }
    }
    throw new RefusedFileException(
        "%s: kind is '%s'; this release knows figures, table and chart".formatted(place, kind));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
