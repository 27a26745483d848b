package io.loopledger.catalog.vat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a unit may not be sold under the margin scheme; in the order in which they are checked. */
public enum MarginRefusal {
  /** The consumer withdrew: the first sale is undone, nothing was bought. */
  WITHDRAWN_UNIT(
      "Art. 311(1)(1), 314",
      "section 25a(1) No 2 UStG",
      "The unit came back by withdrawal: its first sale was undone, it was not bought from anyone.",
      "Das Gerät kam durch Widerruf zurück: Der erste Verkauf wurde rückabgewickelt, es wurde nicht"
          + " angekauft."),
  /** It came back under warranty. */
  WARRANTY_UNIT(
      "Art. 311(1)(1), 314",
      "section 25a(1) No 2 UStG",
      "The unit came back under warranty: it was replaced, not bought.",
      "Das Gerät kam als Gewährleistungsfall zurück: Es wurde ersetzt, nicht angekauft."),
  /** It was not acquired as a used unit. */
  NOT_TAKEN_BACK(
      "Art. 314",
      "section 25a(1) No 2 UStG",
      "The unit was not acquired by a take-back in this cycle.",
      "Das Gerät wurde in diesem Zyklus nicht durch Rücknahme erworben."),
  /** Whoever gave it may have charged or deducted VAT. */
  SELLER_NOT_PRIVATE(
      "Art. 314(a)-(d)",
      "section 25a(1) No 2 sentence 2 UStG",
      "The seller is not recorded as a private person.",
      "Der Verkäufer ist nicht als Privatperson erfasst."),
  /** Nothing was paid for it. */
  NO_PURCHASE(
      "Art. 312(2), 315",
      "section 25a(3) UStG",
      "Nothing was paid for the unit, so there is no purchase price.",
      "Für das Gerät wurde nichts bezahlt, es gibt keinen Einkaufspreis."),
  /** The purchase cannot be shown. */
  NO_DOCUMENT(
      "Art. 242, 324",
      "section 25a(6) UStG",
      "The payout names no purchase document.",
      "Die Auszahlung nennt keinen Ankaufsbeleg.");

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final String article;
  private final String section;
  private final String english;
  private final String german;

  MarginRefusal(String article, String section, String english, String german) {
    this.article = article;
    this.section = section;
    this.english = english;
    this.german = german;
  }

  /** As written in data: {@code no-document}. */
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

  /** The text for the column tax_rule: {@code margin-refused/DE/19/no-document}. */
  public String on(VatRate rate) {
    return rate.withRefusal(this);
  }

  static Optional<MarginRefusal> find(String id) {
    return Arrays.stream(values()).filter(refusal -> refusal.id.equals(id)).findFirst();
  }

  static String[] texts(String country, String percent) {
    return Arrays.stream(values())
        .map(refusal -> String.join("/", TaxRule.MARGIN_REFUSED.id(), country, percent, refusal.id))
        .toArray(String[]::new);
  }
}
