package io.loopledger.inbox.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.inbox.issuer.Hint;
import io.loopledger.inbox.issuer.Issuer;
import io.loopledger.inbox.issuer.Issuers;
import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerFileTest {
  private static final Hint CARRIERS = new Hint(Optional.of(LineGroup.CARRIER), Optional.empty());

  @Test
  void theFirstRuleThatFitsDecides() {
    Issuers issuers =
        IssuerFile.with(
            "issuers.yaml",
            """
            loopledger-issuers: 1
            issuers:
              - {name: Fast Parcel, account: A-1, kind: carrier, key: fast, types: {Parcel: PARCEL}}
              - {name: fast parcel, kind: partner, key: other}
            """);

    assertThat(issuers.of(invoice("Fast Parcel", "A-1"), Hint.NONE))
        .isEqualTo(
            new Issuers.Known(new Issuer(LineGroup.CARRIER, "fast", Map.of("Parcel", "PARCEL"))));
    assertThat(issuers.of(invoice("Fast Parcel", "A-2"), Hint.NONE))
        .isEqualTo(new Issuers.Known(new Issuer(LineGroup.PARTNER, "other", Map.of())));
  }

  @Test
  void withoutARuleTheFolderDecidesAndTheNameIsTheKey() {
    Issuers issuers = IssuerFile.builtIn();

    assertThat(issuers.of(invoice("Fast Parcel", ""), CARRIERS))
        .isEqualTo(new Issuers.Known(new Issuer(LineGroup.CARRIER, "fastparcel", Map.of())));
    assertThat(
            issuers.of(
                invoice("Fast Parcel", ""),
                new Hint(Optional.of(LineGroup.PARTNER), Optional.of("dhl"))))
        .isEqualTo(new Issuers.Known(new Issuer(LineGroup.PARTNER, "dhl", Map.of())));
    assertThat(issuers.of(statement(StatementKind.BANK, "BANKDEFF", ""), Hint.NONE))
        .isEqualTo(new Issuers.Known(new Issuer(LineGroup.BANK, "BANKDEFF", Map.of())));
  }

  @Test
  void nothingIsGuessed() {
    assertThat(message(IssuerFile.builtIn().of(invoice("Fast Parcel", ""), Hint.NONE)))
        .contains("nobody says whether this is a carrier's or a partner's");
    assertThat(
            message(
                IssuerFile.builtIn()
                    .of(statement(StatementKind.SETTLEMENT, "Shop", ""), Hint.NONE)))
        .contains("nobody says whether this is a payment's or a marketplace's");
  }

  @Test
  void twoPlacesThatSayDifferentThingsAreAFault() {
    Issuers partner =
        IssuerFile.with(
            "issuers.yaml",
            "loopledger-issuers: 1\nissuers: [{name: Fast Parcel, kind: partner, key: x}]");

    assertThat(message(partner.of(invoice("Fast Parcel", ""), CARRIERS)))
        .contains("issuers.yaml says PARTNER, the folder carriers says CARRIER");
    assertThat(message(partner.of(statement(StatementKind.BANK, "B", ""), CARRIERS)))
        .contains("its folder or issuers.yaml says CARRIER, which is INVOICE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: carrier, key: x} | issuers[1].vat-id is missing; give it, or name",
        "{name: A, kind: truck} | issuers[1].kind is 'truck'; give one of [payment, marketplace, carrier",
        "{name: A} | issuers[1].kind is missing",
        "{number: '(', kind: carrier} | issuers[1].number is '('; give a regular expression",
        "{name: A, kind: carrier, types: x} | issuers[1].types is 'x'; give a map of texts",
        "{nam: A, kind: carrier} | issuers[1].nam is no field here; known are [vat-id",
      })
  void whatIsWrongIsToldWithTheFix(String rule, String message) {
    assertThatThrownBy(
            () -> IssuerFile.with("issuers.yaml", "loopledger-issuers: 1\nissuers: [" + rule + "]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("issuers.yaml: " + message);
  }

  private static String message(Issuers.Answer answer) {
    assertThat(answer).isInstanceOf(Issuers.Unknown.class);
    return ((Issuers.Unknown) answer).fault().message();
  }

  private static Statement invoice(String issuer, String account) {
    return statement(StatementKind.INVOICE, issuer, account);
  }

  private static Statement statement(StatementKind kind, String issuer, String account) {
    return new Statement(
        1,
        new Heading(kind, "any", issuer, "N-1", account),
        "EUR",
        null,
        null,
        null,
        null,
        0,
        0,
        new TreeMap<>(),
        List.of(),
        "",
        null);
  }
}
