package io.loopledger.catalog.rules;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.rules.RuleCatalogue.Example;
import io.loopledger.catalog.rules.RuleCatalogue.Rule;
import io.loopledger.catalog.rules.RuleCatalogue.Stage;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** docs/rules.md: what every event posts, from the rules themselves. */
final class RulesPage {
  /** Accounts of the chart that no rule posts to, and why they are there. */
  static final Map<String, String> NOT_OF_THE_RULES =
      Map.of("rounding.differences", "for an import that rounds; the rules leave no remainder");

  /** Tax rules that the catalogue knows and these rules do not write. */
  static final Set<TaxRule> NOT_WRITTEN =
      EnumSet.of(
          TaxRule.MPV_REDEMPTION, TaxRule.TRADE_IN, TaxRule.OUTSIDE_SCOPE, TaxRule.AS_DOCUMENTED);

  private static final String NO_EXAMPLE = "Accounts without an example";
  private static final String NO_RULE = "Accounts that no rule posts to";

  private final RuleCatalogue catalogue = RuleCatalogue.builtIn();
  private final ExampleText examples = new ExampleText();
  private final String body = stages();

  String text() {
    return head() + body + ending();
  }

  /** Accounts that a rule could post to, but no example does. */
  List<String> withoutExample() {
    return Chart.builtIn().accounts().stream()
        .filter(account -> account.until() == null)
        .map(Account::code)
        .filter(code -> !NOT_OF_THE_RULES.containsKey(code))
        .filter(code -> !examples.shownAccounts().contains(code))
        .toList();
  }

  /** Accounts that an example posts to. */
  Set<String> shownAccounts() {
    return examples.shownAccounts();
  }

  /** Tax rules that an example shows. */
  Set<TaxRule> shownRules() {
    return examples.shownRules();
  }

  private String head() {
    Map<String, String> parts = new LinkedHashMap<>();
    String template = template();
    parts.put("contents", contents(template));
    parts.put("levels", LawTables.levels());
    parts.put("causes", LawTables.causes());
    parts.put("policies", PolicyTables.policies());
    parts.put("tax-rules", LawTables.taxRules());
    parts.put("unused-tax-rules", LawTables.unused(NOT_WRITTEN));
    parts.put("symbols", LawTables.symbols());
    parts.put("refusals", LawTables.refusals());
    parts.put("methods", LawTables.methods());
    parts.put("brands", PolicyTables.brands(brands()));
    String text = template;
    for (Map.Entry<String, String> part : parts.entrySet()) {
      text = text.replace("{{" + part.getKey() + "}}\n", part.getValue());
    }
    for (EventType type : EventType.values()) {
      text = text.replace("{{" + type.typeName() + "}}", Markdown.link(type.typeName()));
    }
    if (text.contains("{{")) {
      throw new IllegalStateException(
          "head.md asks for something unknown: " + text.substring(text.indexOf("{{")));
    }
    return text;
  }

  private Set<String> brands() {
    Set<String> brands = new TreeSet<>();
    for (Stage stage : catalogue.stages()) {
      for (Rule rule : stage.rules()) {
        rule.examples().forEach(example -> brands.add(example.brand()));
      }
    }
    return brands;
  }

  private String contents(String template) {
    StringBuilder list = new StringBuilder();
    template
        .lines()
        .filter(line -> line.startsWith("## ") && !line.equals("## Contents"))
        .forEach(line -> list.append("- %s\n".formatted(Markdown.link(line.substring(3)))));
    for (Stage stage : catalogue.stages()) {
      List<String> links = new ArrayList<>();
      stage.rules().forEach(rule -> links.add(Markdown.link(rule.type().typeName())));
      list.append(
          Markdown.wrap(
              "- %s: %s".formatted(Markdown.link(stage.title()), String.join(", ", links)), "  "));
    }
    list.append("- %s\n- %s\n".formatted(Markdown.link(NO_EXAMPLE), Markdown.link(NO_RULE)));
    return list.toString();
  }

  private String stages() {
    StringBuilder text = new StringBuilder();
    for (Stage stage : catalogue.stages()) {
      text.append("\n## %s\n".formatted(stage.title()));
      stage.rules().forEach(rule -> text.append(rule(rule)));
    }
    return text.toString();
  }

  private String rule(Rule rule) {
    StringBuilder text = new StringBuilder("\n### %s\n\n".formatted(rule.type().typeName()));
    text.append(Markdown.wrap("**%s.** %s".formatted(rule.title(), rule.text())));
    text.append("\nSources: rule `%s`\n\n".formatted(RulesOf202612.ruleOf(rule.type())));
    rule.sources().forEach(source -> text.append(Markdown.wrap("- " + source, "  ")));
    for (Example example : rule.examples()) {
      String where = "%s, example '%s'".formatted(rule.type().typeName(), example.title());
      text.append('\n').append(examples.of(where, example));
    }
    return text.toString();
  }

  private String ending() {
    StringBuilder text = new StringBuilder("\n## %s\n\n".formatted(NO_EXAMPLE));
    List<String> missing = withoutExample();
    if (missing.isEmpty()) {
      text.append("None: every account that a rule can post to occurs above.\n");
    }
    missing.forEach(code -> text.append("- `%s`\n".formatted(code)));
    text.append("\n## %s\n\n| account | why |\n|---|---|\n".formatted(NO_RULE));
    for (Account account : Chart.builtIn().accounts()) {
      String reason = NOT_OF_THE_RULES.get(account.code());
      if (account.until() != null) {
        reason = "until the rules " + account.until();
      }
      if (reason != null) {
        text.append(Markdown.row("`%s` %s".formatted(account.code(), account.labelEn()), reason));
      }
    }
    return text.toString();
  }

  private static String template() {
    try (InputStream in = RulesPage.class.getResourceAsStream("/rules-page/head.md")) {
      byte[] bytes = Objects.requireNonNull(in, "head.md is missing").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
