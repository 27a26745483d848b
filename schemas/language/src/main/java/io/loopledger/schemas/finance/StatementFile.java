package io.loopledger.schemas.finance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file that a finance system sent.
 *
 * @param fileId hash of brand, content, name, verdict and run; of a file that was taken: of its
 *     brand and content alone, so that it is taken once
 * @param runId the run that looked at it
 * @param owner tenant and brand in whose inbox it lay
 * @param verdict what became of it
 * @param content which file it is
 * @param format how it was read, such as camt.053.001.08; null if no format fits
 * @param statements in it; 0 unless it was taken
 * @param lines that were written of it; 0 unless it was taken
 * @param totals of these lines
 * @param faults how many things are wrong with it
 * @param message the first of them, or when it was taken before; null if it was taken
 * @param takenTime the run's own time
 */
public record StatementFile(
    String fileId,
    String runId,
    SettlementLine.Owner owner,
    Verdict verdict,
    Content content,
    @Nullable String format,
    long statements,
    long lines,
    List<StatementTotal> totals,
    long faults,
    @Nullable String message,
    Instant takenTime) {
  public StatementFile {
    totals = List.copyOf(totals);
  }

  /** What becomes of a file. */
  public enum Verdict {
    /** Its lines are in {@code finance.settlement_lines}, all of them. */
    TAKEN,
    /** Something is wrong with it: none of its lines was taken. */
    REFUSED,
    /** The same content was taken before: none of its lines was taken again. */
    TAKEN_BEFORE
  }

  /**
   * Which file it is.
   *
   * @param hash SHA-256 of the unpacked bytes, as hex
   * @param storedHash SHA-256 of the bytes as they came, as hex
   * @param path below the brand's inbox, as it came
   * @param sizeBytes as it came
   */
  public record Content(String hash, String storedHash, String path, long sizeBytes) {}
}
