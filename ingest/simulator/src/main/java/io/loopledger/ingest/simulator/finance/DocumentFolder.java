package io.loopledger.ingest.simulator.finance;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes documents, each into the folder of its kind, and counts their lines. */
final class DocumentFolder {
  private final Path root;
  private final Map<Document, Long> lines = new EnumMap<>(Document.class);

  DocumentFolder(Path root) throws IOException {
    this.root = root;
    for (Document document : Document.values()) {
      Files.createDirectories(root.resolve(document.folder()));
    }
  }

  /** Lines written, by folder. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    lines.forEach((document, count) -> counts.put(document.folder(), count));
    return counts;
  }

  /**
   * Writes a CSV document; where it stands, relative to the folder of all documents.
   *
   * @param number the document's own number
   * @param day the document's date
   */
  String csv(Document document, String number, LocalDate day, List<Line> shown) throws IOException {
    String file = "%s/%s.csv".formatted(document.folder(), number);
    try (Writer writer = Files.newBufferedWriter(root.resolve(file), StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(writer)) {
      csv.writeRecord(header(document));
      int nth = 0;
      for (Line line : shown) {
        csv.writeRecord(record(document, number, day, ++nth, line));
      }
    }
    lines.merge(document, (long) shown.size(), Long::sum);
    return file;
  }

  /** Writes an account's statements of a month. */
  String statements(String name, List<Statement> statements) throws IOException {
    String file = "%s/%s.camt053.xml".formatted(Document.BANK.folder(), name);
    try (Writer writer = Files.newBufferedWriter(root.resolve(file), StandardCharsets.UTF_8)) {
      Camt053.write(writer, name, statements);
    }
    long entries = statements.stream().mapToLong(statement -> statement.entries().size()).sum();
    lines.merge(Document.BANK, entries, Long::sum);
    return file;
  }

  private static List<String> header(Document document) {
    return switch (document) {
      case PAYMENTS ->
          List.of(
              "settlement_id",
              "settlement_date",
              "type",
              "date",
              "payment_id",
              "merchant_reference",
              "currency",
              "gross",
              "fee",
              "net");
      case MARKETPLACE ->
          List.of(
              "settlement_id", "settlement_date", "type", "date", "order_id", "currency", "amount");
      case CARRIER ->
          List.of(
              "invoice_number",
              "invoice_date",
              "position",
              "service",
              "date",
              "tracking_number",
              "text",
              "currency",
              "net",
              "vat",
              "gross");
      case PARTNER ->
          List.of(
              "invoice_number",
              "invoice_date",
              "position",
              "service",
              "date",
              "job",
              "note",
              "currency",
              "net",
              "vat",
              "gross");
      case BANK -> throw new IllegalArgumentException("a bank writes no CSV");
    };
  }

  private static List<String> record(
      Document document, String number, LocalDate day, int position, Line line) {
    String date = line.date().toString();
    return switch (document) {
      case PAYMENTS ->
          List.of(
              number,
              day.toString(),
              line.type(),
              date,
              line.reference(),
              line.other(),
              line.currency(),
              decimal(line.amount()),
              decimal(line.fee()),
              decimal(line.total()));
      case MARKETPLACE ->
          List.of(
              number,
              day.toString(),
              line.type(),
              date,
              line.reference(),
              line.currency(),
              decimal(line.amount()));
      case CARRIER, PARTNER ->
          List.of(
              number,
              day.toString(),
              String.valueOf(position),
              line.type(),
              date,
              line.reference(),
              line.other(),
              line.currency(),
              decimal(line.amount()),
              decimal(line.tax()),
              decimal(line.total()));
      case BANK -> throw new IllegalArgumentException("a bank writes no CSV");
    };
  }

  private static String decimal(long cents) {
    return BigDecimal.valueOf(cents, 2).toPlainString();
  }
}
