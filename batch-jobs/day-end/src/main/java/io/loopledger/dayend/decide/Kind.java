package io.loopledger.dayend.decide;

/** The kinds of events that a day's end makes. */
public enum Kind {
  /** What holding the stock has cost. */
  HOLDING("holding accruals"),
  /** Vouchers whose claim has lapsed. */
  VOUCHERS("vouchers expired"),
  /** Units worth less than they cost, or again more. */
  WRITE_DOWNS("units written down"),
  /** VAT on the margin of a period. */
  GLOBAL_MARGIN("global margins"),
  /** Shares of overhead. */
  OVERHEAD("overhead shares"),
  /** What will probably come back. */
  EXPECTED_RETURNS("expected returns");

  private final String figure;

  Kind(String figure) {
    this.figure = figure;
  }

  /** Its name in a report. */
  public String figure() {
    return figure;
  }
}
