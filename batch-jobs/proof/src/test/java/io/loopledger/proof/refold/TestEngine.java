package io.loopledger.proof.refold;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
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

/** A real engine for a brand with two reference versions, and events of it. */
final class TestEngine {
  static final Subject UNIT = Subject.unit("acme", "QR-1");
  static final Instant TEN = Instant.parse("2025-03-03T10:00:00Z");

  private final ReferenceLog references;

  /** The version before the factor revision, and the one after. */
  final long first;

  final long second;

  TestEngine(Path folder) {
    references = ReferenceLog.open(folder);
    references.publishRules(RuleSets.NEWEST);
    first = references.publish(brand(1));
    second = references.publishRestated(brand(2));
  }

  PostingEngine engine() {
    return new PostingEngine(Chart.builtIn(), references::at);
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

  static Event event(String id, EventData data) {
    return new Event(
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
        data);
  }

  static StoredEvent stored(Event event, long refVersion, int minute) {
    return new StoredEvent(event, refVersion, TEN.plusSeconds(60L * minute));
  }
}
