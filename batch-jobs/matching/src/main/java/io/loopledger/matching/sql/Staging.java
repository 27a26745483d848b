package io.loopledger.matching.sql;

import static java.util.stream.Collectors.joining;

import io.loopledger.matching.rule.PreparedTable;
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

  /** A table that the reconciliation's queries read. */
  String prepared(PreparedTable table) {
    return name(table.name());
  }

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

  /**
   * The open items beside what was found of them, with twins: how many lines of that key and amount
   * are matched, by the passes or since.
   */
  String looked() {
    return """
        (SELECT o.side, o.item_id, o.tenant, o.brand, o.type, o.currency, o.amount, o.item_date, o.reference, o.party, o.item_time, o.match_key,
          o.twins + count_if(o.side = 'STATEMENT' AND t.shape = 'ONE_TO_ONE') OVER (PARTITION BY o.brand, o.type, o.currency, o.match_key, o.amount) AS twins,
          t.group_id, t.kind, t.shape
        FROM %s o LEFT JOIN %s t ON t.item_id = o.item_id)"""
        .formatted(open(), together());
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
