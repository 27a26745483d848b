package io.loopledger.catalog.rules;

import static java.util.stream.Collectors.joining;

import io.loopledger.catalog.reference.BookPolicies;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.GoldenReferences;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables of what a brand decides, and of how the brands of the examples differ. */
final class PolicyTables {
  private static final Map<String, String> MEANINGS = meanings();

  private PolicyTables() {}

  private static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    meanings.put(
        "recognition", "when a resale becomes revenue: IFRS 15.38; section 252(1) no. 4 HGB");
    meanings.put(
        "distanceSales",
        "whose VAT a consumer of another member state pays; `ORIGIN` only below the threshold of"
            + " VAT Directive Art. 59c");
    meanings.put(
        "marginEvidence",
        "what proves the purchase of a margin-scheme unit: a document named by the payout, or the"
            + " payout itself");
    meanings.put(
        "marginForDonated", "whether a unit that cost nothing may be sold under the margin scheme");
    meanings.put(
        "globalMarginUpTo",
        "purchase price, inclusive, up to which the global margin replaces that of each unit; 0 for"
            + " never: VAT Directive Art. 318; section 25a(4) UStG");
    meanings.put(
        "vatExchange",
        "the rate at which VAT in foreign currency is declared: VAT Directive Art. 91(2), 369h;"
            + " section 16(6) UStG");
    meanings.put(
        "breakage",
        "when unused vouchers become income: when the claim lapses (HGB), or in proportion"
            + " (IFRS 15.B46)");
    meanings.put(
        "breakageShare", "share of voucher value expected to lapse, for proportional breakage");
    meanings.put(
        "minuteRate", "cost of a minute of own work, in the reporting currency, rounded to cents");
    meanings.put("holdingPerNight", "imputed cost of a night in stock, in the reporting currency");
    meanings.put("capitalPerYear", "imputed yearly interest on stock at cost, as a share");
    meanings.put(
        "evictAfterDays", "days after which a closed unit leaves the hot state; changes no figure");
    return meanings;
  }

  /** Every policy of the books with its default. */
  static String policies() {
    StringBuilder table = new StringBuilder("| policy | default | others | what it decides |\n");
    table.append("|---|---|---|---|\n");
    table.append(
        Markdown.row(
            "`vat`",
            "`" + Brand.Policies.DEFAULT.vat() + "`",
            "`" + Brand.Policies.EU + "`",
            "whether VAT is split from prices and costs; without it gross is net everywhere"));
    table.append(
        Markdown.row(
            "`fx`",
            "`" + Brand.Policies.DEFAULT.fx() + "`",
            "",
            "the booking rate: the latest one published at the event's instant"));
    table.append(
        Markdown.row(
            "`rounding`",
            "`" + Brand.Policies.DEFAULT.rounding() + "`",
            "",
            "amounts are never rounded, beside VAT and the cost of own work, which always are"));
    for (RecordComponent component : BookPolicies.class.getRecordComponents()) {
      Object value = value(BookPolicies.DEFAULT, component);
      String meaning = MEANINGS.get(component.getName());
      if (meaning == null) {
        throw new IllegalStateException(
            "policy %s has no meaning; add it to %s"
                .formatted(component.getName(), PolicyTables.class.getSimpleName()));
      }
      table.append(
          Markdown.row(
              "`" + component.getName() + "`", "`" + text(value) + "`", others(value), meaning));
    }
    return table.toString();
  }

  /** The brands that examples use, and what they do not leave at the default. */
  static String brands(Set<String> used) {
    StringBuilder table = new StringBuilder("| brand | country | books in | differs by |\n");
    table.append("|---|---|---|---|\n");
    for (String id : used) {
      Brand brand =
          GoldenReferences.at(GoldenReferences.VERSION)
              .brand(id)
              .orElseThrow(() -> new IllegalStateException("no brand " + id));
      List<String> differences = new ArrayList<>();
      for (RecordComponent component : BookPolicies.class.getRecordComponents()) {
        Object value = value(brand.policies().bookPolicies(), component);
        if (!text(value).equals(text(value(BookPolicies.DEFAULT, component)))) {
          differences.add("`%s` %s".formatted(component.getName(), text(value)));
        }
      }
      differences.addFirst("`vat` " + brand.policies().vat());
      table.append(
          Markdown.row(
              "`" + id + "`",
              brand.legalCountry(),
              brand.reportingCurrency(),
              String.join(", ", differences)));
    }
    return table.toString();
  }

  private static String others(Object value) {
    if (value instanceof Enum<?> chosen) {
      return Arrays.stream(chosen.getDeclaringClass().getEnumConstants())
          .filter(other -> other != chosen)
          .map(other -> "`" + ((Enum<?>) other).name() + "`")
          .collect(joining(", "));
    }
    return "";
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Enum<?> constant -> constant.name();
      default -> String.valueOf(value);
    };
  }

  private static Object value(BookPolicies policies, RecordComponent component) {
    try {
      return component.getAccessor().invoke(policies);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
