package io.loopledger.ingest.simulator.finance;

import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.schemas.event.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The documents that belong to a simulation's events: settlements, invoices, bank statements.
 * Without faults they tie to the events to the cent; with faults the differences are those listed.
 */
public final class FinanceFiles implements AutoCloseable {
  private final Options options;
  private final DocumentFolder folder;
  private final FaultsFile answers;
  private final Faults faults;
  private final Map<String, Books> brands = new TreeMap<>();

  private FinanceFiles(Options options, DocumentFolder folder, FaultsFile answers) {
    this.options = options;
    this.folder = folder;
    this.answers = answers;
    this.faults = new Faults(options.faults(), options.seed());
  }

  /**
   * How documents are made.
   *
   * @param assumptions those of the simulation
   * @param faults share of lines with a fault, at most four decimals
   * @param seed the same seed plants the same faults
   */
  public record Options(Assumptions assumptions, BigDecimal faults, long seed) {
    public Options {
      if (faults.signum() < 0
          || faults.compareTo(BigDecimal.ONE) > 0
          || faults.stripTrailingZeros().scale() > 4) {
        throw new IllegalArgumentException(
            "faults is %s; give a share from 0 to 1 with at most 4 decimals, such as 0.01"
                .formatted(faults.toPlainString()));
      }
    }
  }

  /** Documents go to one folder and the list of their faults to another. */
  public static FinanceFiles open(Path documents, Path answers, Options options)
      throws IOException {
    return new FinanceFiles(options, new DocumentFolder(documents), new FaultsFile(answers));
  }

  /** Takes the events in the order of their time. */
  public void take(Event event) throws IOException {
    books(event.context().brand()).take(event);
  }

  /** Writes what is still open. */
  public void finish() throws IOException {
    for (Books books : brands.values()) {
      books.finish();
    }
  }

  /** Lines written, by folder. */
  public Map<String, Long> documents() {
    return folder.counts();
  }

  /** Faults planted, by kind. */
  public Map<String, Long> faults() {
    return answers.counts();
  }

  private Books books(String brand) {
    return brands.computeIfAbsent(
        brand, id -> new Books(options.assumptions().brand(id), folder, answers, faults));
  }

  @Override
  public void close() throws IOException {
    answers.close();
  }
}
