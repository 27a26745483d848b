package io.loopledger.statements;

import io.loopledger.statements.csv.BuiltInMappings;
import io.loopledger.statements.csv.CsvMapping;
import io.loopledger.statements.csv.CsvStatements;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.FileIdentity;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.model.Verdict;
import io.loopledger.statements.source.Limits;
import io.loopledger.statements.source.RefusedException;
import io.loopledger.statements.source.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes finance files in two passes. {@link #check} reads a file from end to end and finds all that
 * is wrong with it; {@link #lines} reads an accepted file again and hands its lines over. Memory
 * does not grow with the file, and a file is taken wholly or not at all.
 */
public final class StatementFiles {
  private final Detection detection;
  private final Limits limits;

  private StatementFiles(List<CsvMapping> mappings, Limits limits) {
    this.detection = new Detection(mappings.stream().map(CsvStatements::new).toList());
    this.limits = limits;
  }

  /** All built-in formats. */
  public static StatementFiles builtIn() {
    return with(List.of(), Limits.DEFAULT);
  }

  /** All built-in formats, and CSV by these mappings. */
  public static StatementFiles with(List<CsvMapping> mappings, Limits limits) {
    List<CsvMapping> all = new ArrayList<>(BuiltInMappings.all());
    all.addAll(mappings);
    return new StatementFiles(all, limits);
  }

  /**
   * Checks a file: structure, every field, sums, balances and counts.
   *
   * @throws IOException if the disk fails; whatever is wrong with the content is in the verdict
   */
  public Verdict check(Path file) throws IOException {
    StoredFile stored = new StoredFile(file, limits);
    FileIdentity identity = stored.identity();
    Faults faults = new Faults(limits.faults());
    String format = "";
    try {
      Detection.Detected detected = detection.detect(stored);
      format = detected.format();
      long[] lines = {0};
      List<Statement> statements = detected.reader().read(stored, line -> lines[0]++, faults);
      if (faults.isEmpty()) {
        return new Verdict.Accepted(identity, format, statements, lines[0]);
      }
    } catch (RefusedException e) {
      faults.add(e.fault());
    } catch (ArithmeticException e) {
      faults.add(Faults.FILE, "", "", "a sum is larger than the ledger can hold: 9.2e12");
    }
    return new Verdict.Refused(identity, format, faults.kept(), faults.count());
  }

  /**
   * Hands over the lines of a file that was accepted, in the order of the file.
   *
   * @throws IOException if the file is no longer the one that was accepted. That is looked at
   *     before the first line; where it changes while it is read, lines were handed over already,
   *     so take them in one transaction
   */
  public void lines(Path file, Verdict.Accepted accepted, Consumer<StatementLine> consumer)
      throws IOException {
    StoredFile stored = new StoredFile(file, limits);
    requireSame(accepted, stored.identity().contentSha256());
    Faults faults = new Faults(limits.faults());
    try {
      detection.detect(stored).reader().read(stored, consumer, faults);
    } catch (RefusedException e) {
      faults.add(e.fault());
    }
    if (!faults.isEmpty()) {
      throw changed(accepted, faults.kept().getFirst().toString());
    }
    requireSame(accepted, stored.identity().contentSha256());
  }

  private static void requireSame(Verdict.Accepted accepted, String sha256) throws IOException {
    if (!accepted.file().contentSha256().equals(sha256)) {
      throw changed(accepted, "its content has SHA-256 " + sha256);
    }
  }

  private static IOException changed(Verdict.Accepted accepted, String found) {
    return new IOException(
        "file '%s' is not the one that was checked (%s): %s; check it again"
            .formatted(accepted.file().name(), accepted.file().contentSha256(), found));
  }
}
