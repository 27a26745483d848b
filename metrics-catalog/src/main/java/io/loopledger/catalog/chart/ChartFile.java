package io.loopledger.catalog.chart;

import io.loopledger.catalog.chart.Account.Kind;
import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A file of accounts as written: anything may be missing. */
record ChartFile(@Nullable List<@Nullable Row> accounts) {
  /** An account as written; the names are those of the file. */
  record Row(
      @Nullable String code,
      @Nullable String kind,
      @Nullable String unit,
      @Nullable String level,
      @Nullable Boolean capitalisable,
      @Nullable String stockAccount,
      @Nullable String until,
      @Nullable String en,
      @Nullable String de) {

    /** The account, or null if kind or level cannot be understood. */
    private @Nullable Account account(String code, List<String> problems) {
      int before = problems.size();
      Kind known = Kind.find(text(kind)).orElse(null);
      if (known == null) {
        problems.add(
            "account %s has kind '%s'; write one of %s"
                .formatted(code, text(kind), texts(Arrays.stream(Kind.values()).map(Kind::text))));
      }
      MarginLevel margin = level == null ? null : MarginLevel.find(level).orElse(null);
      if (level != null && margin == null) {
        problems.add(
            "account %s has level '%s'; write one of %s"
                .formatted(
                    code,
                    level,
                    texts(Arrays.stream(MarginLevel.values()).map(MarginLevel::text))));
      }
      if (known == null || problems.size() > before) {
        return null;
      }
      return new Account(
          code,
          known,
          text(unit),
          margin,
          Boolean.TRUE.equals(capitalisable),
          stockAccount,
          until,
          text(en),
          text(de));
    }
  }

  /** The accounts that can be understood; what is wrong with the others goes to the problems. */
  List<Account> accounts(List<String> problems) {
    List<Account> result = new ArrayList<>();
    if (accounts == null || accounts.isEmpty()) {
      problems.add("accounts is missing; list at least one account");
      return result;
    }
    for (int i = 0; i < accounts.size(); i++) {
      Row row = accounts.get(i);
      if (row == null || row.code() == null) {
        problems.add("accounts[%d] has no code; give it one, or remove it".formatted(i));
        continue;
      }
      Account account = row.account(row.code(), problems);
      if (account != null) {
        result.add(account);
      }
    }
    return result;
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  private static String texts(Stream<String> values) {
    return values.collect(Collectors.joining(", "));
  }
}
