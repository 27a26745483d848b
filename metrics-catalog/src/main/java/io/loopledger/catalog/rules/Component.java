package io.loopledger.catalog.rules;

/** What the cost of a unit in stock is made of (IAS 2.10; section 255(1) HGB). */
enum Component {
  ACQUISITION("acquisition"),
  INBOUND("inbound"),
  INTAKE("intake"),
  REFURBISHMENT("refurbishment");

  private final String stock;
  private final String cost;

  Component(String name) {
    stock = "inventory." + name;
    cost = "cost." + name;
  }

  /** The account that holds it while the unit is in stock. */
  String stock() {
    return stock;
  }

  /** The account that holds it when the unit is sold. */
  String cost() {
    return cost;
  }
}
