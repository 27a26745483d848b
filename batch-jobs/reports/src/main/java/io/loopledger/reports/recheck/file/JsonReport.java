package io.loopledger.reports.recheck.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.documents.model.Cell.Origin;
import io.loopledger.reports.recheck.file.FileFigure.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A report as JSON. */
final class JsonReport {
  private static final String FORMAT = "loopledger-document";
  private static final int VERSION = 1;

  private final List<FileFigure> figures = new ArrayList<>();

  private JsonReport() {}

  static ReportFile read(String name, byte[] bytes) throws RefusedFileException {
    JsonNode root = tree(bytes);
    JsonReport report = new JsonReport();
    for (JsonNode section : list(root, "sections")) {
      for (JsonNode block : list(section, "blocks")) {
        report.block(text(section, "id"), block);
      }
    }
    Map<String, String> facts = new TreeMap<>();
    for (JsonNode fact : list(root, "facts")) {
      facts.put(text(fact, "id"), text(fact, "value"));
    }
    return new ReportFile(
        name,
        FileFormat.JSON,
        Optional.of(text(root, "id")),
        new ReportFacts(facts),
        report.figures,
        List.of());
  }

  /** The document, if it is one of ours in the version that is known. */
  static JsonNode tree(byte[] bytes) throws RefusedFileException {
    JsonNode root;
    try {
      root = OriginText.JSON.readTree(bytes);
    } catch (IOException e) {
      throw new RefusedFileException(
          "it is no JSON, or a part of it is missing; take the file as it was written", e);
    }
    String format = root.path("format").asText("nothing");
    if (!FORMAT.equals(format)) {
      throw new RefusedFileException(
          "format is %s, and a report has %s; this is no report of Loopledger"
              .formatted(format, FORMAT));
    }
    int version = root.path("version").asInt(0);
    if (version != VERSION) {
      throw new RefusedFileException(
          "version is %d, and this release reads %d; check it with the release that wrote it"
              .formatted(version, VERSION));
    }
    return root;
  }

  private void block(String section, JsonNode block) throws RefusedFileException {
    switch (text(block, "type")) {
      case "figures" -> figures(section, block);
      case "table" -> table(section, block);
      case "chart" -> chart(section, block);
      case "words", "notice" -> {
        // No figures.
      }
      default ->
          throw new RefusedFileException(
              "a block of section %s has the type %s, which version %d does not have"
                  .formatted(section, text(block, "type"), VERSION));
    }
  }

  private void figures(String section, JsonNode block) throws RefusedFileException {
    String group = section + " > " + text(block, "id");
    int row = 1;
    for (JsonNode item : list(block, "items")) {
      cell(Kind.FIGURES, new Place(group, row, "value"), item.path("value"));
      if (item.has("interval")) {
        cell(Kind.FIGURES, new Place(group, row, "lower"), item.path("interval").path("lower"));
        cell(Kind.FIGURES, new Place(group, row, "upper"), item.path("interval").path("upper"));
      }
      row++;
    }
  }

  private void table(String section, JsonNode block) throws RefusedFileException {
    String group = section + " > " + text(block, "id");
    List<String> columns = new ArrayList<>();
    for (JsonNode column : list(block, "columns")) {
      columns.add(text(column, "id"));
    }
    int row = 1;
    for (JsonNode each : list(block, "rows")) {
      JsonNode cells = list(each, "cells");
      if (cells.size() != columns.size()) {
        throw new RefusedFileException(
            "%s, row %d has %d cells for %d columns; the file was changed"
                .formatted(group, row, cells.size(), columns.size()));
      }
      for (int i = 0; i < columns.size(); i++) {
        cell(Kind.TABLE, new Place(group, row, columns.get(i)), cells.get(i));
      }
      row++;
    }
  }

  private void cell(Kind kind, Place place, JsonNode cell) throws RefusedFileException {
    if (!"amount".equals(text(cell, "type"))) {
      return;
    }
    Optional<Origin> origin = Optional.empty();
    if (cell.has("origin")) {
      JsonNode from = cell.path("origin");
      origin =
          Optional.of(
              OriginText.of(
                  text(from, "metric"),
                  from.path("where"),
                  text(from, "statistic"),
                  place.toString()));
    }
    figures.add(
        new FileFigure(
            kind,
            place,
            OriginText.decimal(text(cell, "value"), place.toString()),
            OptionalInt.of(cell.path("decimals").asInt(-1)),
            Optional.of(text(cell, "unit")),
            origin));
  }

  private void chart(String section, JsonNode chart) throws RefusedFileException {
    String group = section + " > " + text(chart, "id");
    int row = 1;
    for (JsonNode point : list(chart, "points")) {
      for (String column : List.of("value", "lower", "upper")) {
        if (point.has(column)) {
          Place place = new Place(group, row, column);
          figures.add(
              new FileFigure(
                  Kind.CHART,
                  place,
                  OriginText.decimal(text(point, column), place.toString()),
                  OptionalInt.of(chart.path("decimals").asInt(-1)),
                  Optional.of(text(chart, "unit")),
                  Optional.empty()));
        }
      }
      row++;
    }
  }

  static String text(JsonNode node, String field) throws RefusedFileException {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new RefusedFileException(
          "a text '%s' is missing; the file was changed or is not whole".formatted(field));
    }
    return value.textValue();
  }

  static JsonNode list(JsonNode node, String field) throws RefusedFileException {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw new RefusedFileException(
          "a list '%s' is missing; the file was changed or is not whole".formatted(field));
    }
    return value;
  }
}
