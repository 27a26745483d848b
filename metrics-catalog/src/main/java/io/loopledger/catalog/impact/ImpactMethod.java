package io.loopledger.catalog.impact;

import java.util.Arrays;
import java.util.Optional;

/** The impact methods as named profiles. A programme has one of them; they are never mixed. */
public enum ImpactMethod {
  /** Half of a new product on a fixed repair. */
  RESTART(
      CreditAt.REPAIR,
      "Avoided by repair (The Restart Project)",
      "Durch Reparatur vermieden (The Restart Project)",
      "half of what a new product of the category emits before its first use, once per cycle of a"
          + " unit, at a fixed repair",
      "before use: manufacture and distribution; without use, repair and end of life",
      "avoided = E x 0.5",
      "The Restart Project, environmental-impact-data, methodology.md; factor revisions of 2018 and"
          + " 2021"),
  /** Footprint per year of use. */
  ADEME(
      CreditAt.REPAIR,
      "Avoided by longer use (ADEME footprints)",
      "Durch längere Nutzung vermieden (ADEME-Werte)",
      "what a new product of the category emits for each year of its usual life, times the years a"
          + " fixed repair is assumed to add",
      "raw materials to the sold product, with distribution; without use and end of life",
      "avoided = E / Y x X",
      "ADEME Base Empreinte as published by impactco2; the years added are assumed"),
  /** Displacement by a resale. */
  RESALE(
      CreditAt.SALE,
      "Avoided by resale",
      "Durch Wiederverkauf vermieden",
      "the share of a new product that a sale replaces, less what the old unit uses more than a new"
          + " one, with the end of life that is not needed; once per unit and sale",
      "raw materials to the sold product, with distribution; use and end of life as lines of their"
          + " own; legs, packaging, parts, energy and waste of the programme as emitted",
      "avoided = D x L x E - process - I x U x Y x L + D x L x EoL",
      "own formula over ADEME Base Empreinte; D, L and I are assumed");

  private final CreditAt creditAt;
  private final String englishName;
  private final String germanName;
  private final String counts;
  private final String boundary;
  private final String formula;
  private final String source;

  ImpactMethod(
      CreditAt creditAt,
      String englishName,
      String germanName,
      String counts,
      String boundary,
      String formula,
      String source) {
    this.creditAt = creditAt;
    this.englishName = englishName;
    this.germanName = germanName;
    this.counts = counts;
    this.boundary = boundary;
    this.formula = formula;
    this.source = source;
  }

  /** The method of this name, as programmes write it. */
  public static Optional<ImpactMethod> find(String name) {
    return Arrays.stream(values()).filter(method -> method.name().equals(name)).findFirst();
  }

  /** The event that earns the credit. */
  public CreditAt creditAt() {
    return creditAt;
  }

  /** What a reader in English sees. */
  public String englishName() {
    return englishName;
  }

  /** What a reader in German sees. */
  public String germanName() {
    return germanName;
  }

  /** What the figure counts. */
  public String counts() {
    return counts;
  }

  /** The life-cycle stages in it. */
  public String boundary() {
    return boundary;
  }

  /** How it is computed, in the symbols of {@link Symbol}. */
  public String formula() {
    return formula;
  }

  /** Who says so. */
  public String source() {
    return source;
  }
}
