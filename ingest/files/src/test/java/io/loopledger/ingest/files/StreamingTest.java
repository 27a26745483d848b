package io.loopledger.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.schemas.event.Event;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamingTest {
  private static final int ROWS = 400_000;
  private static final int WARM = 100_000;
  private static final long ALLOWED_GROWTH = 24L << 20;

  @Test
  void theHeapDoesNotGrowWithTheFileEvenIfNoTwoRowsAreEqual(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("large.csv.gz");
    write(file);
    List<Long> used = new ArrayList<>();
    List<ImportProgress.Position> positions = new ArrayList<>();
    FileImport shop =
        Imports.onlineRetail(new ImportTarget("acme", Optional.empty(), ZoneOffset.UTC), "GBP");

    ImportSummary summary =
        shop.run(
            file,
            folder.resolve("work"),
            new ForgetfulPublisher(),
            position -> {
              positions.add(position);
              if (position.rowsRead() % WARM == 0) {
                used.add(usedHeap());
              }
            });

    assertThat(summary.rowsAccepted()).isEqualTo(ROWS);
    assertThat(used.getLast() - used.getFirst()).isLessThan(ALLOWED_GROWTH);
    assertThat(positions).extracting(ImportProgress.Position::bytesRead).isSorted();
    assertThat(positions.getLast())
        .isEqualTo(
            new ImportProgress.Position(Files.size(file), Files.size(file), ROWS, ROWS, 0, 0));
  }

  private static void write(Path file) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      out.write("Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n");
      for (int i = 0; i < ROWS; i++) {
        out.write("%d,85123A,LANTERN,6,12/1/2010 8:26,2.55,17850,France%n".formatted(i));
      }
    }
  }

  @SuppressWarnings("SystemGC")
  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static final class ForgetfulPublisher implements EventPublisher {
    private long count;

    @Override
    public void publish(Event event) {
      count++;
    }

    @Override
    public void flush() {}

    @Override
    public long acknowledged() {
      return count;
    }

    @Override
    public void close() {}
  }
}
