package io.loopledger.matching.sql;

import static java.util.stream.Collectors.joining;

import io.loopledger.matching.rule.Reconciliation;
import java.util.stream.IntStream;

/**
 * Names of the tables that hold what a run has come to, step after step. Each is replaced as a
 * whole, so a run that was cut short is simply run again.
 *
 * @param schema of the tables, such as {@code night}
 * @param reconciliation what is matched
 */
record Staging(String schema, Reconciliation reconciliation) {
  private static final String FORM = "%s.\"%s_%s\"";

  /** What each pass decided; pass 0 is everything, undecided. */
  String pass(int number) {
    return name("pass_" + number);
  }

  String last() {
    return pass(reconciliation.passes().size());
  }

  /** What no pass could decide. */
  String open() {
    return name("open");
  }

  /** Which of those belong together, and as what. */
  String together() {
    return name("together");
  }

  /** What is wrong with the rest. */
  String breaks() {
    return name("breaks");
  }

  /** The first key that an item has, as SQL over the tables of the passes. */
  String firstKey() {
    int passes = reconciliation.passes().size();
    return passes == 1
        ? "key_1"
        : IntStream.rangeClosed(1, passes)
            .mapToObj(i -> "key_" + i)
            .collect(joining(", ", "coalesce(", ")"));
  }

  /** A query with the schema of the run's tables: one reconciliation may look at another's. */
  String inSchema(String query) {
    return query.replace("{night}", schema);
  }

  private String name(String step) {
    return FORM.formatted(schema, reconciliation.name().replace('-', '_'), step);
  }
}
