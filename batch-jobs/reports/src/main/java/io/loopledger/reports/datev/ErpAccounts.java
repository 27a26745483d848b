package io.loopledger.reports.datev;

import io.loopledger.catalog.chart.ErpAccount;
import io.loopledger.catalog.chart.ErpChart;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the ledger's accounts go in the adviser's chart. */
final class ErpAccounts {
  private static final String AUTOMATIC = "automatic";

  private final String name;
  private final Map<String, ErpAccount> byCode = new HashMap<>();
  private final Set<String> automatic = new HashSet<>();

  ErpAccounts(ErpChart chart) {
    name = chart.name();
    for (ErpAccount account : chart.accounts()) {
      byCode.put(account.account(), account);
      String tax = account.tax();
      if (tax != null && tax.startsWith(AUTOMATIC)) {
        automatic.add(account.number());
        automatic.add(creditNumber(account));
      }
    }
  }

  /**
   * An amount on a number of the adviser's chart: debit positive, credit negative.
   *
   * @param number four digits
   * @param amount in the currency of the posting
   * @param reporting in the reporting currency
   */
  record Leg(String number, BigDecimal amount, BigDecimal reporting) {}

  /** Refuses accounts that go nowhere, all at once. */
  void requireMapped(Collection<PostedSum> sums) {
    Set<String> unmapped =
        sums.stream()
            .map(PostedSum::account)
            .filter(account -> !byCode.containsKey(account))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!unmapped.isEmpty()) {
      throw new IllegalArgumentException(
          "%d account(s) have no number in %s: %s; add each to your mapping, as account, number and name"
              .formatted(unmapped.size(), name, String.join(", ", unmapped)));
    }
  }

  /** One leg, or two where debits and credits go to numbers of their own. */
  List<Leg> legs(PostedSum sum) {
    ErpAccount account = account(sum.account());
    if (account.creditNumber() == null) {
      return List.of(new Leg(account.number(), sum.debit().subtract(sum.credit()), sum.movement()));
    }
    return List.of(
        new Leg(account.number(), sum.debit(), sum.reportingDebit()),
        new Leg(creditNumber(account), sum.credit().negate(), sum.reportingCredit().negate()));
  }

  /** Whether DATEV would take VAT out of what is posted to this number. */
  boolean isAutomatic(String number) {
    return automatic.contains(number);
  }

  /** The accounts of these that the adviser has to look at first. */
  List<String> toCheck(Collection<PostedSum> sums) {
    return sums.stream()
        .map(PostedSum::account)
        .distinct()
        .filter(account -> account(account).check())
        .sorted()
        .toList();
  }

  private ErpAccount account(String code) {
    ErpAccount account = byCode.get(code);
    if (account == null) {
      throw new IllegalStateException(code + " is not mapped; requireMapped comes first");
    }
    return account;
  }

  private static String creditNumber(ErpAccount account) {
    @Nullable String number = account.creditNumber();
    return number == null ? account.number() : number;
  }
}
