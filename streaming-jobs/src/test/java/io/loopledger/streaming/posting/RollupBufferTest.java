package io.loopledger.streaming.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RollupBufferTest {
  private final RollupBuffer buffer = new RollupBuffer();

  @Test
  void entriesOfOneKeyAndMinuteBecomeOneRow() {
    buffer.add(money("a", 1_500_000, 1_650_000, "2026-11-24T10:15:00Z"));
    buffer.add(money("b", -500_000, -550_000, "2026-11-24T10:15:59.999Z"));

    List<RollupRow> rows = drain();

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).amountMicros()).isEqualTo(1_000_000);
    assertThat(rows.get(0).reportingAmountMicros()).isEqualTo(1_100_000);
    assertThat(rows.get(0).entryCount()).isEqualTo(2);
    assertThat(rows.get(0).key().postingMinute()).isEqualTo(Instant.parse("2026-11-24T10:15:00Z"));
    assertThat(rows.get(0).key().reportingCurrency()).isEqualTo("EUR");
  }

  @Test
  void theNextMinuteIsAnotherRow() {
    buffer.add(money("a", 1, 1, "2026-11-24T10:15:59.999Z"));
    buffer.add(money("b", 1, 1, "2026-11-24T10:16:00Z"));

    assertThat(drain()).extracting(RollupRow::entryCount).containsExactly(1L, 1L);
  }

  @Test
  void theSubjectAndTheProductAreNoPartOfTheKey() {
    buffer.add(entry("a", "unit:acme/1", "P1", 1, null, "2026-11-24T10:15:00Z"));
    buffer.add(entry("b", "unit:acme/2", "P2", 1, null, "2026-11-24T10:15:00Z"));

    assertThat(drain()).extracting(RollupRow::entryCount).containsExactly(2L);
  }

  @Test
  void aSumOfZeroIsHandedOutWithItsEntries() {
    buffer.add(money("a", 5, 6, "2026-11-24T10:15:00Z"));
    buffer.add(money("b", -5, -6, "2026-11-24T10:15:00Z"));

    assertThat(drain())
        .extracting(
            RollupRow::amountMicros, RollupRow::reportingAmountMicros, RollupRow::entryCount)
        .containsExactly(tuple(0L, 0L, 2L));
  }

  @Test
  void aStatisticalAccountHasNoReportingAmount() {
    buffer.add(entry("a", "unit:acme/1", "P1", 3, null, "2026-11-24T10:15:00Z"));
    buffer.add(entry("b", "unit:acme/1", "P1", 4, null, "2026-11-24T10:15:00Z"));

    List<RollupRow> rows = drain();

    assertThat(rows).extracting(RollupRow::amountMicros).containsExactly(7L);
    assertThat(rows.get(0).reportingAmountMicros()).isNull();
    assertThat(rows.get(0).key().reportingCurrency()).isNull();
  }

  @Test
  void aSumBeyondTheLedgersAmountsBecomesTwoRowsInsteadOfAFailure() {
    buffer.add(money("a", Long.MAX_VALUE - 1, 1, "2026-11-24T10:15:00Z"));
    buffer.add(money("b", 5, 2, "2026-11-24T10:15:00Z"));
    buffer.add(money("c", 1, Long.MAX_VALUE, "2026-11-24T10:15:00Z"));

    assertThat(drain())
        .extracting(
            RollupRow::amountMicros, RollupRow::reportingAmountMicros, RollupRow::entryCount)
        .containsExactly(
            tuple(Long.MAX_VALUE - 1, 1L, 1L), tuple(5L, 2L, 1L), tuple(1L, Long.MAX_VALUE, 1L));
  }

  @Test
  void whatWasHandedOutIsForgotten() {
    buffer.add(money("a", 1, 1, "2026-11-24T10:15:00Z"));
    drain();

    assertThat(drain()).isEmpty();
  }

  private List<RollupRow> drain() {
    List<RollupRow> rows = new ArrayList<>();
    buffer.drain(rows::add);
    return rows;
  }

  private static Entry money(String id, long micros, long reportingMicros, String recorded) {
    Entry.Reporting reporting =
        new Entry.Reporting(
            reportingMicros, "EUR", new BigDecimal("1.1"), LocalDate.parse("2026-11-23"));
    return entry(id, "unit:acme/1", "P1", micros, reporting, recorded);
  }

  private static Entry entry(
      String id,
      String subject,
      String product,
      long micros,
      Entry.@Nullable Reporting reporting,
      String recorded) {
    return new Entry(
        id,
        "t",
        "e",
        subject,
        1,
        new Dimensions("acme", "acme", null, null, product, null, null, null, null),
        "revenue.products",
        reporting == null ? "unit" : "GBP",
        micros,
        reporting,
        LocalDate.parse("2010-12-01"),
        YearMonth.parse("2010-12"),
        Instant.parse("2010-12-01T08:26:00Z"),
        Instant.parse(recorded),
        Cause.EVENT,
        "v",
        null,
        null,
        Origin.REAL);
  }
}
