package io.loopledger.local.access;

import java.util.List;

/**
 * The brands of the check: two tenants with two brands each. Their names occur in nothing else, and
 * stand in every text of their rows; the numbers of a brand lie in a range of their own. So every
 * value tells whose it is.
 *
 * @param name of the brand
 * @param tenant who owns it
 * @param number of the brand, from 1
 */
record SampleBrand(String name, String tenant, int number) {
  /** All of them. */
  static final List<SampleBrand> ALL =
      List.of(
          new SampleBrand("zqalder", "zqnorth", 1),
          new SampleBrand("zqbirch", "zqnorth", 2),
          new SampleBrand("zqcedar", "zqsouth", 3),
          new SampleBrand("zqdune", "zqsouth", 4));

  /** Stands in the texts of rows that belong to no brand. */
  static final String PLATFORM = "zqplatform";

  /** Stands in every text that points at a person. */
  static final String PERSON = "psn_";

  /** The numbers of a brand begin here, and the next brand's where it ends. */
  static final int RANGE = 1_000_000;

  /** A text of one of its rows. */
  String text(String column, int row) {
    return "%s.%s.%d".formatted(name, column, row);
  }

  /** A number of one of its rows. */
  long number(int row) {
    return (long) number * RANGE + row;
  }
}
