package io.loopledger.catalog.posting;

import static io.loopledger.catalog.posting.Story.gbp;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EntryMakerTest {
  private static final Instant NOW = Instant.parse("2024-03-02T00:00:00Z");

  @Test
  void anEntryCarriesWhatItsPostingHas() {
    Story story =
        Story.ofUnit().then(new UnitSold(gbp("90")), c -> c.channel("outlet").country("DE"));

    Entry entry = entries(story).get(0);

    assertThat(entry.triggerId()).isEqualTo("e1");
    assertThat(entry.eventId()).isEqualTo("e1");
    assertThat(entry.subject()).isEqualTo("unit:acme/QR-1");
    assertThat(entry.cycleNo()).isEqualTo(1);
    assertThat(entry.dimensions().tenant()).isEqualTo("acme-group");
    assertThat(entry.dimensions().channel()).isEqualTo("outlet");
    assertThat(entry.account()).isEqualTo("receivables.invoiced");
    assertThat(entry.measure()).isEqualTo("GBP");
    assertThat(entry.amountMicros()).isEqualTo(90_000_000);
    assertThat(requireNonNull(entry.reporting()).amountMicros()).isEqualTo(112_500_000);
    assertThat(entry.reporting().currency()).isEqualTo("EUR");
    assertThat(entry.reporting().rate()).isEqualTo("1.2500000000");
    assertThat(entry.reporting().rateDate()).isEqualTo(LocalDate.parse("2024-02-29"));
    assertThat(entry.businessDate()).isEqualTo(LocalDate.parse("2024-03-01"));
    assertThat(entry.period()).isEqualTo(YearMonth.parse("2024-03"));
    assertThat(entry.effectiveTime()).isEqualTo(Story.START);
    assertThat(entry.recordedTime()).isEqualTo(NOW);
    assertThat(entry.cause()).isEqualTo(Cause.EVENT);
    assertThat(entry.ruleVersion()).isEqualTo("2026-11");
    assertThat(entry.entryId()).matches("[0-9a-f]{32}");
  }

  @Test
  void whatALateEventChangesInOthersIsMarkedLate() {
    Story story =
        Story.ofUnit()
            .then(new UnitReceived(null, null), c -> c.category("Kettle"))
            .then(new UnitSold(gbp("90")));
    List<PinnedEvent> events = story.events();
    Journal before = Story.ENGINE.journal(events.subList(1, 2));

    List<Entry> entries = entries(events.get(0).event(), story.journal().minus(before), NOW);

    assertThat(entries).hasSize(7);
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.triggerId()).isEqualTo("e1");
              assertThat(entry.cause())
                  .isEqualTo(entry.eventId().equals("e1") ? Cause.EVENT : Cause.LATE);
            });
  }

  @Test
  void idsDependOnContentNotOnTheTimeOfPosting() {
    Story story = Story.ofUnit().then(new UnitSold(gbp("90")));
    Event trigger = story.events().get(0).event();

    List<Entry> later = entries(trigger, story.journal().postings(), NOW.plusSeconds(60));

    assertThat(later)
        .extracting(Entry::entryId)
        .isEqualTo(entries(story).stream().map(Entry::entryId).toList());
  }

  /** A difference can hold a reversal without a category and a posting with one of that name. */
  @Test
  void anAbsentDimensionIsNotTheTextNullNorAnEmptyOne() {
    Set<String> ids = new HashSet<>();
    for (Story story :
        List.of(
            Story.ofUnit().then(repair()),
            Story.ofUnit().then(repair(), c -> c.category("null")),
            Story.ofUnit().then(repair(), c -> c.category("")),
            Story.ofUnit().then(repair(), c -> c.product("null")))) {
      entries(story).forEach(entry -> ids.add(entry.entryId()));
    }

    assertThat(ids).hasSize(4);
  }

  @Test
  void whatACommandPostsNamesTheCommand() {
    Story story = Story.ofUnit().then(new UnitSold(gbp("90")));
    List<Posting> difference = story.journal().postings();

    List<Entry> entries =
        EntryMaker.entries(
            new Command.Repin("c-1", 7),
            Subject.unit("acme", "QR-1"),
            Causes.all(Cause.RULE, difference),
            NOW,
            key -> YearMonth.parse("2024-05"));

    assertThat(entries).hasSameSizeAs(difference);
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.triggerId()).isEqualTo("c-1");
              assertThat(entry.eventId()).isEqualTo("e1");
              assertThat(entry.cause()).isEqualTo(Cause.RULE);
              assertThat(entry.period()).isEqualTo(YearMonth.parse("2024-05"));
            });
    assertThat(entries)
        .extracting(Entry::entryId)
        .doesNotContainAnyElementsOf(entries(story).stream().map(Entry::entryId).toList());
  }

  /** Ids are part of what finance has booked: worked out by another program from this text. */
  @Test
  void theIdIsOfEverythingThatMakesTheEntryOne() {
    Posting.Header header =
        new Posting.Header(
            "/shop",
            "e1",
            2,
            new Dimensions("t", "b", "p", null, "sku", null, "web", null, "DE"),
            LocalDate.parse("2024-03-01"),
            Instant.parse("2024-03-01T10:00:00Z"),
            "2026-12",
            "unit-sold",
            Origin.REAL);
    Posting.Fx fx =
        new Posting.Fx(
            "EUR", new BigDecimal("1.2500000000"), LocalDate.parse("2024-02-29"), "ecb-1");
    Posting money =
        new Posting(new Posting.Key(header, "vat.output", "GBP", fx, "standard", null, null), 5, 6);
    Posting count =
        new Posting(
            new Posting.Key(header, "co2e.avoided", "kgCO2e", null, null, "RESTART", "r2"), 5, 0);

    List<Entry> entries =
        EntryMaker.entries(
            new Command.Repin("c-1", 7),
            Subject.unit("b", "U-1"),
            Causes.all(Cause.RULE, List.of(money, count)),
            NOW,
            key -> YearMonth.parse("2024-05"));

    assertThat(entries)
        .extracting(Entry::entryId)
        .containsExactly("52022637d5af00fac1306d4f1c79329c", "220958b9a885a4c16951d3ae3e42372c");
    assertThat(entries).extracting(Entry::rateVersion).containsExactly("ecb-1", null);
    assertThat(entries).extracting(Entry::taxRule).containsExactly("standard", null);
    assertThat(entries)
        .extracting(Entry::vatPeriod)
        .containsExactly(YearMonth.parse("2024-03"), null);
  }

  private static RepairCompleted repair() {
    return new RepairCompleted(RepairCompleted.Outcome.UNKNOWN, null, null, null, null, null);
  }

  private static List<Entry> entries(Story story) {
    return entries(story.events().get(0).event(), story.journal().postings(), NOW);
  }

  private static List<Entry> entries(Event trigger, List<Posting> difference, Instant now) {
    return EntryMaker.entries(trigger, Causes.ofEvent(trigger, difference), now);
  }
}
