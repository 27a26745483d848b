package io.loopledger.local.figure;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.explain.Node;
import io.loopledger.catalog.metrics.explain.Node.Kind;
import io.loopledger.catalog.vat.AppliedTaxRule;
import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.local.explain.Language;
import io.loopledger.local.explain.Numbers;
import io.loopledger.local.screen.Printable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a part of a figure is called, and what is said below its name. */
final class FigureWords {
  private static final String MONEY_PARTS = "[A-Z]{3}";

  private final Catalog catalog;
  private final Language language;
  private final Numbers numbers;

  FigureWords(Catalog catalog, Language language) {
    this.catalog = catalog;
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /** The line of a part. */
  String label(Node node) {
    Map<String, String> facts = node.facts();
    return switch (node.kind()) {
      case METRIC -> metric(node);
      case ACCOUNT -> node.name() + "  " + account(node.name());
      case RULE -> rule(facts);
      case FACTORS -> factors(facts);
      case SUBJECT -> Printable.line(node.name());
      case ENTRY -> language.words("figure.entry", node.name());
      case DIMENSION -> "%s = %s".formatted(facts.get("dimension"), Printable.line(node.name()));
      case ROW -> Printable.line(node.name());
      case OTHERS -> others(node, facts);
    };
  }

  /** Lines below a part; none for most. */
  List<String> details(Node node, boolean isRoot) {
    Map<String, String> facts = node.facts();
    List<String> details = new ArrayList<>();
    switch (node.kind()) {
      case METRIC -> {
        if (!isRoot) {
          details.add("= " + facts.get("formula"));
        }
      }
      case RULE -> {
        String tax = facts.get("tax_rule");
        if (tax != null) {
          details.add(tax(tax));
        }
      }
      case FACTORS -> {
        String values = facts.get("factors");
        if (values != null) {
          details.add(values);
        }
      }
      case ENTRY -> details.addAll(entry(node));
      case ROW -> details.add(row(node));
      default -> {}
    }
    return details;
  }

  private String metric(Node node) {
    Metric metric = catalog.metric(node.name());
    String label = language == Language.DE ? metric.meta().labelDe() : metric.label();
    String role = node.facts().get("role");
    String begin =
        role == null || role.equals("input") ? sign(node) : language.words("figure." + role) + " ";
    return begin + node.name() + "  " + label;
  }

  private static String sign(Node node) {
    if (!node.facts().containsKey("role")) {
      return "";
    }
    BigDecimal weight = node.weight();
    if (weight.abs().compareTo(BigDecimal.ONE) == 0) {
      return weight.signum() < 0 ? "- " : "+ ";
    }
    return weight.toPlainString() + " x ";
  }

  private String account(String code) {
    return catalog.chart().find(code).map(language::label).orElse("")
        + (Account.isImputed(code) ? " (%s)".formatted(language.words("entry.imputed")) : "");
  }

  private String rule(Map<String, String> facts) {
    List<String> parts = new ArrayList<>();
    parts.add(
        language.words(
            "figure.rule",
            facts.getOrDefault("rule", "-"),
            facts.getOrDefault("rule_version", "-")));
    String rates = facts.get("rate_version");
    if (rates != null) {
      parts.add(language.words("figure.rates", rates));
    }
    return String.join(", ", parts);
  }

  private String tax(String text) {
    try {
      AppliedTaxRule applied = TaxRule.parse(text);
      return text + ": " + (language == Language.DE ? applied.german() : applied.english());
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private String factors(Map<String, String> facts) {
    String category = facts.getOrDefault("category_key", "");
    String basis = facts.getOrDefault("basis", "");
    return "%s%s%s%s"
        .formatted(
            facts.getOrDefault("factor_version", language.words("figure.no-factors")),
            category.isEmpty() ? "" : ", " + category,
            basis.isEmpty() || basis.equals("unknown")
                ? ""
                : " [" + language.words("basis." + basis) + "]",
            facts.containsKey("rule_version")
                ? ", " + language.words("figure.rules", facts.get("rule_version"))
                : "");
  }

  private String others(Node node, Map<String, String> facts) {
    long count = Long.parseLong(facts.getOrDefault("count", "0"));
    return language.words(
        "figure.others." + node.name() + (count == 1 ? ".one" : ""), numbers.whole(count));
  }

  private List<String> entry(Node node) {
    Map<String, String> facts = node.facts();
    List<String> said = new ArrayList<>();
    said.add(facts.getOrDefault("business_date", ""));
    said.add(facts.getOrDefault("cause", ""));
    String measure = facts.getOrDefault("measure", "");
    String amount = facts.get("amount");
    if (amount != null) {
      said.add(language.words("figure.booked", plain(amount), measure));
    }
    String fx = facts.get("fx_rate");
    if (fx != null && measure.matches(MONEY_PARTS) && !measure.equals(node.unit())) {
      said.add(
          language.words(
              "figure.converted",
              numbers.rate(new BigDecimal(fx)),
              facts.getOrDefault("fx_date", "-")));
    }
    if (!"real".equals(facts.get("origin"))) {
      said.add(language.words("origin." + facts.getOrDefault("origin", "derived")));
    }
    return List.of(
        language.words("figure.event", facts.getOrDefault("event_id", "-")),
        said.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(", ")));
  }

  private String plain(String amount) {
    BigDecimal plain = new BigDecimal(amount).stripTrailingZeros();
    return numbers.format(plain.setScale(Math.max(2, plain.scale())));
  }

  private static String row(Node node) {
    return node.facts().entrySet().stream()
        .filter(fact -> !fact.getValue().equals(node.name()))
        .map(fact -> fact.getKey() + " " + Printable.line(fact.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Whether a part is one of the kinds whose rows are entries. */
  static boolean isCounted(Node node) {
    return node.kind() != Kind.ENTRY && node.kind() != Kind.ROW;
  }
}
