package io.loopledger.matching;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.rows.RowAppender;
import io.loopledger.schemas.finance.SettlementLine;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.table.SettlementLinesTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the simulator's CSV documents as they are, without the reader that is proved elsewhere. */
final class Documents {
  private static final Instant TAKEN = Instant.parse("2026-09-02T00:00:00Z");
  private static final Map<String, String> KINDS =
      Map.of(
          "payments", "PAYMENT",
          "marketplace", "MARKETPLACE",
          "carrier", "CARRIER",
          "partner", "PARTNER");

  private final RowAppender<SettlementLine> lines;
  private final List<String> brands;

  private Documents(Lake lake, List<String> brands) {
    this.lines = new RowAppender<>(lake, SettlementLinesTable.DEFINITION);
    this.brands = brands;
  }

  static void take(Path folder, Lake lake, Map<String, String> tenantsByBrand) {
    Documents documents = new Documents(lake, List.copyOf(tenantsByBrand.keySet()));
    KINDS.forEach(
        (name, kind) -> {
          try (Stream<Path> files = Files.list(folder.resolve(name))) {
            files.sorted().forEach(file -> documents.file(file, kind, tenantsByBrand));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    BankFiles.take(folder.resolve("bank"), tenantsByBrand, documents.lines::write);
    documents.lines.commit();
  }

  private void file(Path file, String kind, Map<String, String> tenants) {
    String name = file.getFileName().toString();
    String brand =
        brands.stream()
            .filter(id -> name.toLowerCase(Locale.ROOT).contains("-" + id + "-"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no brand in " + name));
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      long position = 0;
      for (NamedCsvRecord row : rows) {
        lines.write(
            line(row, ++position, name, kind, Objects.requireNonNull(tenants.get(brand)), brand));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SettlementLine line(
      NamedCsvRecord row, long position, String file, String kind, String tenant, String brand) {
    boolean isInvoice = kind.equals("CARRIER") || kind.equals("PARTNER");
    boolean isMarket = kind.equals("MARKETPLACE");
    int sign = isInvoice ? -1 : 1;
    return new SettlementLine(
        file + "#" + position,
        new SettlementLine.Owner(tenant, brand),
        new SettlementLine.Source(
            file,
            file,
            kind,
            "test",
            kind.equals("PAYMENT")
                ? "payment-service"
                : file.split("-", -1)[1].toLowerCase(Locale.ROOT),
            null,
            row.getField(isInvoice ? "invoice_number" : "settlement_id"),
            LocalDate.parse(row.getField(isInvoice ? "invoice_date" : "settlement_date")),
            position),
        row.getField(isInvoice ? "service" : "type"),
        LocalDate.parse(row.getField("date")),
        null,
        row.getField("currency"),
        isMarket ? null : sign * micros(row.getField(isInvoice ? "net" : "gross")),
        isMarket ? null : sign * micros(row.getField(isInvoice ? "vat" : "fee")),
        sign * micros(row.getField(isMarket ? "amount" : isInvoice ? "gross" : "net")),
        new SettlementLine.References(
            kind.equals("PAYMENT") ? text(row, "payment_id") : null,
            kind.equals("PAYMENT")
                ? text(row, "merchant_reference")
                : isMarket ? text(row, "order_id") : null,
            kind.equals("CARRIER") ? text(row, "tracking_number") : null,
            kind.equals("PARTNER") ? text(row, "job") : null,
            null),
        null,
        isInvoice ? text(row, kind.equals("CARRIER") ? "text" : "note") : null,
        TAKEN);
  }

  private static @Nullable String text(NamedCsvRecord row, String name) {
    String text = row.getField(name);
    return text.isEmpty() ? null : text;
  }

  private static long micros(String amount) {
    return new BigDecimal(amount).movePointRight(6).longValueExact();
  }
}
