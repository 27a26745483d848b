package io.loopledger.breaks.table;

import io.loopledger.breaks.book.Causes;
import io.loopledger.matching.rule.BreakKind;
import io.loopledger.matching.run.Break;
import io.loopledger.rows.Trino;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks up what tells why a break is there: fees of lines, events that were not posted. */
public final class CauseFacts {
  private static final int AT_ONCE = 500;

  private final Trino trino;

  public CauseFacts(Trino trino) {
    this.trino = trino;
  }

  /** What is known of these breaks. */
  public Causes of(List<Break> breaks) throws SQLException {
    Map<String, BigDecimal> fees = new HashMap<>();
    for (List<String> some : parts(items(breaks))) {
      trino.query(
          "SELECT line_id, fee FROM finance.settlement_lines WHERE fee IS NOT NULL AND line_id IN (%s)"
              .formatted(BreaksSql.texts(some)),
          row -> fees.put(row.getString(1), row.getBigDecimal(2)));
    }
    Map<String, String> waiting = new HashMap<>();
    for (List<String> some : parts(references(breaks))) {
      trino.query(waitingSql(some), row -> waiting.put(row.getString(1), row.getString(2)));
    }
    return new Causes(fees, waiting);
  }

  private static TreeSet<String> items(List<Break> breaks) {
    return breaks.stream()
        .filter(one -> one.kind() == BreakKind.AMOUNT)
        .map(one -> one.statement().orElseThrow().itemId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> references(List<Break> breaks) {
    return breaks.stream()
        .filter(one -> one.kind() == BreakKind.MISSING_IN_LEDGER)
        .flatMap(one -> one.statement().map(Break.Side::reference).stream())
        .filter(reference -> !reference.isBlank())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A rejected event keeps its id, its subject and what is wrong with it; a reference is in one.
   */
  private static String waitingSql(List<String> references) {
    return """
        WITH wanted AS (
          SELECT reference FROM (VALUES %s) AS t (reference)
        ), known AS (
          SELECT 1 AS nth, 'event was rejected: ' || code AS why, coalesce(event_id, '') || ' ' || coalesce(subject, '') || ' ' || message AS text
          FROM ops.rejections WHERE code <> 'DUPLICATE'
          UNION ALL
          SELECT 2, 'event waits: ' || reason, event_id || ' ' || subject FROM ops.deferred
        )
        SELECT reference, min_by(why, nth) FROM wanted JOIN known ON strpos(text, reference) > 0 GROUP BY reference"""
        .formatted(
            references.stream()
                .map(reference -> "(" + BreaksSql.text(reference) + ")")
                .collect(Collectors.joining(", ")));
  }

  private static List<List<String>> parts(TreeSet<String> values) {
    List<String> all = List.copyOf(values);
    return IntStream.range(0, (all.size() + AT_ONCE - 1) / AT_ONCE)
        .mapToObj(i -> all.subList(i * AT_ONCE, Math.min(all.size(), (i + 1) * AT_ONCE)))
        .toList();
  }
}
