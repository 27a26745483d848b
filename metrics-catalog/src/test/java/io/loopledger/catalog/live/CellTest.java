package io.loopledger.catalog.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.live.cells.Cell;
import io.loopledger.catalog.live.cells.CellTotal;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.live.LiveMetric;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cells are named, and named back; totals are exact and their versions only grow. */
class CellTest {
  private static final Instant SINCE = Instant.parse("2026-11-25T10:00:00Z");

  @Test
  void aCellIsItsId() {
    Cell cell = cell("Tops | tees \\ more", null);

    assertThat(cell.id())
        .isEqualTo(
            "acme-group|acme|loop|Tops \\| tees \\\\ more||2026-11-24|2026-11|co2e.avoided|kgCO2e||"
                + "RESALE|resale-r1:E(jeans)|SIMULATED");
    assertThat(Cell.parse(cell.id())).isEqualTo(cell);
    assertThatThrownBy(() -> Cell.parse("a|b")).hasMessage("cell 'a|b' has 2 parts; a cell has 13");
  }

  @Test
  void aTotalIsToldInFull() {
    CellTotal total = CellTotal.ZERO.plus(2_500_000, 0, 2).plus(-100_000, 0, 1).toldAt(1_000);

    LiveMetric metric =
        cell("Jacket", null)
            .metric(
                total.version(),
                total.amountMicros(),
                total.reportingMicros(),
                total.entryCount(),
                SINCE);

    assertThat(metric.version()).isEqualTo(1_000);
    assertThat(metric.amount()).isEqualByComparingTo("2.4");
    assertThat(metric.reportingAmount()).isNull();
    assertThat(metric.entryCount()).isEqualTo(3);
    assertThat(metric.countedSince()).isEqualTo(SINCE);
    assertThat(metric.method()).isEqualTo("RESALE");
  }

  @Test
  void anAmountInAReportingCurrencyIsToldBeside() {
    LiveMetric metric =
        cell("Jacket", "EUR")
            .metric(7, BigInteger.valueOf(-1), BigInteger.valueOf(-2_000_000), 1, null);

    assertThat(metric.amount()).isEqualByComparingTo("-0.000001");
    assertThat(metric.reportingAmount()).isEqualByComparingTo("-2");
  }

  @Test
  void versionsGrowWithTheClockAndWithoutIt() {
    assertThat(CellTotal.ZERO.toldAt(500).version()).isEqualTo(500);
    assertThat(CellTotal.ZERO.toldAt(500).toldAt(500).version()).isEqualTo(501);
    assertThat(CellTotal.ZERO.toldAt(500).toldAt(100).version()).isEqualTo(501);
  }

  @Test
  void aTotalMayExceedWhatOneEntryCanHold() {
    CellTotal total =
        CellTotal.ZERO.plus(Long.MAX_VALUE, Long.MIN_VALUE, 1).plus(Long.MAX_VALUE, -1, 1);

    assertThat(total.amountMicros()).isEqualTo("18446744073709551614");
    assertThat(CellTotal.fromBytes(total.toBytes())).isEqualTo(total);
    assertThatThrownBy(() -> CellTotal.fromBytes(new byte[] {9}))
        .hasMessageContaining("has form 9, this release reads 1");
  }

  private static Cell cell(String category, @Nullable String reporting) {
    return new Cell(
        "acme-group",
        "acme",
        "loop",
        category,
        null,
        LocalDate.parse("2026-11-24"),
        "2026-11",
        "co2e.avoided",
        "kgCO2e",
        reporting,
        "RESALE",
        "resale-r1:E(jeans)",
        Origin.SIMULATED);
  }
}
