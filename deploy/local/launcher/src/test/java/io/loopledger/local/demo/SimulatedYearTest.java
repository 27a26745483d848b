package io.loopledger.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.posting.SubjectLedger.Answer;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.local.brands.BrandDefaults;
import io.loopledger.schemas.event.CostVat;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Payout;
import io.loopledger.schemas.event.Resale;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.event.TakeBack;
import io.loopledger.schemas.event.VatTreatment;
import io.loopledger.schemas.money.Money;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated year under the newest rules: what the demo shows, without its servers. */
class SimulatedYearTest {
  private static final int UNITS = 300;

  /** Carriers invoice on the third of the next month; the simulated time ends on 2023-02-20. */
  private static final Instant NOT_INVOICED_SINCE = Instant.parse("2023-01-31T23:00:00Z");

  @TempDir private static Path folder = Path.of("");

  private static List<Event> events = List.of();
  private static final Map<Subject, SubjectHistory> HISTORIES = new HashMap<>();
  private static final Map<Subject, Journal> JOURNALS = new HashMap<>();

  @BeforeAll
  static void post() throws IOException {
    ReferenceLog log = ReferenceLog.open(folder);
    log.publishRules(RuleSets.NEWEST);
    BrandDefaults defaults = BrandDefaults.REGISTERED;
    long version =
        log.publish(
            new Brand(
                "demo",
                "demo",
                defaults.legalCountry(),
                defaults.contractZone(),
                defaults.reportingCurrency(),
                new Brand.Policies(defaults.vat(), "never", "ecb-latest-published"),
                List.of(
                    new Programme("loop", BrandDefaults.METHOD, BrandDefaults.FACTOR_REVISION))));
    var reference = log.latest();
    SubjectLedger ledger =
        new SubjectLedger(new PostingEngine(Chart.builtIn(), any -> reference), 1_000);
    SimulatorConfig config = new SimulatorConfig(UNITS, 42, List.of("demo"), Optional.empty());
    try (Stream<Event> played = Simulation.of(Assumptions.builtIn(), config).events()) {
      events = played.toList();
    }
    for (Event event : events) {
      SubjectHistory before = HISTORIES.getOrDefault(event.subject(), SubjectHistory.EMPTY);
      Answer answer = ledger.accept(before, new PinnedEvent(event, version));
      assertThat(answer).as(event.id()).isInstanceOf(Answer.Accepted.class);
      HISTORIES.put(event.subject(), ((Answer.Accepted) answer).history());
    }
    HISTORIES.forEach((subject, history) -> JOURNALS.put(subject, ledger.journal(history)));
  }

  @Test
  void whatCarriersAreOwedIsWhatTheyDidAndDidNotYetInvoice() {
    Map<Subject, Long> expected = new HashMap<>();
    for (Event event : events) {
      long gross =
          switch (event.data()) {
            case TakeBack.LabelIssued label -> gross(label.labelCost(), label.labelCostVat());
            case EventData.UnitReceived in -> gross(in.inboundCost(), in.inboundCostVat());
            case Resale.UnitShipped out -> gross(out.outboundCost(), out.outboundCostVat());
            case Payout.UnitSentBack back -> gross(back.sendBackCost(), back.sendBackCostVat());
            case TakeBack.LabelExpired expired -> -gross(expired.labelCredit(), null);
            default -> 0;
          };
      if (!event.effectiveTime().isBefore(NOT_INVOICED_SINCE)) {
        expected.merge(event.subject(), -gross, Long::sum);
      }
    }
    expected.values().removeIf(open -> open == 0);

    Map<Subject, Long> owed = new HashMap<>();
    JOURNALS.forEach(
        (subject, journal) -> {
          long open =
              journal.postings().stream()
                  .filter(posting -> posting.key().account().equals("payables.carriers"))
                  .mapToLong(Posting::amountMicros)
                  .sum();
          if (open != 0) {
            owed.put(subject, open);
          }
        });

    assertThat(owed).hasSizeGreaterThan(10).isEqualTo(expected);
  }

  private static long gross(@Nullable Money net, @Nullable CostVat vat) {
    if (net == null) {
      return 0;
    }
    long tax =
        vat == null || vat.treatment() != VatTreatment.DOMESTIC ? 0 : vat.amount().amountMicros();
    return net.amountMicros() + tax;
  }
}
