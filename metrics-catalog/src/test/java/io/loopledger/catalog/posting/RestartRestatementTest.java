package io.loopledger.catalog.posting;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Micros;
import io.loopledger.testkit.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every repair of The Restart Project, posted with the factors of revision 1 and restated with
 * revision 2: both known answers, and a bridge between them that is all {@code FACTOR}.
 */
class RestartRestatementTest {
  private static final String FILE = "open-repair/ORD_v0.3_RestartProject_202204.csv";

  private final Map<String, Long> totals = new TreeMap<>();
  private final Map<Cause, Long> bridgeMicroKg = new EnumMap<>(Cause.class);

  @Test
  void bothRevisionsGiveTheKnownAnswersAndTheBridgeIsAllFactor(@TempDir Path folder)
      throws IOException {
    ReferenceLog log = ReferenceLog.open(folder);
    log.publishRules(RuleSets.NEWEST);
    long first = log.publish(brand(1));
    long second = log.publishRestated(brand(2));
    SubjectLedger ledger = new SubjectLedger(new PostingEngine(Chart.builtIn(), log::at), 10);

    List<SubjectHistory> histories = post(ledger, first);
    assertTotals("405302.595", 2063);

    List<SubjectHistory> restated = restate(ledger, histories, new Command.Repin("up", second));
    assertTotals("474784.795", 1287);
    assertThat(bridgeMicroKg).containsOnlyKeys(Cause.FACTOR);
    assertThat(decimal(bridgeMicroKg.get(Cause.FACTOR))).isEqualTo("69482.200000");

    bridgeMicroKg.clear();
    restate(ledger, restated, new Command.Repin("down", first));
    assertTotals("405302.595", 2063);
    assertThat(decimal(bridgeMicroKg.get(Cause.FACTOR))).isEqualTo("-69482.200000");
  }

  private static Brand brand(int revision) {
    return new Brand(
        "restart",
        "restart",
        "GB",
        ZoneId.of("Europe/London"),
        "GBP",
        Brand.Policies.DEFAULT,
        List.of(new Programme("fix", "RESTART", revision)));
  }

  private List<SubjectHistory> post(SubjectLedger ledger, long refVersion) throws IOException {
    List<SubjectHistory> histories = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(TestData.file(FILE))) {
      for (NamedCsvRecord row : rows) {
        PinnedEvent event = new PinnedEvent(event(row, histories.size()), refVersion);
        histories.add(take(ledger.accept(SubjectHistory.EMPTY, event), false));
      }
    }
    assertThat(histories).hasSize(23_940);
    return histories;
  }

  private static Event event(NamedCsvRecord row, int number) {
    RepairCompleted.Outcome outcome =
        switch (row.getField("repair_status")) {
          case "Fixed" -> RepairCompleted.Outcome.FIXED;
          case "Repairable" -> RepairCompleted.Outcome.REPAIRABLE;
          case "End of life" -> RepairCompleted.Outcome.END_OF_LIFE;
          default -> RepairCompleted.Outcome.UNKNOWN;
        };
    return new Event(
        "r-" + number,
        "/restart",
        Subject.unit("restart", "r-" + number),
        Instant.parse("2020-01-01T12:00:00Z"),
        EventContext.of("restart", Origin.REAL)
            .program("fix")
            .category(row.getField("partner_product_category").split(" ~ ", 2)[0])
            .build(),
        new RepairCompleted(outcome, null, null, null, null, null));
  }

  private List<SubjectHistory> restate(
      SubjectLedger ledger, List<SubjectHistory> histories, Command command) {
    List<SubjectHistory> restated = new ArrayList<>();
    for (SubjectHistory history : histories) {
      restated.add(take(ledger.apply(history, command), true));
    }
    return restated;
  }

  private SubjectHistory take(Answer answer, boolean isRestatement) {
    Answer.Accepted accepted = (Answer.Accepted) answer;
    for (Caused caused : accepted.difference()) {
      Posting posting = caused.posting();
      assertThat(posting.key().fx()).as("money is not touched").isNull();
      totals.merge(posting.key().account(), posting.amountMicros(), Math::addExact);
      if (isRestatement) {
        boolean isImpact = posting.key().measure().equals("kgCO2e");
        bridgeMicroKg.merge(caused.cause(), isImpact ? posting.amountMicros() : 0L, Math::addExact);
      }
    }
    return accepted.history();
  }

  private void assertTotals(String avoidedKg, long withoutFactor) {
    assertThat(totals.get("repairs.fixed")).isEqualTo(Micros.ofWhole(12_409));
    assertThat(decimal(totals.get("co2e.avoided"))).isEqualTo(avoidedKg + "000");
    assertThat(totals.get("repairs.fixed-without-factor")).isEqualTo(Micros.ofWhole(withoutFactor));
  }

  private static String decimal(@Nullable Long micros) {
    return Micros.toDecimal(micros == null ? 0 : micros).toPlainString();
  }
}
