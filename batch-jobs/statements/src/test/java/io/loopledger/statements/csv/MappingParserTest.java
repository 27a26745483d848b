package io.loopledger.statements.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loopledger.statements.Inbox;
import io.loopledger.statements.csv.MappingException.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingParserTest {
  private static final String GOOD = Inbox.resource("csv/erp.yaml");

  @Test
  void theBuiltInOnesAreSix() {
    assertThat(BuiltInMappings.all())
        .extracting(CsvMapping::name)
        .containsExactly(
            "adyen-settlement-detail",
            "stripe-payout-reconciliation",
            "payments",
            "marketplace",
            "carrier",
            "partner");
  }

  @Test
  void eachProblemNamesItsLineItsKeysAndTheFix() {
    assertThat(problems(GOOD.replace("name: erp-ledger", "nam: erp-ledger")))
        .containsExactly(
            "line 2, nam: not a key here; known are checks, description, file, ignored, issuer,"
                + " kind, line, loopledger-statement, name, statement, total-row",
            "line 1, name: is missing; add it");
    assertOne(
        "statement: 1",
        "statement: 2",
        "line 1, loopledger-statement: must be 1, the only version of the language");
    assertOne(
        "kind: ledger",
        "kind: ledgers",
        "line 4, kind: 'ledgers' is none of bank, invoice, ledger, settlement");
    assertOne(
        "\";\"",
        "\";;\"",
        "line 7, file.delimiter: must be one character: what stands between cells, such as ,");
    assertOne(
        "windows-1252",
        "windows-99",
        "line 8, file.charset: 'windows-99' is not known; use utf-8 or windows-1252");
    assertOne("decimal: \",\"", "decimal: \";\"", "line 9, file.decimal: must be . or ,");
    assertOne(
        "thousands: \".\"",
        "thousands: \",\"",
        "line 10, file.thousands: must be one character, and not the decimal sign");
    assertOne(
        "dd.MM.yyyy",
        "dd.MM.jjjj",
        "line 11, file.dates: 'dd.MM.jjjj' is no pattern such as yyyy-MM-dd");
    assertOne(
        "posting: ledger-entry",
        "posting: entry",
        "line 15, line.types.posting: 'entry' is none of adjustment, allowance, bank-entry, bank-reversal, charge, chargeback, commission, fee, ledger-entry, payment, payout, refund, reserve, reversal, sale, service, shipping, tax, transfer");
    assertOne(
        "total: net", "total: gross", "line 22, line.total: must be one of the line's amounts");
    assertOne(
        "net: {column",
        "nett: {column",
        "line 21, line.amounts.nett: not a key here; known are fee, gross, net, tax");
    assertOne(
        ", negative: H",
        "",
        "line 21, line.amounts.net.negative: is missing; give the words that mean it");
    assertOne(
        "document-number",
        "document-nr",
        "line 24, line.references.document-nr: 'document-nr' is none of");
    assertOne(
        ", amounts: net}",
        ", amounts: nets}",
        "line 25, total-row.amounts: 'nets' is none of fee, gross, net, tax");
    assertOne(
        "ignored: [Periode]",
        "checks: net = gross",
        "line 26, checks: 'net = gross' is none of [gross = net + tax, net = gross - fee]");
  }

  @Test
  void whatIsNotYaml() {
    assertThat(problems("a: [")).hasSize(1);
    assertThat(problems(""))
        .containsExactly("line 1: a mapping begins with 'loopledger-statement: 1'");
    assertThat(problems(GOOD + "ignored: [X]\n"))
        .containsExactly("line 27, ignored: stands here twice; keep one");
    assertThat(problems("a: &x [1]\nb: *x\n")).isNotEmpty();
  }

  private static void assertOne(String change, String to, String expected) {
    assertThat(GOOD).contains(change);
    assertThat(problems(GOOD.replace(change, to)))
        .anySatisfy(problem -> assertThat(problem).startsWith(expected));
  }

  private static List<String> problems(String text) {
    MappingException e =
        catchThrowableOfType(MappingException.class, () -> MappingParser.parse("m.yaml", text));
    assertThat(e).hasMessageStartingWith("mapping 'm.yaml' cannot be used: ");
    return e.problems().stream().map(Problem::toString).toList();
  }
}
