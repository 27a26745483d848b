package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookTest {
  private final Env env = env();
  private final Book book = new Book(Chart.builtIn(), env);

  @Test
  void equalLinesAddUpAndOthersStandApart() {
    book.transfer("receivables.invoiced", "revenue.resale", Money.of("10", "EUR"));
    book.transfer("receivables.invoiced", "revenue.resale", Money.of("5", "EUR"));
    book.transfer("receivables.invoiced", "revenue.resale", "EUR", 1_000_000, "standard");

    assertThat(book.lines())
        .extracting(line -> line.account + " " + line.taxRule + " " + line.amountMicros)
        .containsExactly(
            "receivables.invoiced null 15000000",
            "revenue.resale null -15000000",
            "receivables.invoiced standard 1000000",
            "revenue.resale standard -1000000");
  }

  @Test
  void nothingIsPostedForNothing() {
    book.transfer("receivables.invoiced", "revenue.resale", Money.of("0", "EUR"));
    book.post("receivables.invoiced", "EUR", env.rate("EUR").fx(), 0, 0, null);
    book.imputed("imputed.holding", 0);
    book.units("units.resold", 0);

    assertThat(book.lines()).isEmpty();
  }

  @Test
  void anAccountHoldsItsOwnUnitOnly() {
    assertThatThrownBy(() -> book.units("revenue.resale", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("account revenue.resale holds money, not unit");
    assertThatThrownBy(() -> book.post("units.resold", "EUR", env.rate("EUR").fx(), 1, 1, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("account units.resold holds unit, not money");
    assertThatThrownBy(() -> book.imputed("units.resold", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("account units.resold holds unit, not money");
    assertThatThrownBy(() -> book.grams("units.resold", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("account units.resold holds unit, not g");
  }

  @Test
  void whatDoesNotBalanceIsAFaultOfTheRule() {
    book.post("receivables.invoiced", "EUR", env.rate("EUR").fx(), 5, 5, null);

    assertThatThrownBy(() -> book.requireBalance("e1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "event e1 does not balance in EUR: debits less credits are 5 micro-units, 5 in the"
                + " reporting currency");
  }

  @Test
  void eachCurrencyBalancesByItselfAlsoInTheReportingCurrency() {
    book.transfer("receivables.invoiced", "revenue.resale", Money.of("10", "EUR"));
    book.transfer("receivables.invoiced", "revenue.resale", Money.of("10", "GBP"));
    assertThatCode(() -> book.requireBalance("e1")).doesNotThrowAnyException();

    book.exchangeDifference("GBP", env.rate("GBP").fx(), 7);

    assertThatThrownBy(() -> book.requireBalance("e1"))
        .hasMessage(
            "event e1 does not balance in GBP: debits less credits are 0 micro-units, 7 in the"
                + " reporting currency");
  }

  @Test
  void imputedCostsAndCountsNeedNoOtherSide() {
    book.imputed("imputed.holding", 50_000);
    book.units("units.resold", 1);
    book.minutes("time.repair", 2);

    assertThatCode(() -> book.requireBalance("e1")).doesNotThrowAnyException();
    assertThat(book.lines())
        .extracting(line -> line.account + " " + line.measure + " " + line.amountMicros)
        .containsExactly(
            "imputed.holding EUR 50000", "units.resold unit 1000000", "time.repair s 120000000");
  }

  private static Env env() {
    Event event =
        new Event(
            "e1",
            "/test",
            Subject.unit("eu-de", "U-1"),
            Instant.parse("2024-03-11T10:00:00Z"),
            EventContext.of("eu-de", Origin.REAL).build(),
            new EventData.UnitSold(Money.of("10", "EUR")));
    ReferenceData reference = GoldenReferences.at(GoldenReferences.VERSION);
    return new Env(event, reference.brand("eu-de").orElseThrow(), reference, null);
  }
}
