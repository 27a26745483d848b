package io.loopledger.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, numbers, money, choices. */
class ValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "decimal: \",\", thousands: \".\" | 1.234,50 | 1234.5",
        "decimal: \",\", thousands: \".\" | 1234,5   | 1234.5",
        "decimal: \",\", thousands: \".\" | (12,50)  | -12.5",
        "decimal: \",\"                   | 12,50-   | -12.5",
        "decimal: \".\", thousands: \",\" | 1,234.5  | 1234.5",
        "decimal: \",\", thousands: space | 1 234,5  | 1234.5",
        "decimal: \".\", thousands: \"'\" | 1'234.5  | 1234.5",
        "decimal: auto                    | 1.234,50 | 1234.5",
        "decimal: auto                    | 12,5     | 12.5",
        "decimal: \".\"                   | 1E-3     | 0.001"
      })
  void numbersAreReadInTheFormTheMappingStates(String style, String text, String number) {
    Mapped mapped = adjusted("numbers: {" + style + "}", "{amount: '{p}', currency: EUR}");

    assertThat(mapped.event("id=1", "p=" + text).data())
        .isEqualTo(
            new io.loopledger.schemas.event.EventData.ShippingCharged(Money.of(number, "EUR")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "decimal: \".\"                   | 1,234    | NOT_A_NUMBER",
        "decimal: \",\"                   | 1.5      | NOT_A_NUMBER",
        "decimal: \",\", thousands: \".\" | 1.23,5   | NOT_A_NUMBER",
        "decimal: auto                    | 1,234    | AMBIGUOUS_NUMBER",
        "decimal: \".\"                   | NaN      | NOT_A_NUMBER",
        "decimal: \".\"                   | 0.0000001| OUT_OF_RANGE",
        "decimal: \".\"                   | 1E99     | OUT_OF_RANGE"
      })
  void whatIsNoNumberOfTheFormIsRejected(String style, String text, MappingCode code) {
    MappingFault fault =
        adjusted("numbers: {" + style + "}", "{amount: '{p}', currency: EUR}")
            .fault("id=1", "p=" + text);

    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.field()).isEqualTo("p");
    assertThat(fault.message()).startsWith("p ").doesNotContain(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{amount: '{p}', currency: EUR, minor-units: true} | 1250 | 12.50 | EUR",
        "{amount: '{p}', currency: jpy, minor-units: true} | 1250 | 1250  | JPY",
        "{amount: '{p}', currency: EUR, negate: true}      | 5    | -5    | EUR",
        "{amount: '{p}', currency: EUR, absolute: true}    | -5   | 5     | EUR",
        "{amount: '{p}', currency: EUR, times: 3}          | 0.5  | 1.5   | EUR",
        "{amount: '{p}', currency: EUR, divided-by: 4}     | 10   | 2.5   | EUR",
        "{amount: {from: '{p}', replace: {'[^0-9.]': ''}}, currency: EUR} | 5.10 Euro | 5.1 | EUR"
      })
  void moneyIsChangedExactly(String money, String text, String amount, String currency) {
    assertThat(adjusted("", money.replace("jpy", "JPY")).event("id=1", "p=" + text).data())
        .isEqualTo(
            new io.loopledger.schemas.event.EventData.ShippingCharged(Money.of(amount, currency)));
  }

  @Test
  void moneyThatCannotBeDividedExactlyIsRejected() {
    assertThat(
            adjusted("", "{amount: '{p}', currency: EUR, divided-by: 3}")
                .fault("id=1", "p=10")
                .code())
        .isEqualTo(MappingCode.NOT_EXACT);
  }

  @Test
  void aCurrencyFromAColumnMustBeOne() {
    Mapped mapped = adjusted("", "{amount: '{p}', currency: '{cur}'}");

    assertThat(mapped.event("id=1", "p=1", "cur=eur").data())
        .isEqualTo(new io.loopledger.schemas.event.EventData.ShippingCharged(Money.of("1", "EUR")));
    assertThat(mapped.fault("id=1", "p=1", "cur=Euro").code())
        .isEqualTo(MappingCode.NOT_A_CURRENCY);
    assertThat(mapped.fault("id=1", "p=1", "cur=").code()).isEqualTo(MappingCode.MISSING_VALUE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'{a}-{b}'                                        | x-y",
        "'{a}-{empty?}'                                   | x-",
        "{first-of: ['{a}-{empty}', '{b}']}               | y",
        "{from: '{a}', case: upper}                       | X",
        "{from: 'one ~ two ~ three', before: ' ~ '}       | one",
        "{from: 'one ~ two ~ three', after: ' ~ '}        | two ~ three",
        "{from: 'Größe 42 rot', find: 'Größe (\\d+)'}     | 42",
        "{from: '{a}', map: {x: Eks}}                     | Eks",
        "{from: '{a}', map: {X: Eks}, ignore-case: true}  | Eks",
        "{from: '{a}', map: {z: Zet}, otherwise: keep}    | x",
        "{from: '{a}', map: {z: Zet}, otherwise: 'null', default: none} | none",
        "{from: '{empty}', default: '{b}'}                | y",
        "{cases: [{when: {value: '{a}', equals: z}, then: no}, {then: '{b}'}]} | y",
        "'{{a}}'                                          | {a}",
        "`'{slash|path}'`                                | a%2Fb"
      })
  void textsAreMadeAsTheMappingSays(String value, String text) {
    Mapped mapped =
        Mapped.sold(
            "events:",
            "  - type: ProductSold",
            "    fields:",
            "      quantity: 1",
            "      unit_price: {amount: 1, currency: EUR}",
            "      description: " + value);

    assertThat(mapped.event("id=1", "a=x", "b=y", "empty=", "slash=a/b").data())
        .isEqualTo(new ProductSold(1, Money.of("1", "EUR"), text));
  }

  @Test
  void anUnknownWordIsRejectedWithTheKnownOnes() {
    Mapped mapped = repaired("{from: '{s}', map: {Fixed: FIXED, Broken: END_OF_LIFE}}");

    assertThat(mapped.fault("id=1", "s=Perhaps"))
        .isEqualTo(
            new MappingFault(
                MappingCode.NOT_IN_MAP,
                "s",
                "Perhaps",
                "s is none of Fixed, Broken; use one of them"));
  }

  @Test
  void choicesAreReadByTheirNamesInAnyCase() {
    RepairCompleted repair =
        (RepairCompleted) repaired("'{s}'").event("id=1", "s=end of life").data();

    assertThat(repair.outcome()).isEqualTo(RepairCompleted.Outcome.END_OF_LIFE);
    assertThat(repaired("'{s}'").fault("id=1", "s=fix").code()).isEqualTo(MappingCode.NOT_A_CHOICE);
    assertThat(repaired("'{s}'").fault("id=1", "s=").code()).isEqualTo(MappingCode.MISSING_VALUE);
  }

  @Test
  void wholeNumbersAreNeverRoundedUnlessTheMappingSaysSo() {
    Mapped exact = Mapped.sold(quantity("'{q}'"));
    Mapped rounded = Mapped.sold(quantity("{from: '{q}', times: 60, round: half-up}"));

    assertThat(exact.fault("id=1", "q=1.5").code()).isEqualTo(MappingCode.NOT_WHOLE);
    assertThat(exact.fault("id=1", "q=-1").code()).isEqualTo(MappingCode.BROKEN_RULE);
    assertThat(exact.fault("id=1", "q=-1").field()).isEqualTo("q");
    assertThat(((ProductSold) rounded.event("id=1", "q=0.025").data()).quantity()).isEqualTo(2);
  }

  @Test
  void allFaultsOfARowAreTold() {
    Mapped mapped = adjusted("", "{amount: '{p}', currency: '{cur}'}");
    Mapped both =
        Mapped.sold(
            "events:",
            "  - type: ProductSold",
            "    fields:",
            "      quantity: '{q}'",
            "      unit_price: {amount: '{p}', currency: EUR}");

    assertThat(((Outcome.Rejected) both.row("id=1", "q=x", "p=y")).faults())
        .extracting(MappingFault::field)
        .containsExactly("q", "p");
    assertThat(mapped.fault("id=1", "p=x", "cur=EUR").field()).isEqualTo("p");
  }

  private static String quantity(String value) {
    return """
        events:
          - type: ProductSold
            fields:
              quantity: %s
              unit_price: {amount: 1, currency: EUR}
        """
        .formatted(value);
  }

  private static Mapped repaired(String outcome) {
    return Mapped.sold(
        "events:", "  - type: RepairCompleted", "    fields:", "      outcome: " + outcome);
  }

  private static Mapped adjusted(String top, String money) {
    return Mapped.sold(
        top, "events:", "  - type: ShippingCharged", "    fields:", "      amount: " + money);
  }
}
