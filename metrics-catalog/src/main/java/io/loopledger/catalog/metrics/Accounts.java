package io.loopledger.catalog.metrics;

import io.loopledger.catalog.chart.Account;
import io.loopledger.catalog.chart.Account.MarginLevel;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.metrics.expr.Filter;
import io.loopledger.catalog.metrics.expr.Filter.Literal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which accounts a filter lets through, and how a margin level is said with accounts. */
public final class Accounts {
  private static final String ACCOUNT = "account";
  private static final String LEVEL = "level";

  private Accounts() {}

  /** The accounts that a filter can let through; other dimensions may hold anything. */
  public static List<Account> matching(Chart chart, Optional<Filter> filter) {
    return chart.accounts().stream()
        .filter(account -> filter.isEmpty() || !Boolean.FALSE.equals(holds(filter.get(), account)))
        .toList();
  }

  /** Whether a filter holds for an account; null if that depends on something else. */
  private static @Nullable Boolean holds(Filter filter, Account account) {
    return switch (filter) {
      case Filter.All all -> all(all.parts(), account);
      case Filter.Any any -> any(any.parts(), account);
      case Filter.Not not -> {
        Boolean inner = holds(not.of(), account);
        yield inner == null ? null : !inner;
      }
      case Filter.Compare c -> compare(c, account);
      case Filter.In in -> {
        String value = value(in.reference(), account);
        yield value == null ? null : in.literals().stream().anyMatch(l -> l.value().equals(value));
      }
      case Filter.IsNull isNull -> null;
    };
  }

  private static @Nullable Boolean all(List<Filter> parts, Account account) {
    boolean isKnown = true;
    for (Filter part : parts) {
      Boolean holds = holds(part, account);
      if (Boolean.FALSE.equals(holds)) {
        return false;
      }
      isKnown &= holds != null;
    }
    return isKnown ? true : null;
  }

  private static @Nullable Boolean any(List<Filter> parts, Account account) {
    boolean isKnown = true;
    for (Filter part : parts) {
      Boolean holds = holds(part, account);
      if (Boolean.TRUE.equals(holds)) {
        return true;
      }
      isKnown &= holds != null;
    }
    return isKnown ? false : null;
  }

  private static @Nullable Boolean compare(Filter.Compare compare, Account account) {
    String value = value(compare.reference(), account);
    if (value == null) {
      return null;
    }
    return switch (compare.operator()) {
      case "=" -> value.equals(compare.literal().value());
      case "<>" -> !value.equals(compare.literal().value());
      default -> null;
    };
  }

  private static @Nullable String value(String reference, Account account) {
    return switch (Filter.column(reference)) {
      case ACCOUNT -> account.code();
      case LEVEL -> account.level() == null ? "" : account.level().text();
      default -> null;
    };
  }

  /** The same filter with every margin level said as its accounts. */
  public static Filter withoutLevels(Chart chart, Filter filter) {
    return switch (filter) {
      case Filter.All all ->
          new Filter.All(all.parts().stream().map(p -> withoutLevels(chart, p)).toList());
      case Filter.Any any ->
          new Filter.Any(any.parts().stream().map(p -> withoutLevels(chart, p)).toList());
      case Filter.Not not -> new Filter.Not(withoutLevels(chart, not.of()));
      default ->
          Filter.column(Filter.reference(filter)).equals(LEVEL) ? ofLevel(chart, filter) : filter;
    };
  }

  private static Filter ofLevel(Chart chart, Filter leaf) {
    List<Literal> codes =
        matching(chart, Optional.of(leaf)).stream()
            .map(account -> new Literal(account.code(), true))
            .toList();
    return new Filter.In(Filter.reference(leaf).replace("__" + LEVEL, "__" + ACCOUNT), codes);
  }

  /** Names of margin levels. */
  static List<String> levels() {
    return Arrays.stream(MarginLevel.values()).map(MarginLevel::text).toList();
  }
}
