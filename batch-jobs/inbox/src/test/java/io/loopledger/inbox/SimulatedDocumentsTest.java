package io.loopledger.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.inbox.book.LakeBook;
import io.loopledger.inbox.folder.InboxFolder;
import io.loopledger.metricscheck.lake.FinanceLake;
import io.loopledger.schemas.finance.StatementFile.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documents of a simulated programme, put into the inbox as they are: in everything that the
 * matching reads, the rows are those of the CSV files, read here by another's code.
 */
class SimulatedDocumentsTest {
  private static final String[] READ = {
    "kind",
    "tenant",
    "brand",
    "issuer",
    "statement",
    "type",
    "currency",
    "net",
    "booking_date",
    "payment_reference",
    "order_id",
    "tracking_id",
    "job"
  };

  private static final int MOST = 3;

  @TempDir private Path home = Path.of("");

  @Test
  void theRowsAreWhatTheFilesSay() throws Exception {
    try (TestInbox inbox = TestInbox.in(home)) {
      inbox.lake().createOrUpgradeTables();
      ReferenceLog references = ReferenceLog.open(home.resolve("reference"));
      Path documents = Files.createDirectories(home.resolve("documents"));
      Path answers = Files.createDirectories(home.resolve("answers"));
      FinanceLake.write(
          100, 7, new BigDecimal("0.05"), documents, answers, inbox.lake(), references);
      Map<String, String> tenants = new TreeMap<>();
      references.latest().brands().forEach(brand -> tenants.put(brand.id(), brand.tenant()));
      int files = put(documents, inbox, tenants);

      TakeResult result =
          new StatementTaker(
                  new InboxFolder(inbox.path("")),
                  tenants,
                  new LakeBook(inbox.lake()),
                  Duration.ZERO,
                  span -> {})
              .take(TestInbox.NIGHT, (done, total, what) -> {});

      assertThat(result.words()).isEmpty();
      assertThat(result.count(Verdict.TAKEN)).isEqualTo(files);
      List<String> rows = new ArrayList<>(inbox.lines(READ));
      rows.removeIf(row -> row.startsWith("BANK"));
      assertThat(rows).hasSizeGreaterThan(200).isEqualTo(expected(documents, tenants));
      assertThat(inbox.lines("line_id")).doesNotHaveDuplicates();
      assertThat(inbox.lines("kind").stream().distinct())
          .containsExactly("BANK", "CARRIER", "MARKETPLACE", "PARTNER", "PAYMENT");
    }
  }

  private static int put(Path documents, TestInbox inbox, Map<String, String> tenants)
      throws IOException {
    int files = 0;
    for (Path file : files(documents)) {
      String name = file.getFileName().toString();
      inbox.write(brand(file, tenants) + "/" + name, Files.readAllBytes(file));
      files++;
    }
    return files;
  }

  /** Some of each kind and brand: those with most lines. */
  private static List<Path> files(Path documents) throws IOException {
    Map<String, Integer> counts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(documents)) {
      return files
          .filter(Files::isRegularFile)
          .sorted(
              Comparator.comparing((Path file) -> -file.toFile().length())
                  .thenComparing(file -> file))
          .filter(
              file -> {
                String kind = documents.relativize(file).toString().replaceAll("[0-9].*", "");
                return counts.merge(kind, 1, Integer::sum) <= MOST;
              })
          .toList();
    }
  }

  private static String brand(Path file, Map<String, String> tenants) {
    String name = "-" + file.getFileName().toString().toLowerCase(Locale.ROOT);
    return tenants.keySet().stream()
        .filter(id -> name.contains("-" + id + "-"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> expected(Path documents, Map<String, String> tenants)
      throws IOException {
    List<String> rows = new ArrayList<>();
    for (Path file : files(documents)) {
      if (file.toString().endsWith(".csv")) {
        String brand = brand(file, tenants);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
          csv.forEach(row -> rows.add(row(file, row, brand, tenants.getOrDefault(brand, ""))));
        }
      }
    }
    rows.sort(null);
    return rows;
  }

  private static String row(Path file, NamedCsvRecord row, String brand, String tenant) {
    String folder = file.getName(file.getNameCount() - 2).toString();
    boolean isInvoice = folder.equals("carrier") || folder.equals("partner");
    String issuer =
        folder.equals("payments")
            ? "payment-service"
            : file.getFileName().toString().split("-", -1)[1].toLowerCase(Locale.ROOT);
    BigDecimal net =
        switch (folder) {
          case "payments" -> new BigDecimal(row.getField("net"));
          case "marketplace" -> new BigDecimal(row.getField("amount"));
          default -> new BigDecimal(row.getField("gross")).negate();
        };
    return String.join(
        " | ",
        folder.equals("payments") ? "PAYMENT" : folder.toUpperCase(Locale.ROOT),
        tenant,
        brand,
        issuer,
        row.getField(isInvoice ? "invoice_number" : "settlement_id"),
        row.getField(isInvoice ? "service" : "type"),
        row.getField("currency"),
        net.stripTrailingZeros().toPlainString(),
        row.getField("date"),
        folder.equals("payments") ? text(row, "payment_id") : "-",
        folder.equals("payments")
            ? text(row, "merchant_reference")
            : folder.equals("marketplace") ? text(row, "order_id") : "-",
        folder.equals("carrier") ? text(row, "tracking_number") : "-",
        folder.equals("partner") ? text(row, "job") : "-");
  }

  private static String text(NamedCsvRecord row, String name) {
    return row.getField(name).isEmpty() ? "-" : row.getField(name);
  }
}
