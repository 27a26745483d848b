package io.loopledger.catalog.vat;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an entry's column tax_rule says: a treatment, where it has one its rate, and a reason. */
public final class AppliedTaxRule {
  private final TaxRule rule;
  private final @Nullable String country;
  private final int basisPoints;
  private final @Nullable MarginRefusal refusal;

  private AppliedTaxRule(
      TaxRule rule, @Nullable String country, int basisPoints, @Nullable MarginRefusal refusal) {
    this.rule = requireNonNull(rule, "rule is null");
    this.country = country;
    this.basisPoints = basisPoints;
    this.refusal = refusal;
  }

  static AppliedTaxRule parse(String text) {
    List<String> parts = List.of(text.split("/", -1));
    TaxRule rule = TaxRule.find(parts.get(0)).orElseThrow(() -> unreadable(text));
    boolean hasReason = rule == TaxRule.MARGIN_REFUSED && parts.size() == 4;
    if (parts.size() != 1 && parts.size() != 3 && !hasReason) {
      throw unreadable(text);
    }
    if (parts.size() == 1) {
      return new AppliedTaxRule(rule, null, 0, null);
    }
    MarginRefusal refusal =
        hasReason ? MarginRefusal.find(parts.get(3)).orElseThrow(() -> unreadable(text)) : null;
    try {
      return new AppliedTaxRule(
          rule, VatRate.country(parts.get(1)), VatRate.basisPoints(parts.get(2)), refusal);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tax_rule '%s': %s".formatted(text, e.getMessage()), e);
    }
  }

  /** The treatment. */
  public TaxRule rule() {
    return rule;
  }

  /** The country whose rate applied; empty where none did. */
  public Optional<String> country() {
    return Optional.ofNullable(country);
  }

  /** The rate in hundredths of a percent; 0 where none applied. */
  public int basisPoints() {
    return basisPoints;
  }

  /** Why the margin scheme was refused, where it was and the text says so. */
  public Optional<MarginRefusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** In English: the treatment, the rate and the reason, with their sources. */
  public String english() {
    return sentence(
        rule.english(),
        refusal == null ? null : refusal.english(),
        "Directive 2006/112/EC " + (refusal == null ? rule.article() : refusal.article()));
  }

  /** In German: the treatment, the rate and the reason, with their sources. */
  public String german() {
    return sentence(
        rule.german(),
        refusal == null ? null : refusal.german(),
        refusal == null ? rule.section() : refusal.section());
  }

  /** As written in the column. */
  public String text() {
    if (country == null) {
      return rule.text();
    }
    String withRate = String.join("/", rule.id(), country, VatRate.percent(basisPoints));
    return refusal == null ? withRate : withRate + "/" + refusal.id();
  }

  @Override
  public String toString() {
    return text();
  }

  private String sentence(String treatment, @Nullable String reason, String source) {
    String rate =
        country == null ? null : "%s: %s %%.".formatted(country, VatRate.percent(basisPoints));
    return String.join(
        " ",
        Stream.of(treatment, reason, rate, "(" + source + ")").filter(p -> p != null).toList());
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        ("tax_rule '%s' is not RULE, RULE/COUNTRY/PERCENT such as margin/DE/19, or"
                + " margin-refused/COUNTRY/PERCENT/REASON")
            .formatted(text));
  }
}
