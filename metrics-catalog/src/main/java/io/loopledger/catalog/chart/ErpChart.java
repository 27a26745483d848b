package io.loopledger.catalog.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of all double-entry accounts to an ERP system's chart. The built-in ones are proposals
 * for the German charts SKR03 and SKR04, to be signed off by the tax adviser; an operator's own
 * file replaces what it lists.
 */
public final class ErpChart {
  private final String name;
  private final Chart chart;
  private final Map<String, ErpAccount> byAccount;

  private ErpChart(String name, Chart chart, Map<String, ErpAccount> byAccount) {
    this.name = name;
    this.chart = chart;
    this.byAccount = byAccount;
  }

  /** The proposal for SKR03 (by process). Read once. */
  public static ErpChart skr03() {
    return Skr03.CHART;
  }

  /** The proposal for SKR04 (by the items of the accounts). Read once. */
  public static ErpChart skr04() {
    return Skr04.CHART;
  }

  /**
   * An operator's mapping of the built-in chart.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException listing every problem with account, value and fix
   */
  public static ErpChart read(String name, byte[] yaml) {
    return read(name, yaml, Chart.builtIn());
  }

  /**
   * An operator's mapping. With {@code base: SKR03} or {@code SKR04} it lists only what differs
   * from that proposal and the accounts the operator added; otherwise it lists every account.
   *
   * @param name what messages call it
   * @param chart the accounts to map, the operator's own among them
   * @throws IllegalArgumentException listing every problem with account, value and fix
   */
  public static ErpChart read(String name, byte[] yaml, Chart chart) {
    List<String> problems = new ArrayList<>();
    ErpFile file = ChartYaml.read(name, yaml, ErpFile.class, "mapping to an ERP chart");
    Map<String, ErpAccount> mapped = new LinkedHashMap<>(base(file.base(), problems));
    Set<String> listed = new HashSet<>();
    for (ErpAccount account : file.accounts(problems)) {
      if (!listed.add(account.account())) {
        problems.add("account %s is mapped twice; keep one".formatted(account.account()));
      }
      mapped.put(account.account(), account);
    }
    checkComplete(chart, mapped, problems);
    checkNames(mapped, problems);
    ChartYaml.throwIfAny(name, problems);
    return new ErpChart(String.valueOf(file.chart()), chart, mapped);
  }

  /** Name of the ERP chart, such as {@code SKR03}. */
  public String name() {
    return name;
  }

  /** All mappings: those of the base first, in the order of the files. */
  public List<ErpAccount> accounts() {
    return List.copyOf(byAccount.values());
  }

  /** The mappings marked as unsure. */
  public List<ErpAccount> toCheck() {
    return byAccount.values().stream().filter(ErpAccount::check).toList();
  }

  /**
   * The ERP account's number, for a debit balance where the two sides differ.
   *
   * @throws IllegalArgumentException if the account is not part of double entry, or unknown
   */
  public String number(String account) {
    return account(account).number();
  }

  /**
   * The ERP account's number for a credit balance; mostly that of a debit balance.
   *
   * @throws IllegalArgumentException if the account is not part of double entry, or unknown
   */
  public String creditNumber(String account) {
    ErpAccount mapping = account(account);
    return Optional.ofNullable(mapping.creditNumber()).orElse(mapping.number());
  }

  /**
   * The mapping of an account.
   *
   * @throws IllegalArgumentException if the account is not part of double entry, or unknown
   */
  public ErpAccount account(String account) {
    ErpAccount mapping = byAccount.get(account);
    if (mapping == null) {
      throw new IllegalArgumentException(
          "account %s is %s and has no number in %s; export double-entry accounts only"
              .formatted(account, chart.account(account).kind().text(), name));
    }
    return mapping;
  }

  private static Map<String, ErpAccount> base(@Nullable String base, List<String> problems) {
    if (base == null) {
      return Map.of();
    }
    return switch (base) {
      case "SKR03" -> skr03().byAccount;
      case "SKR04" -> skr04().byAccount;
      default -> {
        problems.add("base is '%s'; write SKR03 or SKR04, or leave it out".formatted(base));
        yield Map.of();
      }
    };
  }

  private static void checkComplete(
      Chart chart, Map<String, ErpAccount> mapped, List<String> problems) {
    for (Account account : chart.accounts()) {
      if (account.isDoubleEntry() && !mapped.containsKey(account.code())) {
        problems.add(
            "account %s is not mapped; add it with number and name".formatted(account.code()));
      }
    }
    for (String code : mapped.keySet()) {
      Account account = chart.find(code).orElse(null);
      if (account == null) {
        problems.add(
            "account %s is not in the chart of accounts; correct the code or remove it"
                .formatted(code));
      } else if (!account.isDoubleEntry()) {
        problems.add(
            "account %s is statistical and never exported to an ERP system; remove it"
                .formatted(code));
      }
    }
  }

  /** One number with two names is most likely a slip in one of the numbers. */
  private static void checkNames(Map<String, ErpAccount> mapped, List<String> problems) {
    Map<String, String> names = new HashMap<>();
    for (ErpAccount account : mapped.values()) {
      checkName(account.account(), account.number(), account.name(), names, problems);
      if (account.creditNumber() != null && account.creditName() != null) {
        checkName(account.account(), account.creditNumber(), account.creditName(), names, problems);
      }
    }
  }

  private static void checkName(
      String account,
      String number,
      String name,
      Map<String, String> names,
      List<String> problems) {
    String other = names.putIfAbsent(number, name);
    if (other != null && !other.equals(name)) {
      problems.add(
          "account %s calls number %s '%s', another '%s'; correct the number or write one name"
              .formatted(account, number, name, other));
    }
  }

  private static ErpChart resource(String name) {
    return read(name, ChartYaml.resource(name));
  }

  private static final class Skr03 {
    static final ErpChart CHART = resource("erp/skr03.yaml");
  }

  private static final class Skr04 {
    static final ErpChart CHART = resource("erp/skr04.yaml");
  }
}
