package io.loopledger.restatement.plan;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A brand whose factors were revised; before it was registered there is a version without it. */
final class TestReferences {
  static final Subject UNIT = Subject.unit("acme", "QR-1");
  static final Instant TEN = Instant.parse("2025-03-03T10:00:00Z");

  private final ReferenceLog log;
  final long none;
  final long first;
  final long second;

  TestReferences(Path folder) {
    log = ReferenceLog.open(folder);
    none = log.publishRules(RuleSets.NEWEST);
    first = log.publish(brand(1));
    second = log.publishRestated(brand(2));
  }

  PostingEngine engine() {
    return new PostingEngine(Chart.builtIn(), log::at);
  }

  private static Brand brand(int factorRevision) {
    return new Brand(
        "acme",
        "acme-group",
        "DE",
        ZoneId.of("Europe/Berlin"),
        "EUR",
        Brand.Policies.ofCountry("DE"),
        List.of(new Programme("take-back", "RESTART", factorRevision)));
  }

  static StoredEvent stored(String id, EventData data, long refVersion) {
    return new StoredEvent(
        new Event(
            id,
            "/shop/acme",
            UNIT,
            TEN,
            new EventContext(
                "acme",
                "take-back",
                null,
                "Laptop",
                null,
                null,
                "DE",
                null,
                null,
                null,
                null,
                null,
                Origin.SIMULATED,
                false,
                Map.of()),
            data),
        refVersion,
        TEN);
  }
}
