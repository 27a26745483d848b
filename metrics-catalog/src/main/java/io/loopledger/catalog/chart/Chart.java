package io.loopledger.catalog.chart;

import io.loopledger.catalog.chart.Account.MarginLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The validated chart of accounts. */
public final class Chart {
  private static final String RESOURCE = "accounts.yaml";
  private static final String NAME = "the chart of accounts";

  private final Map<String, Account> byCode;

  private Chart(Map<String, Account> byCode) {
    this.byCode = byCode;
  }

  /** The chart this release ships. Read once. */
  public static Chart builtIn() {
    return BuiltIn.CHART;
  }

  /**
   * A file of accounts, such as those an operator adds; {@link #with} joins it to another chart.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException listing every problem with account, value and fix
   */
  public static Chart read(String name, byte[] yaml) {
    List<String> problems = new ArrayList<>();
    ChartFile file = ChartYaml.read(name, yaml, ChartFile.class, "chart of accounts");
    return checked(name, file.accounts(problems), problems);
  }

  /**
   * A chart of these accounts.
   *
   * @throws IllegalArgumentException listing every problem found
   */
  public static Chart of(List<Account> accounts) {
    return checked(NAME, accounts, new ArrayList<>());
  }

  /**
   * This chart with further accounts after its own.
   *
   * @throws IllegalArgumentException if one has the code of an account of this chart: entries were
   *     posted to that, so what it means must not change
   */
  public Chart with(Chart additional) {
    List<String> problems = new ArrayList<>();
    for (String code : additional.byCode.keySet()) {
      if (byCode.containsKey(code)) {
        problems.add(
            "account %s is in the chart already and cannot be changed; give yours another code"
                .formatted(code));
      }
    }
    ChartYaml.throwIfAny("the file of additional accounts", problems);
    List<Account> all = new ArrayList<>(accounts());
    all.addAll(additional.accounts());
    return of(all);
  }

  /** All accounts, in the order of the file. */
  public List<Account> accounts() {
    return List.copyOf(byCode.values());
  }

  /** The accounts that make up the step to this level, imputed ones among them. */
  public List<Account> accounts(MarginLevel level) {
    return byCode.values().stream().filter(account -> account.level() == level).toList();
  }

  /** The costs that wait on a stock account while their unit is in stock. */
  public List<Account> capitalisable() {
    return byCode.values().stream().filter(Account::capitalisable).toList();
  }

  /** The account with this code, if the chart has it. */
  public Optional<Account> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /**
   * The account with this code.
   *
   * @throws IllegalArgumentException naming the code and the file to add it to
   */
  public Account account(String code) {
    Account account = byCode.get(code);
    if (account == null) {
      throw new IllegalArgumentException(
          "account '%s' is not in the chart; add it to %s".formatted(code, RESOURCE));
    }
    return account;
  }

  private static Chart checked(String name, List<Account> accounts, List<String> problems) {
    Map<String, Account> byCode = new LinkedHashMap<>();
    for (Account account : accounts) {
      if (byCode.putIfAbsent(account.code(), account) != null) {
        problems.add(
            "account %s is defined twice; keep one, or give the other its own code"
                .formatted(account.code()));
      }
    }
    ChartChecks checks = new ChartChecks(byCode, problems);
    accounts.forEach(checks::check);
    ChartYaml.throwIfAny(name, problems);
    return new Chart(byCode);
  }

  private static final class BuiltIn {
    static final Chart CHART = read(RESOURCE, ChartYaml.resource(RESOURCE));
  }
}
