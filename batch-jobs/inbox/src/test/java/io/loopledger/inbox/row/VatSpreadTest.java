package io.loopledger.inbox.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Amounts;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Position;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VatSpreadTest {
  private static final LocalDate DAY = LocalDate.parse("2026-10-31");

  @Test
  void whatIsLeftGoesToTheLinesThatLostMost() {
    assertThat(taxes("19", 571, 1001, 1001, 1002)).contains(List.of(190L, 190L, 191L));
  }

  @Test
  void whatIsTooMuchComesFromTheLinesThatGainedMost() {
    // 0.05 at 10 % is half a cent: three lines of one cent each, where the invoice has two.
    assertThat(taxes("10", 2, 5, 5, 5)).contains(List.of(0L, 1L, 1L));
  }

  @Test
  void aCreditNoteIsTheOppositeOfItsInvoice() {
    assertThat(taxes("19", -571, -1001, -1001, -1002)).contains(List.of(-190L, -190L, -191L));
  }

  @Test
  void aVatThatRoundingDoesNotExplainStaysApart() {
    assertThat(taxes("19", 574, 1001, 1001, 1002)).isEmpty();
    assertThat(taxes("19", 573, 1001, 1001, 1002)).isPresent();
  }

  @Property(tries = 500)
  void theLinesHaveTheStatedVatAndNoneIsOffByMoreThanACent(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -100_000, max = 100_000) Integer> nets,
      @ForAll @IntRange(min = 1, max = 27) int rate) {
    int[] cents = nets.stream().mapToInt(Integer::intValue).toArray();
    long base = nets.stream().mapToLong(Integer::longValue).sum();
    long stated =
        BigDecimal.valueOf(base * rate, 2).setScale(0, RoundingMode.HALF_UP).longValueExact();

    List<Long> taxes = taxes(Integer.toString(rate), stated, cents).orElseThrow();

    assertThat(taxes.stream().mapToLong(Long::longValue).sum()).isEqualTo(stated);
    for (int i = 0; i < cents.length; i++) {
      BigDecimal exact = BigDecimal.valueOf((long) cents[i] * rate, 2);
      assertThat(BigDecimal.valueOf(taxes.get(i)).subtract(exact).abs())
          .isLessThanOrEqualTo(new BigDecimal("1.5"));
    }
  }

  /** The VAT of each line in cents; an invoice of these nets with this VAT. */
  private static Optional<List<Long>> taxes(String rate, long statedCents, int... netCents) {
    List<StatementLine> lines = new ArrayList<>();
    for (int net : netCents) {
      lines.add(line(lines.size() + 1, LineKind.SERVICE, net));
    }
    lines.add(line(lines.size() + 1, LineKind.TAX, statedCents));
    return VatSpread.of(invoice(rate, statedCents), lines)
        .map(
            spread -> {
              assertThat(spread.taxOf(lines.getLast())).isEmpty();
              return lines.subList(0, netCents.length).stream()
                  .map(line -> spread.taxOf(line).orElseThrow().amountMicros() / 10_000)
                  .toList();
            });
  }

  private static StatementLine line(int position, LineKind kind, long cents) {
    return new StatementLine(
        new Position(1, position, position, 0, "x"),
        kind,
        "line",
        DAY,
        null,
        Amounts.of(cents(cents)),
        List.of(),
        "",
        "");
  }

  private static Money cents(long cents) {
    return new Money(cents * 10_000, "EUR");
  }

  private static Statement invoice(String rate, long cents) {
    Money zero = cents(0);
    return new Statement(
        1,
        new Heading(StatementKind.INVOICE, "any", "Fix It", "N-1", ""),
        "EUR",
        DAY,
        null,
        null,
        null,
        0,
        0,
        new TreeMap<>(),
        List.of(),
        "",
        new Invoice(
            "380",
            DAY,
            null,
            new Invoice.Party("Fix It", ""),
            new Invoice.Party("Brand", ""),
            "",
            "",
            List.of(new Invoice.VatBreakdown("S", new BigDecimal(rate), zero, cents(cents))),
            new Invoice.Totals(zero, zero, zero, zero, zero, zero, zero, zero, zero)));
  }
}
