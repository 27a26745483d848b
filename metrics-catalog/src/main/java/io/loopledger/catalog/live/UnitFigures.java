package io.loopledger.catalog.live;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.live.CycleFigures.Co2;
import io.loopledger.catalog.live.CycleFigures.Resold;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.schemas.money.Micros;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a unit's entries sum up to, cycle by cycle: the state behind messages to customers and the
 * margins of products. It follows from the unit's journal alone, and is kept so that the journal
 * need not be made again for each event. Not safe for use by several threads.
 */
public final class UnitFigures {
  private static final String EMITTED = "co2e.emitted.";
  private static final String CO2E = "co2e.";
  private static final Set<String> CREDITED =
      Set.of("repairs.fixed-with-factor", "impact.credited");
  private static final Set<String> WITHOUT_FACTOR =
      Set.of("repairs.fixed-without-factor", "impact.without-factor");
  private static final String RECEIVED = "units.received";
  private static final String RESOLD = "units.resold";
  private static final Set<String> CONTRIBUTION = contribution();

  private final NavigableMap<Integer, CycleFigures> cycles = new TreeMap<>();

  /** The figures of a journal. */
  public static UnitFigures of(Collection<Posting> journal) {
    UnitFigures figures = new UnitFigures();
    journal.forEach(figures::add);
    return figures;
  }

  /** Whether a posting changes any figure. */
  public static boolean isRelevant(Posting posting) {
    String account = posting.key().account();
    return account.startsWith(CO2E)
        || account.equals(RECEIVED)
        || account.equals(RESOLD)
        || CREDITED.contains(account)
        || WITHOUT_FACTOR.contains(account)
        || CONTRIBUTION.contains(account);
  }

  /** By number, from 1; only those that have figures. */
  public NavigableMap<Integer, CycleFigures> cycles() {
    return cycles;
  }

  /** The figures of a cycle; empty ones if it has none. */
  public CycleFigures cycleOrNone(int cycleNo) {
    CycleFigures cycle = cycles.get(cycleNo);
    return cycle == null ? new CycleFigures() : cycle;
  }

  /**
   * Adds what was posted.
   *
   * @throws ArithmeticException if a sum is too large
   */
  public void add(Posting posting) {
    if (!isRelevant(posting)) {
      return;
    }
    Posting.Key key = posting.key();
    CycleFigures cycle = cycles.computeIfAbsent(key.cycleNo(), any -> new CycleFigures());
    String account = key.account();
    if (account.startsWith(CO2E)) {
      addCo2e(cycle, posting);
    } else if (account.equals(RECEIVED)) {
      merge(cycle.received, event(key.source(), key.eventId()), units(posting));
    } else if (account.equals(RESOLD)) {
      addResold(cycle, posting);
    } else if (CREDITED.contains(account)) {
      cycle.credited += units(posting);
    } else if (WITHOUT_FACTOR.contains(account)) {
      cycle.withoutFactor += units(posting);
    } else {
      // A debit is a cost: it lowers the contribution.
      cycle.contributionMicros =
          Math.subtractExact(cycle.contributionMicros, posting.reportingMicros());
    }
    if (cycle.isEmpty()) {
      cycles.remove(key.cycleNo());
    }
  }

  private static void addCo2e(CycleFigures cycle, Posting posting) {
    Posting.Key key = posting.key();
    String method = key.method();
    String version = key.factorVersion();
    if (method == null || version == null) {
      return;
    }
    long amount =
        key.account().startsWith(EMITTED)
            ? Math.negateExact(posting.amountMicros())
            : posting.amountMicros();
    merge(cycle.microKg, Co2.ofCategory(method, version, key.dimensions().category()), amount);
  }

  private static void addResold(CycleFigures cycle, Posting posting) {
    Posting.Key key = posting.key();
    String event = event(key.source(), key.eventId());
    Resold known = cycle.resold.get(event);
    long count = (known == null ? 0 : known.count()) + units(posting);
    if (count == 0) {
      cycle.resold.remove(event);
      return;
    }
    // Of a reversal and what replaces it, the latter says what was sold.
    cycle.resold.put(
        event,
        known == null || posting.amountMicros() > 0
            ? new Resold(count, key.effectiveTime().toEpochMilli(), key.dimensions().product())
            : new Resold(count, known.atMs(), known.product()));
  }

  private static <K> void merge(Map<K, Long> sums, K key, long amount) {
    sums.merge(
        key,
        amount,
        (a, b) -> {
          long sum = Math.addExact(a, b);
          return sum == 0 ? null : Long.valueOf(sum);
        });
  }

  private static long units(Posting posting) {
    return posting.amountMicros() / Micros.ONE;
  }

  static String event(String source, String id) {
    return source + '\0' + id;
  }

  private static Set<String> contribution() {
    Set<String> codes = new HashSet<>();
    for (MarginLevel level : MarginLevel.values()) {
      if (level != MarginLevel.NET) {
        Chart.builtIn().accounts(level).stream().map(Account::code).forEach(codes::add);
      }
    }
    return Set.copyOf(codes);
  }
}
