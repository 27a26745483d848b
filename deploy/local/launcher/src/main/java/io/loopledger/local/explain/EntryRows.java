package io.loopledger.local.explain;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.vat.AppliedTaxRule;
import io.loopledger.catalog.vat.TaxRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries as rows of a table: debits and credits, then what is counted beside the books. */
final class EntryRows {
  /** Marks what is no debit or credit. */
  static final String COUNTED = "#";

  private final Chart chart;
  private final Language language;
  private final Numbers numbers;

  EntryRows(Chart chart, Language language) {
    this.chart = chart;
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /** The rows of some postings. */
  List<AccountTable.Row> of(List<Posting> postings) {
    List<AccountTable.Row> rows = new ArrayList<>();
    postings.stream()
        .sorted(Comparator.comparing((Posting posting) -> isCounted(posting.key().account())))
        .forEach(posting -> add(rows, posting));
    return rows;
  }

  /** The row of one sum. */
  AccountTable.Row row(Sums.Key key, long micros) {
    return new AccountTable.Row(
        mark(key.account(), micros),
        key.account(),
        label(key.account(), key.method(), key.factorVersion()),
        numbers.exact(micros, key.measure()),
        Numbers.unit(key.measure()));
  }

  /** The account's name, with what a reader must know about its amount. */
  String label(String code, @Nullable String method, @Nullable String factorVersion) {
    Optional<Account> account = chart.find(code);
    String label = account.map(language::label).orElse("");
    if (account.filter(EntryRows::isImputed).isPresent()) {
      label += " (%s)".formatted(language.words("entry.imputed"));
    }
    if (method == null) {
      return label;
    }
    return factorVersion == null
        ? "%s (%s)".formatted(label, method)
        : "%s (%s, %s)".formatted(label, method, factorVersion);
  }

  /** Money that no document states: in margins, not in the books. */
  static boolean isImputed(Account account) {
    return account.kind() == Account.Kind.STATISTICAL && account.isMoney();
  }

  private void add(List<AccountTable.Row> rows, Posting posting) {
    Posting.Key key = posting.key();
    rows.add(
        row(
            new Sums.Key(key.account(), key.measure(), key.method(), key.factorVersion()),
            posting.amountMicros()));
    String taxRule = key.taxRule();
    if (taxRule != null) {
      rows.add(new AccountTable.Row("", "", taxText(taxRule), "", ""));
    }
    Posting.Fx fx = key.fx();
    if (fx != null && !fx.reportingCurrency().equals(key.measure())) {
      rows.add(
          new AccountTable.Row(
              "",
              "",
              language.words(
                  "entry.conversion",
                  numbers.rate(fx.rate()),
                  fx.reportingCurrency(),
                  key.measure(),
                  fx.rateDate()),
              "= " + numbers.exact(posting.reportingMicros(), fx.reportingCurrency()),
              fx.reportingCurrency()));
    }
  }

  /** The tax rule in words, with its articles: what an auditor asks for first. */
  private String taxText(String text) {
    AppliedTaxRule applied = TaxRule.parse(text);
    TaxRule rule = applied.rule();
    return language == Language.DE
        ? "%s: %s, %s".formatted(text, rule.section(), applied.german())
        : "%s: %s, %s".formatted(text, rule.article(), applied.english());
  }

  private String mark(String code, long micros) {
    if (isCounted(code)) {
      return COUNTED;
    }
    return language.words(micros < 0 ? "entry.credit" : "entry.debit");
  }

  private boolean isCounted(String code) {
    return chart.find(code).filter(a -> a.kind() == Account.Kind.STATISTICAL).isPresent();
  }
}
