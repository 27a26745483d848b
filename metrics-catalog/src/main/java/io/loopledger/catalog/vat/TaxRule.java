package io.loopledger.catalog.vat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The treatments of VAT that entries can have, each with its source. An entry's column {@code
 * tax_rule} holds {@link #on} or, for a treatment without a rate, {@link #text()}.
 */
public enum TaxRule {
  /** Tax inside the price, at the supplier's rate. */
  STANDARD(
      "Art. 73, 96",
      "section 10(1), 12(1) UStG",
      "Standard rate on the whole price, tax inside the price.",
      "Regelsteuersatz auf den ganzen Preis, Steuer im Preis enthalten."),
  /** Taxed where the buyer is. */
  STANDARD_DISTANCE(
      "Art. 33(a), 369a-369k",
      "section 3c(1), 18j UStG",
      "Distance sale inside the Union: standard rate of the buyer's country (One Stop Shop).",
      "Innergemeinschaftlicher Fernverkauf: Regelsteuersatz im Land des Käufers (One-Stop-Shop)."),
  /** Only the unit's margin is taxed. */
  MARGIN(
      "Art. 312-317, 325",
      "section 25a(3) UStG",
      "Margin scheme: standard rate on the sales price less the purchase price.",
      "Differenzbesteuerung: Regelsteuersatz auf Verkaufspreis abzüglich Einkaufspreis."),
  /** Wanted the margin scheme, conditions not met. */
  MARGIN_REFUSED(
      "Art. 314, 319",
      "section 25a(1), 12(1) UStG",
      "Margin scheme refused, a condition is not met: standard rate on the whole price.",
      "Differenzbesteuerung abgelehnt, eine Bedingung fehlt: Regelsteuersatz auf den ganzen Preis."),
  /** Only the period's margin is taxed. */
  GLOBAL_MARGIN(
      "Art. 318",
      "section 25a(4) UStG",
      "Total margin of the period: standard rate on its sales less its purchases.",
      "Gesamtdifferenz des Zeitraums: Regelsteuersatz auf Verkäufe abzüglich Einkäufe."),
  /** To a business in another member state. */
  ZERO_RATED(
      "Art. 138",
      "section 4 No 1(b), 6a UStG",
      "Supply to a business in another member state: exempt, input tax stays deductible.",
      "Innergemeinschaftliche Lieferung: steuerfrei, Vorsteuerabzug bleibt."),
  /** Out of the Union. */
  EXPORT(
      "Art. 146",
      "section 4 No 1(a), 6 UStG",
      "Export out of the Union: exempt, input tax stays deductible.",
      "Ausfuhr aus der Union: steuerfrei, Vorsteuerabzug bleibt."),
  /** A single-purpose voucher is taxed when issued. */
  SPV_ISSUE(
      "Art. 30b(1)",
      "section 3(14) UStG",
      "Single-purpose voucher issued: taxed now, as if the goods were supplied.",
      "Einzweck-Gutschein ausgegeben: wird jetzt besteuert wie die Lieferung selbst."),
  /** It was taxed at issue. */
  SPV_REDEMPTION(
      "Art. 30b(1)",
      "section 3(14) UStG",
      "Single-purpose voucher redeemed: taxed at its issue, so taken off here.",
      "Einzweck-Gutschein eingelöst: bei Ausgabe besteuert, daher hier abgezogen."),
  /** A multi-purpose voucher is a means of payment. */
  MPV_REDEMPTION(
      "Art. 30b(2), 73a",
      "section 3(15), 10(1) UStG",
      "Multi-purpose voucher redeemed: a means of payment, the goods are taxed in full.",
      "Mehrzweck-Gutschein eingelöst: Zahlungsmittel, die Ware wird voll besteuert."),
  /** A discount voucher lowers the price. */
  COUPON(
      "Art. 79(b), 90",
      "section 10(1), 17(1) UStG",
      "Coupon of the brand: lowers the price and the tax in it.",
      "Rabattgutschein der Marke: mindert den Preis und die darin enthaltene Steuer."),
  /** The price went down after the sale. */
  PRICE_REDUCTION(
      "Art. 90",
      "section 17(1) UStG",
      "Price lowered or refunded after the sale: tax lowered at the sale's rate.",
      "Preis nachträglich gemindert oder erstattet: Steuer zum Satz des Verkaufs gemindert."),
  /** Tax a supplier charged. */
  INPUT(
      "Art. 168",
      "section 15(1) UStG",
      "Input tax on a cost, deducted.",
      "Vorsteuer auf Kosten, abgezogen."),
  /** Tax a supplier charged that becomes cost. */
  INPUT_NOT_DEDUCTIBLE(
      "Art. 168, 176",
      "section 15(1a), 15(2) UStG",
      "Input tax that may not be deducted: part of the cost.",
      "Nicht abziehbare Vorsteuer: Teil der Kosten."),
  /** The recipient owes the tax. */
  REVERSE_CHARGE(
      "Art. 44, 196",
      "section 13b(1), 13b(5) UStG",
      "Reverse charge: the recipient owes the tax of a foreign supplier.",
      "Steuerschuld des Leistungsempfängers bei ausländischem Leistenden."),
  /** A cost without tax. */
  EXEMPT_COST("Art. 132, 135", "section 4 UStG", "Cost without VAT.", "Kosten ohne Umsatzsteuer."),
  /** Given away with input tax deducted. */
  DEEMED_SUPPLY(
      "Art. 16, 74",
      "section 3(1b), 10(4) No 1 UStG",
      "Given away although input tax was deducted: taxed as if sold at cost.",
      "Unentgeltliche Wertabgabe nach Vorsteuerabzug: besteuert wie ein Verkauf zum Einkaufspreis."),
  /** The buyer of scrap owes the tax. */
  SCRAP_REVERSE_CHARGE(
      "Art. 199(1)(d)",
      "section 13b(2) No 7 UStG",
      "Scrap sold: the buyer owes the tax.",
      "Verkauf von Schrott: Der Abnehmer schuldet die Steuer."),
  /** The old unit is part of the price. */
  TRADE_IN(
      "Art. 73, 80",
      "section 3(12), 10(2) UStG",
      "Trade-in: the agreed value of the old unit is part of the price, no discount.",
      "Inzahlungnahme: Der vereinbarte Wert des Altgeräts ist Teil des Preises, kein Rabatt."),
  /** No supply for a consideration. */
  OUTSIDE_SCOPE(
      "Art. 2",
      "section 1(1) UStG",
      "Outside the scope of VAT: no supply for a consideration.",
      "Nicht steuerbar: keine Leistung gegen Entgelt."),
  /** The brand's policy splits no tax. */
  AS_DOCUMENTED(
      "none: policy vat as-documented",
      "none: policy vat as-documented",
      "Amount as in the document; this brand's policy splits no VAT from it.",
      "Betrag wie im Beleg; nach der Regel dieser Marke wird keine Umsatzsteuer herausgerechnet.");

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String article;
  private final String section;
  private final String english;
  private final String german;

  TaxRule(String article, String section, String english, String german) {
    this.article = article;
    this.section = section;
    this.english = english;
    this.german = german;
  }

  /** As written in data: {@code standard-distance}. */
  public String id() {
    return id;
  }

  /** Of Directive 2006/112/EC. */
  public String article() {
    return article;
  }

  /** Of German law. */
  public String section() {
    return section;
  }

  /** One English sentence. */
  public String english() {
    return english;
  }

  /** One German sentence. */
  public String german() {
    return german;
  }

  /** The text for the column tax_rule, with country and percentage: {@code margin/DE/19}. */
  public String on(VatRate rate) {
    return rate.withRule(this);
  }

  /** The text for the column tax_rule where no rate applies: the id. */
  public String text() {
    return id;
  }

  /**
   * Reads what {@link #on}, {@link #text()} or {@link MarginRefusal#on} wrote.
   *
   * @throws IllegalArgumentException naming the text and what is wrong with it
   */
  public static AppliedTaxRule parse(String text) {
    return AppliedTaxRule.parse(text);
  }

  static Optional<TaxRule> find(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
  }

  static String[] texts(String country, String percent) {
    return Arrays.stream(values())
        .map(rule -> String.join("/", rule.id, country, percent))
        .toArray(String[]::new);
  }
}
