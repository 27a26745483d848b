package io.loopledger.catalog.rules;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.impact.CreditAt;
import io.loopledger.catalog.impact.ImpactMethod;
import io.loopledger.catalog.impact.Symbol;
import io.loopledger.catalog.vat.MarginRefusal;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.entry.Cause;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables of levels, causes, tax rules, conditions and methods, as the code has them. */
final class LawTables {
  private LawTables() {}

  static String levels() {
    StringBuilder list = new StringBuilder();
    for (MarginLevel level : MarginLevel.values()) {
      List<Account> accounts = Chart.builtIn().accounts(level);
      String codes =
          accounts.stream()
              .filter(account -> account.until() == null)
              .map(account -> "`" + account.code() + "`")
              .collect(Collectors.joining(", "));
      list.append(
          Markdown.wrap("- **%s**: %s".formatted(level.text().replace('-', ' '), codes), "  "));
    }
    return list.toString();
  }

  static String causes() {
    StringBuilder list = new StringBuilder();
    for (Cause cause : Cause.values()) {
      list.append(Markdown.wrap("- `%s`: %s".formatted(cause, meaning(cause)), "  "));
    }
    return list.toString();
  }

  private static String meaning(Cause cause) {
    return switch (cause) {
      case EVENT -> "the event itself arrived.";
      case LATE ->
          "another event of the subject arrived later than its effective time, and this one's"
              + " postings changed by it.";
      case CORRECTION -> "an event was corrected or voided.";
      case FACTOR -> "a restatement to another version of the emission factors.";
      case METHOD -> "a restatement to another impact method.";
      case RATE -> "a restatement to another exchange rate.";
      case PROOF -> "an approved difference of the nightly proof.";
      case RULE -> "a restatement to other rules or policies.";
    };
  }

  static String taxRules() {
    StringBuilder table = new StringBuilder("| tax rule | VAT Directive | UStG | meaning |\n");
    table.append("|---|---|---|---|\n");
    for (TaxRule rule : TaxRule.values()) {
      table.append(
          Markdown.row("`" + rule.id() + "`", rule.article(), rule.section(), rule.english()));
    }
    return table.toString();
  }

  static String unused(Set<TaxRule> rules) {
    return Markdown.wrap(
        "These rules leave `tax_rule` empty where nothing was split or decided, and do not write %s."
            .formatted(
                rules.stream()
                    .map(rule -> "`" + rule.id() + "`")
                    .collect(Collectors.joining(", "))));
  }

  static String refusals() {
    StringBuilder table = new StringBuilder("| | reason | VAT Directive | UStG | meaning |\n");
    table.append("|---:|---|---|---|---|\n");
    for (MarginRefusal refusal : MarginRefusal.values()) {
      table.append(
          Markdown.row(
              String.valueOf(refusal.ordinal() + 1),
              "`" + refusal.id() + "`",
              refusal.article(),
              refusal.section(),
              refusal.english()));
    }
    return table.toString();
  }

  static String symbols() {
    StringBuilder table = new StringBuilder("| symbol | meaning |\n|---|---|\n");
    for (Symbol symbol : Symbol.values()) {
      table.append(Markdown.row("`" + symbol.text() + "`", meaning(symbol)));
    }
    return table.toString();
  }

  private static String meaning(Symbol symbol) {
    return switch (symbol) {
      case NEW_PRODUCT -> "emissions of a new product up to its sale, kg CO2e an item";
      case USE -> "emissions of a year of use, kg CO2e an item and year";
      case YEARS -> "usual years of use";
      case END_OF_LIFE -> "emissions at the end of life, kg CO2e an item; may be negative";
      case DISPLACEMENT -> "share of sales or repairs that replace a new product";
      case LIFETIME ->
          "share of a new product's life that one sale brings; over all cycles at most the"
              + " category's maximum";
      case INEFFICIENCY -> "what an old unit uses more than a new one, as a share";
      case EXTENSION -> "years of use that a repair adds";
      case TRANSPORT -> "transport, kg CO2e per tonne-km";
      case WASTE -> "waste, kg CO2e per tonne";
      case GRID -> "grid electricity, kg CO2e per kWh";
      case PACKAGING -> "packaging, kg CO2e per tonne";
      case SPARE_PARTS -> "spare parts, kg CO2e per tonne";
    };
  }

  static String methods() {
    StringBuilder list = new StringBuilder();
    for (ImpactMethod method : ImpactMethod.values()) {
      String earned = method.creditAt() == CreditAt.REPAIR ? "a fixed repair" : "a sale";
      list.append(
          Markdown.wrap(
              "- **%s**, %s: `%s`. Counts %s. Earned by %s. Boundary: %s. Source: %s."
                  .formatted(
                      method.name(),
                      method.englishName(),
                      method.formula(),
                      method.counts(),
                      earned,
                      method.boundary(),
                      method.source()),
              "  "));
    }
    return list.toString();
  }
}
