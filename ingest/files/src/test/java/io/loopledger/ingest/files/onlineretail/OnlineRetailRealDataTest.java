package io.loopledger.ingest.files.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.loopledger.ingest.files.FileImport;
import io.loopledger.ingest.files.ImportTarget;
import io.loopledger.ingest.testing.ImportBench;
import io.loopledger.ingest.testing.Imports;
import io.loopledger.ingest.testing.WireTrip;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext.DocumentType;
import io.loopledger.testkit.TestData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineRetailRealDataTest {
  private final ImportBench bench;

  OnlineRetailRealDataTest(@TempDir Path folder) {
    this.bench = new ImportBench(folder);
  }

  @Test
  void everyLineOfTheFirstHalfYearIsAccountedForToTheLastPenny() {
    Path file = TestData.file("online-retail/online_retail_2010-12_2011-05.csv.gz");
    FileImport lines =
        Imports.onlineRetail(
            new ImportTarget("shop", Optional.empty(), ZoneId.of("Europe/London")), "GBP");

    ImportBench.Result result = bench.run(lines, file);

    assertThat(result.summary().rowsRead()).isEqualTo(209_029);
    assertThat(result.summary().rowsAccepted()).isEqualTo(209_029);
    assertThat(result.summary().rejectsFile()).isEmpty();
    assertThat(result.summary().notes())
        .contains(
            entry("lines on credit notes (invoice number begins with C)", 3_783L),
            entry(Shop.REPEATED, 1_747L));
    assertThat(result.events()).extracting(Event::id).doesNotHaveDuplicates().hasSize(209_029);
    assertThat(total(result.events())).isEqualByComparingTo("3706827.641");
    assertThat(total(creditNotes(result.events()))).isEqualByComparingTo("-357898.950");
    WireTrip.assertSurvivedBy(result.events());
  }

  private static List<Event> creditNotes(List<Event> events) {
    return events.stream()
        .filter(event -> event.context().documentType() == DocumentType.CREDIT_NOTE)
        .toList();
  }

  private static BigDecimal total(List<Event> events) {
    return events.stream()
        .map(event -> ClearingEffect.of(event.data()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
