package io.loopledger.breaks.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.finance.BreakChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever nights find in whatever order. */
class BreakBookProperties {
  private static final List<String> IDS = List.of("a", "b", "c", "d");

  @Property(tries = 500)
  void theSameFindingsTwiceChangeNothing(@ForAll("nights") List<Map<String, Long>> nights) {
    Map<String, BreakChange> now = new TreeMap<>();
    for (int i = 0; i < nights.size(); i++) {
      play(now, nights.get(i), i);

      assertThat(book(i + 1).changes(now.values(), found(nights.get(i)))).isEmpty();
    }
  }

  @Property(tries = 500)
  void openIsExactlyWhatTheLastNightFound(@ForAll("nights") List<Map<String, Long>> nights) {
    Map<String, BreakChange> now = new TreeMap<>();
    for (int i = 0; i < nights.size(); i++) {
      play(now, nights.get(i), i);
    }

    Map<String, Long> open = new TreeMap<>();
    now.values().stream()
        .filter(row -> row.status().equals("OPEN"))
        .forEach(row -> open.put(row.breakId(), row.about().valueMicros() / 10_000 + 1000));
    assertThat(open).isEqualTo(nights.isEmpty() ? Map.of() : nights.getLast());
  }

  @Property(tries = 500)
  void versionsCountWithoutAGapAndTheFirstDayStays(
      @ForAll("nights") List<Map<String, Long>> nights) {
    Map<String, BreakChange> now = new TreeMap<>();
    Map<String, List<BreakChange>> rows = new TreeMap<>();
    for (int i = 0; i < nights.size(); i++) {
      play(now, nights.get(i), i)
          .forEach(
              change ->
                  rows.computeIfAbsent(change.breakId(), id -> new ArrayList<>()).add(change));
    }

    rows.values()
        .forEach(
            history -> {
              for (int i = 0; i < history.size(); i++) {
                assertThat(history.get(i).version()).isEqualTo(i + 1);
                assertThat(history.get(i).firstSeenDate())
                    .isEqualTo(history.getFirst().businessDate());
              }
            });
  }

  @Provide
  Arbitrary<List<Map<String, Long>>> nights() {
    return Arbitraries.maps(Arbitraries.of(IDS), Arbitraries.longs().between(1001, 1003))
        .list()
        .ofMaxSize(6);
  }

  private static List<BreakChange> play(
      Map<String, BreakChange> now, Map<String, Long> night, int nth) {
    List<BreakChange> changes = book(nth).changes(List.copyOf(now.values()), found(night));
    changes.forEach(change -> now.put(change.breakId(), change));
    return changes;
  }

  private static List<FoundBreak> found(Map<String, Long> night) {
    return night.entrySet().stream().map(e -> Rows.amount(e.getKey(), e.getValue())).toList();
  }

  private static BreakBook book(int nth) {
    LocalDate day = LocalDate.parse("2026-11-01").plusDays(nth);
    return new BreakBook(
        "payments",
        new NightRun(
            "night-" + day, day, Instant.parse("2026-11-02T01:30:00Z").plusSeconds(86_400L * nth)));
  }
}
