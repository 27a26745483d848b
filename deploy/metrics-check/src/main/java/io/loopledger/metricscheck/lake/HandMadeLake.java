package io.loopledger.metricscheck.lake;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.json.MalformedJsonException;
import io.loopledger.schemas.json.ReadEvent;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * The events of {@code handmade.jsonl}, few enough that a person can check each figure: three
 * brands of two tenants with a reporting currency each, in two tagged commits.
 */
public final class HandMadeLake {
  /** The tag of everything before the late events and corrections. */
  public static final String FIRST_CLOSE = "closed-2022-03";

  private static final String FILE = "handmade.jsonl";
  private static final String COMMIT = "#! commit ";
  private static final Instant FIRST_RECORDED = Instant.parse("2022-04-05T08:00:00Z");

  private final LedgerBook book;
  private final Lake lake;
  private Instant now = FIRST_RECORDED;

  private HandMadeLake(Lake lake, LedgerBook book) {
    this.lake = lake;
    this.book = book;
  }

  /**
   * Writes the events, their entries and their roll-up.
   *
   * @param references where the brands are registered
   */
  public static Written write(Lake lake, ReferenceLog references) {
    register(references);
    LedgerBook book = new LedgerBook(lake, references, LedgerBook.HAND_MADE);
    HandMadeLake made = new HandMadeLake(lake, book);
    text().lines().forEach(made::take);
    return book.written();
  }

  private static void register(ReferenceLog references) {
    references.publishRules(RuleSets.NEWEST);
    references.publish(
        brand(
            "amber", "hansa", "DE", "Europe/Berlin", "EUR", new Programme("again", "RESTART", 2)));
    references.publish(
        brand(
            "birch",
            "hansa",
            "SE",
            "Europe/Stockholm",
            "SEK",
            new Programme("runda", "RESALE", 1)));
    references.publish(
        brand(
            "cedar",
            "pacific",
            "US",
            "America/New_York",
            "USD",
            new Programme("loop", "ADEME", 1)));
  }

  private static Brand brand(
      String id, String tenant, String country, String zone, String currency, Programme programme) {
    return new Brand(
        id,
        tenant,
        country,
        ZoneId.of(zone),
        currency,
        Brand.Policies.ofCountry(country),
        List.of(programme));
  }

  private void take(String line) {
    if (line.startsWith(COMMIT)) {
      book.commit();
      tag(line.substring(COMMIT.length()));
    } else if (!line.startsWith("#")) {
      Event event = event(line);
      now = now.plusSeconds(1);
      book.take(event.withCustomer(Pseudonyms.of(event.context().customer())), now)
          .ifPresent(
              refusal -> {
                throw new IllegalStateException(
                    "%s: event '%s' is refused: %s".formatted(FILE, event.id(), refusal.message()));
              });
    }
  }

  private static Event event(String line) {
    try {
      return switch (JsonEvents.readStructured(line.getBytes(StandardCharsets.UTF_8))) {
        case ReadEvent.Valid(var event) -> event;
        case ReadEvent.Invalid invalid ->
            throw new IllegalStateException(
                "%s: event '%s': %s".formatted(FILE, invalid.id(), invalid.faults()));
      };
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("%s: no JSON: %s".formatted(FILE, line), e);
    }
  }

  /** As a close tags every table at one state. */
  private void tag(String name) {
    LakeTables.ALL.forEach(
        definition -> {
          Table table = lake.table(definition);
          Snapshot newest = table.currentSnapshot();
          if (newest != null) {
            table.manageSnapshots().createTag(name, newest.snapshotId()).commit();
          }
        });
  }

  private static String text() {
    try (InputStream in = HandMadeLake.class.getResourceAsStream(FILE)) {
      return new String(
          requireNonNull(in, FILE + " is missing").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
