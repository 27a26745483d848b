package io.loopledger.dayend.lake;

import io.loopledger.dayend.decide.Day;
import io.loopledger.dayend.decide.ExpectedReturns;
import io.loopledger.dayend.decide.MarginPeriodOf;
import io.loopledger.dayend.policy.AllocationKey;
import io.loopledger.dayend.policy.OverheadDocument;
import io.loopledger.dayend.policy.ReturnsPolicy;
import io.loopledger.proof.table.ProofSnapshots;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.money.Micros;
import io.loopledger.schemas.table.EntriesTable;
import io.loopledger.schemas.table.RawEventsTable;
import io.loopledger.schemas.table.RejectionsTable;
import io.loopledger.schemas.table.TableDefinition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which subjects a day's end has to look at, and sums that need no look at a subject: set-based, at
 * the snapshots of one checkpoint. A subject too many costs time and changes nothing.
 */
public final class DaySql {
  private static final int SHIFTED_MICROS = 6;

  private final Trino trino;
  private final String entries;
  private final String events;
  private final String rejections;

  /** Over the tables at these snapshots. */
  public DaySql(Trino trino, ProofSnapshots snapshots) {
    this.trino = trino;
    this.entries = at(EntriesTable.DEFINITION, snapshots);
    this.events = at(RawEventsTable.DEFINITION, snapshots);
    this.rejections = at(RejectionsTable.DEFINITION, snapshots);
  }

  private static String at(TableDefinition<?> table, ProofSnapshots snapshots) {
    OptionalLong snapshot = snapshots.of(table);
    String name = "\"%s\".\"%s\"".formatted(table.namespace(), table.name());
    return snapshot.isPresent()
        ? "%s FOR VERSION AS OF %d".formatted(name, snapshot.getAsLong())
        : name;
  }

  private static final String IN_STOCK =
      """
      WITH moves AS (
        SELECT subject, effective_time,
          account = 'units.received' OR (account = 'units.resold' AND sum(amount) < 0) AS is_arrival
        FROM %s
        WHERE account IN ('units.received', 'units.resold', 'units.recycled', 'units.donated',
            'units.harvested', 'units.written-off', 'units.lost', 'units.sent-back')
          AND starts_with(subject, 'unit:') AND business_date <= DATE '%s'
        GROUP BY subject, event_id, effective_time, account
        HAVING sum(amount) <> 0)
      SELECT subject FROM moves GROUP BY subject
      HAVING max(effective_time) FILTER (WHERE is_arrival) >= COALESCE(
          max(effective_time) FILTER (WHERE NOT is_arrival),
          max(effective_time) FILTER (WHERE is_arrival))
      """;

  /** Units that arrived and did not leave after that. */
  public Set<String> inStock(LocalDate date) throws SQLException {
    return subjects(IN_STOCK.formatted(entries, date));
  }

  private static final String OWED_ON_VOUCHERS =
      """
      WITH link AS (
        SELECT DISTINCT subject, issued_by_subject AS issuer
        FROM %s
        WHERE type IN ('VoucherRedeemed', 'VoucherExpired')
          AND issued_by_subject IS NOT NULL AND issued_by_subject <> subject),
      owed AS (
        SELECT COALESCE(issuer, e.subject) AS issuer
        FROM (
          SELECT subject, measure, sum(amount) AS amount
          FROM %s
          WHERE account IN ('vouchers.outstanding', 'vouchers.spv', 'vouchers.mpv')
            AND business_date <= DATE '%s'
          GROUP BY subject, measure) e
        LEFT JOIN link ON link.subject = e.subject
        GROUP BY COALESCE(issuer, e.subject), measure
        HAVING sum(amount) <> 0)
      SELECT issuer FROM owed
      UNION
      SELECT link.subject FROM link JOIN owed ON owed.issuer = link.issuer
      """;

  /** Who issued vouchers on which something is owed, and where those were redeemed. */
  public Set<String> owedOnVouchers(LocalDate date) throws SQLException {
    return subjects(OWED_ON_VOUCHERS.formatted(events, entries, date));
  }

  private static final String BOUGHT =
      """
      SELECT DISTINCT subject FROM %s
      WHERE type = 'PayoutIssued' AND brand = %s
        AND effective_time >= TIMESTAMP '%s 00:00:00 UTC' - INTERVAL '1' DAY
        AND effective_time < TIMESTAMP '%s 00:00:00 UTC' + INTERVAL '2' DAY
      """;

  /** Units that were paid for in a period, or on a day beside it: zones differ. */
  public Set<String> bought(String brand, MarginPeriodOf period) throws SQLException {
    return subjects(BOUGHT.formatted(events, text(brand), period.first(), period.last()));
  }

  private static final String GLOBAL_SALES =
      """
      SELECT COALESCE(-sum(reporting_amount), 0) FROM %s
      WHERE brand = %s AND starts_with(account, 'revenue.')
        AND starts_with(tax_rule, 'global-margin') AND rule <> 'global-margin-computed'
        AND business_date BETWEEN DATE '%s' AND DATE '%s'
      """;

  /** What a brand's units under the global margin were sold for, less returns, VAT included. */
  public long globalSalesMicros(String brand, MarginPeriodOf period) throws SQLException {
    long[] micros = new long[1];
    trino.query(
        GLOBAL_SALES.formatted(entries, text(brand), period.first(), period.last()),
        row -> micros[0] = Micros.exact(row.getBigDecimal(1)));
    return micros[0];
  }

  private static final String RETURNS =
      """
      SELECT
        COALESCE(-sum(reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.resale')
          AND business_date >= DATE '%1$s'), 0),
        COALESCE(sum(reporting_amount) FILTER (WHERE account IN ('revenue.products-returned', 'revenue.resale-returned')
          AND business_date >= DATE '%1$s'), 0),
        COALESCE(sum(reporting_amount) FILTER (WHERE business_date >= DATE '%1$s' AND account IN ('cost.new-goods',
          'cost.acquisition', 'cost.inbound', 'cost.intake', 'cost.refurbishment')), 0),
        COALESCE(-sum(reporting_amount) FILTER (WHERE account IN ('revenue.products', 'revenue.resale')
          AND business_date >= DATE '%2$s'), 0)
      FROM %3$s
      WHERE brand = %4$s AND business_date BETWEEN least(DATE '%1$s', DATE '%2$s') AND DATE '%5$s'
        AND (starts_with(account, 'revenue.') OR starts_with(account, 'cost.'))
        AND COALESCE(rule, '') <> 'global-margin-computed'
      """;

  /** Sales and returns of a brand up to a date. */
  public ExpectedReturns.Sums returns(String brand, LocalDate date, ReturnsPolicy policy)
      throws SQLException {
    LocalDate first = YearMonth.from(date).minusMonths(policy.months() - 1L).atDay(1);
    LocalDate open = date.minusDays(policy.days() - 1L);
    List<ExpectedReturns.Sums> sums = new ArrayList<>();
    trino.query(
        RETURNS.formatted(first, open, entries, text(brand), date),
        row ->
            sums.add(
                new ExpectedReturns.Sums(
                    row.getBigDecimal(1),
                    row.getBigDecimal(2),
                    row.getBigDecimal(3),
                    row.getBigDecimal(4))));
    return sums.getFirst();
  }

  private static final String OWN =
      """
      SELECT DISTINCT subject FROM %s
      WHERE source = '%s' AND starts_with(subject, 'period:')
        AND effective_time >= TIMESTAMP '%s 00:00:00 UTC' - INTERVAL '800' DAY
      """;

  /** Periods that have events of a day's end. */
  public Set<String> periods(LocalDate date) throws SQLException {
    return subjects(OWN.formatted(events, Day.SOURCE, date));
  }

  private static final int IDS_IN_A_QUERY = 2_000;

  private static final String POSTED =
      """
      SELECT event_id FROM %s WHERE source = '%s' AND event_id IN (%s)
      UNION
      SELECT event_id FROM %s WHERE source = '%s' AND event_id IN (%s)
      """;

  /** How many of these events have neither been posted nor rejected. */
  public long notPosted(List<Event> published) throws SQLException {
    Set<String> ids = new TreeSet<>();
    published.forEach(event -> ids.add(event.id()));
    List<String> left = new ArrayList<>(ids);
    for (int from = 0; from < left.size(); from += IDS_IN_A_QUERY) {
      String some = list(left.subList(from, Math.min(left.size(), from + IDS_IN_A_QUERY)));
      ids.removeAll(
          subjects(POSTED.formatted(events, Day.SOURCE, some, rejections, Day.SOURCE, some)));
    }
    return ids.size();
  }

  private static final String SHARES =
      """
      SELECT DISTINCT subject FROM %s
      WHERE type = 'OverheadAllocated' AND source = '%s' AND brand = %s AND document_id = %s
      """;

  /** Subjects that have a share of a document. */
  public Set<String> shares(OverheadDocument document) throws SQLException {
    return subjects(
        SHARES.formatted(events, Day.SOURCE, text(document.brand()), text(document.id())));
  }

  private static final String PARTS =
      """
      SELECT subject, sum(amount) FROM %s
      WHERE brand = %s AND program = %s AND account IN (%s)
        AND business_date BETWEEN DATE '%s' AND DATE '%s'
      GROUP BY subject HAVING sum(amount) > 0
      """;

  /** What each subject of the document's programme has of its key in its month, in millionths. */
  public Map<String, BigInteger> parts(OverheadDocument document) throws SQLException {
    AllocationKey key = document.key();
    String sql =
        PARTS.formatted(
            entries,
            text(document.brand()),
            text(document.program()),
            list(key.accounts()),
            document.month().atDay(1),
            document.lastDay());
    Map<String, BigInteger> parts = new TreeMap<>();
    trino.query(sql, row -> parts.put(row.getString(1), micros(row.getBigDecimal(2))));
    return parts;
  }

  private static BigInteger micros(BigDecimal amount) {
    return amount.movePointRight(SHIFTED_MICROS).toBigIntegerExact();
  }

  private Set<String> subjects(String sql) throws SQLException {
    Set<String> subjects = new TreeSet<>();
    trino.query(sql, row -> subjects.add(row.getString(1)));
    return subjects;
  }

  private static String list(Collection<String> texts) {
    return texts.stream().map(DaySql::text).collect(Collectors.joining(", "));
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
