package io.loopledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.finance.FinanceFiles;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.model.Verdict;
import io.loopledger.statements.value.Sums;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every document of a simulated programme, to the last cent. */
class SimulatedProgrammeTest {
  private static final Map<String, String> AMOUNTS =
      Map.of("payments", "net", "marketplace", "amount", "carrier", "gross", "partner", "gross");

  @TempDir private static Path folder = Path.of("");
  private static final Map<String, Map<String, Long>> WRITTEN = new TreeMap<>();

  @BeforeAll
  static void play() throws IOException {
    Assumptions assumed = Assumptions.builtIn();
    SimulatorConfig config =
        new SimulatorConfig(1_000, 42, List.of("demo", "kingsloop"), Optional.empty());
    for (String faults : List.of("0", "0.2")) {
      FinanceFiles.Options options = new FinanceFiles.Options(assumed, new BigDecimal(faults), 42);
      try (Stream<Event> events = Simulation.of(assumed, config).events();
          FinanceFiles files =
              FinanceFiles.open(
                  folder.resolve(faults), folder.resolve("answers" + faults), options)) {
        for (Event event : (Iterable<Event>) events::iterator) {
          files.take(event);
        }
        files.finish();
        WRITTEN.put(faults, files.documents());
      }
    }
  }

  @Test
  void everyDocumentIsTakenAndEveryLineIsThere() throws IOException {
    for (Map.Entry<String, Map<String, Long>> folders : WRITTEN.entrySet()) {
      assertThat(folders.getValue()).hasSize(5);
      for (Map.Entry<String, Long> kind : folders.getValue().entrySet()) {
        Read read = read(folder.resolve(folders.getKey()).resolve(kind.getKey()));

        assertThat(read.lines).as(kind.getKey()).hasSize(kind.getValue().intValue());
        assertThat(read.lines.size()).isGreaterThan(100);
      }
    }
  }

  /** Summed by another's CSV reader, in cents. */
  @Test
  void theSumsAreThoseOfTheFilesToTheCent() throws IOException {
    for (String faults : WRITTEN.keySet()) {
      for (Map.Entry<String, String> kind : AMOUNTS.entrySet()) {
        Path documents = folder.resolve(faults).resolve(kind.getKey());

        assertThat(read(documents).sums()).isEqualTo(sums(documents, kind.getValue()));
      }
    }
  }

  /** Settlements come in, invoices go out; what else goes through the bank is paid to people. */
  @Test
  void theBankHasWhatTheOtherDocumentsComeTo() throws IOException {
    Path clean = folder.resolve("0");
    Map<String, Money> paid = new TreeMap<>();
    for (StatementLine line : read(clean.resolve("bank")).lines) {
      boolean isDocument =
          line.text().startsWith("INVOICE ") || !line.counterparty().equals("ACCOUNT HOLDER");
      if (isDocument && !line.text().startsWith("LOST PARCEL")) {
        paid.merge(line.amounts().total().currency(), line.amounts().total(), Sums::plus);
      }
    }
    Map<String, Money> documents = new TreeMap<>();
    for (String kind : AMOUNTS.keySet()) {
      for (Statement statement : read(clean.resolve(kind)).statements) {
        statement
            .sums()
            .forEach(
                (currency, sum) ->
                    documents.merge(
                        currency,
                        statement.heading().kind() == StatementKind.INVOICE ? sum.negated() : sum,
                        Sums::plus));
      }
    }

    assertThat(paid).isEqualTo(documents);
  }

  private static final class Read {
    private final List<Statement> statements = new ArrayList<>();
    private final List<StatementLine> lines = new ArrayList<>();

    private SortedMap<String, Money> sums() {
      Sums sums = new Sums();
      lines.forEach(line -> sums.add(line.amounts().total()));
      return sums.all();
    }
  }

  private static Read read(Path documents) throws IOException {
    StatementFiles files = StatementFiles.builtIn();
    Read read = new Read();
    try (Stream<Path> all = Files.list(documents)) {
      for (Path file : all.sorted().toList()) {
        Verdict verdict = files.check(file);
        assertThat(verdict).as(file.toString()).isInstanceOf(Verdict.Accepted.class);
        Verdict.Accepted accepted = (Verdict.Accepted) verdict;
        read.statements.addAll(accepted.statements());
        files.lines(file, accepted, read.lines::add);
      }
    }
    return read;
  }

  private static SortedMap<String, Money> sums(Path documents, String column) throws IOException {
    SortedMap<String, Money> sums = new TreeMap<>();
    try (Stream<Path> all = Files.list(documents)) {
      for (Path file : all.toList()) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
          for (NamedCsvRecord row : rows) {
            sums.merge(
                row.getField("currency"),
                Money.of(row.getField(column), row.getField("currency")),
                Sums::plus);
          }
        }
      }
    }
    return sums;
  }
}
