package io.loopledger.bench.reports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.loopledger.documents.text.FormulaGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * Whether two files hold the same rows in any order: their count and the sum of their checksums.
 */
final class SameRows {
  private static final int PRODUCT = 2;
  private static final int TIME = 7;

  private SameRows() {}

  private record Sum(long rows, long checksums) {}

  static void require(Path cli, Path ours, long rows) throws IOException {
    Sum expected = sum(cli, false);
    Sum actual = sum(ours, true);
    if (!expected.equals(actual) || actual.rows() != rows) {
      throw new IllegalStateException("the files differ: %s and %s".formatted(expected, actual));
    }
    System.out.println("both files hold the same rows");
  }

  private static Sum sum(Path file, boolean isOurs) throws IOException {
    long rows = 0;
    long checksums = 0;
    CRC32C crc = new CRC32C();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
      for (CsvRecord record : csv) {
        if (rows++ == 0) {
          continue;
        }
        crc.reset();
        for (int i = 0; i < record.getFieldCount(); i++) {
          crc.update((cell(record, i, isOurs) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        checksums += crc.getValue();
      }
    }
    return new Sum(rows - 1, checksums);
  }

  private static String cell(CsvRecord record, int i, boolean isOurs) {
    String cell = record.getField(i);
    if (!isOurs) {
      return cell;
    }
    return switch (i) {
      case PRODUCT -> FormulaGuard.plain(cell);
      case TIME -> cell.replace('T', ' ').replace("Z", " UTC");
      default -> cell;
    };
  }
}
