package io.loopledger.ingest.files.onlineretail;

import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.ingest.testing.Imports;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** A shop in London that sells in pounds. */
final class Shop {
  static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  static final FileImport IMPORT =
      Imports.onlineRetail(
          new ImportTarget("acme", Optional.empty(), ZoneId.of("Europe/London")), "GBP");

  static final String REPEATED =
      "rows that repeat another row exactly (kept: real data cannot tell a duplicate from two equal"
          + " lines)";

  private final ImportBench bench;

  Shop(Path folder) {
    this.bench = new ImportBench(folder);
  }

  ImportBench bench() {
    return bench;
  }

  /** Imports rows under the usual header. */
  Result run(String... rows) {
    return bench.run(
        IMPORT, Stream.concat(Stream.of(HEADER), Stream.of(rows)).toArray(String[]::new));
  }

  /** Imports a line of customer 17850. */
  Result line(String invoice, String stockCode, String quantity, String price) {
    return run(
        "%s,%s,TEXT,%s,2010-12-01 08:26:00,%s,17850,United Kingdom"
            .formatted(invoice, stockCode, quantity, price));
  }
}
