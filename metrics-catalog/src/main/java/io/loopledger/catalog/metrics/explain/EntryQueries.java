package io.loopledger.catalog.metrics.explain;

import static java.util.stream.Collectors.joining;

import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.Metric.Simple;
import io.loopledger.catalog.metrics.Model;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The questions that take a sum of entries apart: to accounts, to rules or factors, to subjects, to
 * entries. All read the same entries: one relation at one version, under one condition.
 */
final class EntryQueries {
  /** The account, in every answer. */
  static final String ACCOUNT = "account";

  private static final String CATEGORY =
      "CASE WHEN strpos(factor_version, ':') > 0 THEN ''"
          + " ELSE lower(trim(regexp_replace(category, '\\s+', ' '))) END";

  private final String source;
  private final String value;
  private final Map<String, String> keys;

  /**
   * Of a metric.
   *
   * @param from the relation with its version, and the condition
   */
  EntryQueries(Metric metric, Simple simple, String from) {
    this.source = from;
    this.value = simple.expr().map(expr -> expr.sql(name -> name)).orElse("1");
    this.keys = keys(metric);
  }

  /** A relation and a condition, as all questions have them. */
  static String from(String relation, String condition) {
    return "FROM %s\n  WHERE %s".formatted(relation, condition);
  }

  /** What groups entries below an account: the rule, or the factors. */
  private static Map<String, String> keys(Metric metric) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (metric.meta().unit().isImpact()) {
      keys.put("method", "method");
      keys.put("factor_version", "factor_version");
      keys.put("category_key", CATEGORY);
    } else {
      keys.put("rule", "rule");
    }
    keys.put("rule_version", "rule_version");
    if (metric.meta().unit().hasMoney()) {
      keys.put("tax_rule", "tax_rule");
      keys.put("rate_version", "rate_version");
    }
    return keys;
  }

  /** Names of what groups entries below an account. */
  List<String> groupColumns() {
    return List.copyOf(keys.keySet());
  }

  /** The figure, asked for by itself. */
  String total() {
    return "SELECT coalesce(sum(%s), 0) AS value, count(*) AS row_count\n  %s"
        .formatted(value, source);
  }

  /** Accounts and groups, the largest subjects of each, and one row for all others. */
  String subjects(int top) {
    String names = ACCOUNT + ", " + String.join(", ", keys.keySet());
    return """
        WITH lines AS (
          SELECT account, %s, subject, sum(%s) AS value, count(*) AS row_count
          %s
          GROUP BY %s
        ), ranked AS (
          SELECT *, row_number() OVER (PARTITION BY %s ORDER BY abs(value) DESC, subject) AS place FROM lines
        )
        SELECT %s, IF(place <= %d, subject) AS shown_subject, sum(value) AS value, sum(row_count) AS row_count,
          count(*) AS subject_count
        FROM ranked
        GROUP BY %s, IF(place <= %d, subject)"""
        .formatted(
            select(), value, source, ordinals(keys.size() + 2), names, names, top, names, top);
  }

  /** The largest entries of some subjects in each group, and one row for all others. */
  String entries(Collection<String> subjects, int top) {
    String names = ACCOUNT + ", " + String.join(", ", keys.keySet()) + ", subject";
    return """
        WITH ranked AS (
          SELECT account, %s, subject, %s AS value, entry_id, event_id, trigger_id, amount, measure, cause, fx_rate,
            fx_date, business_date, recorded_time, origin,
            row_number() OVER (PARTITION BY account, %s, subject ORDER BY abs(%s) DESC, entry_id) AS place
          %s
            AND subject IN (%s)
        )
        SELECT %s, IF(place <= %d, entry_id) AS shown_entry, sum(value) AS value, count(*) AS row_count,
          max(event_id) AS event_id, max(trigger_id) AS trigger_id, max(amount) AS amount, max(measure) AS measure,
          max(cause) AS cause, max(fx_rate) AS fx_rate, max(fx_date) AS fx_date,
          max(business_date) AS business_date, max(recorded_time) AS recorded_time, max(origin) AS origin
        FROM ranked
        GROUP BY %s, IF(place <= %d, entry_id)"""
        .formatted(
            select(),
            value,
            keys.entrySet().stream().map(Map.Entry::getValue).collect(joining(", ")),
            value,
            source,
            subjects.stream().map(EntryQueries::text).collect(Collectors.joining(", ")),
            names,
            top,
            names,
            top);
  }

  private String select() {
    return keys.entrySet().stream()
        .map(k -> k.getKey().equals(k.getValue()) ? k.getKey() : k.getValue() + " AS " + k.getKey())
        .collect(joining(", "));
  }

  private static String ordinals(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(joining(", "));
  }

  /**
   * What all entries below a metric are: counts, and counts by origin, currency and method.
   *
   * @param conditions of its parts; an entry that fits several counts once
   */
  static String inputs(String relation, Collection<String> conditions) {
    return """
        SELECT grouping(origin, reporting_currency, method) AS kind, origin, reporting_currency, method,
          count(*) AS row_count, count(DISTINCT event_id) AS event_count, count(DISTINCT subject) AS subject_count,
          count_if(account LIKE 'imputed.%%') AS imputed_count,
          min(business_date) AS first_day, max(business_date) AS last_day
        %s
        GROUP BY GROUPING SETS ((), (origin), (reporting_currency), (method))"""
        .formatted(from(relation, "(" + String.join("\n    OR ", conditions) + ")"));
  }

  /** A text as SQL. */
  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The relation of entries. */
  static boolean isLedger(Model model) {
    return model.relation().equals("ledger.entries");
  }
}
