package io.loopledger.ingest.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.ingest.publish.PublishFailedException;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.ingest.testing.RecordingPublisher;
import io.loopledger.schemas.event.Event;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final int ROWS = 25_000;
  private static final int CUT_AFTER = 17_000;
  private static final int ACKNOWLEDGED = 10_000;
  private static final FileImport SHOP = shop("acme", "GBP");

  private final ImportBench bench;
  private final Path file;

  ResumeTest(@TempDir Path folder) {
    this.bench = new ImportBench(folder);
    this.file = bench.file(text());
  }

  @Test
  void aRunThatWasCutShortGoesOnWhereItWasAcknowledged() {
    List<Event> whole = bench.run(SHOP, file).events();
    List<Event> first = cutShort();

    Result second = bench.run(SHOP, file);

    assertThat(second.summary().resumedAfterRow()).isEqualTo(ACKNOWLEDGED);
    assertThat(first).isEqualTo(whole.subList(0, CUT_AFTER));
    assertThat(second.events()).isEqualTo(whole.subList(ACKNOWLEDGED, ROWS));
  }

  @Test
  void theSummaryOfAResumedRunIsThatOfAWholeOne() {
    ImportSummary whole = bench.run(SHOP, file).summary();
    cutShort();

    ImportSummary resumed = bench.run(SHOP, file).summary();

    assertThat(resumed.rowsRead()).isEqualTo(ROWS);
    assertThat(resumed.accepted()).isEqualTo(whole.accepted());
    assertThat(resumed.notes()).isEqualTo(whole.notes());
  }

  @Test
  void aFinishedImportPublishesEverythingAgainUnderTheSameIds() {
    List<Event> once = bench.run(SHOP, file).events();

    Result again = bench.run(SHOP, file);

    assertThat(again.summary().resumedAfterRow()).isZero();
    assertThat(again.events()).isEqualTo(once);
  }

  @Test
  void anotherTargetNeverGoesOnWithThisPosition() {
    cutShort();

    assertThat(bench.run(shop("other", "GBP"), file).events()).hasSize(ROWS);
  }

  @Test
  void anotherCurrencyNeverGoesOnWithThisPosition() {
    cutShort();

    assertThat(bench.run(shop("acme", "EUR"), file).events()).hasSize(ROWS);
  }

  @Test
  void aFileThatWasReplacedUnderTheSameNameIsReadFromItsBeginning() {
    cutShort();

    assertThat(bench.run(SHOP, bench.file(text().replace("2.55", "2.56"))).events()).hasSize(ROWS);
  }

  private List<Event> cutShort() {
    RecordingPublisher publisher = RecordingPublisher.failingAfter(CUT_AFTER);
    assertThatThrownBy(() -> SHOP.run(file, bench.workFolder(), publisher, position -> {}))
        .isInstanceOf(PublishFailedException.class);
    return publisher.events();
  }

  private static FileImport shop(String brand, String currency) {
    return Imports.onlineRetail(
        new ImportTarget(brand, Optional.empty(), ZoneOffset.UTC), currency);
  }

  /** Every line stands there five times, far apart. */
  private static String text() {
    List<String> lines = new ArrayList<>();
    lines.add("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country");
    for (int i = 0; i < ROWS; i++) {
      lines.add("%d,85123A,LANTERN,6,2010-12-01 08:26:00,2.55,17850,France".formatted(i % 5_000));
    }
    return String.join("\n", lines);
  }
}
