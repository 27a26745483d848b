package io.loopledger.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Verdict;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillionLinesTest {
  private static final int LINES = 1_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void aMillionRowsInBothPasses() throws IOException {
    Path file = folder.resolve("big.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          "settlement_id,settlement_date,type,date,payment_id,merchant_reference,currency,gross,fee,net\n");
      for (int i = 0; i < LINES; i++) {
        out.write(
            "PO-1,2026-10-05,PAYMENT,2026-10-0%d,PAY-%d,ORD-%d,EUR,100.00,1.50,98.50\n"
                .formatted(1 + i % 4, i, i));
      }
    }
    StatementFiles files = StatementFiles.builtIn();

    Verdict.Accepted accepted = (Verdict.Accepted) files.check(file);
    long[] lines = {0};
    files.lines(file, accepted, line -> lines[0]++);

    assertThat(accepted.lines()).isEqualTo(LINES);
    assertThat(lines[0]).isEqualTo(LINES);
    assertThat(accepted.statements().getFirst().sums())
        .isEqualTo(Map.of("EUR", Money.of("98500000.00", "EUR")));
  }
}
