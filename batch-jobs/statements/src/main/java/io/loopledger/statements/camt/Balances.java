package io.loopledger.statements.camt;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.xml.XmlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The booked balances of a statement. A statement of several pages has interim ones (ITBD) where a
 * page begins or ends; the closing balance of the day before (PRCD) opens as OPBD does.
 */
final class Balances {
  private record Balance(String code, Money amount, Optional<LocalDate> date, String place) {}

  private final CamtRun run;
  private final List<Balance> balances = new ArrayList<>();

  Balances(CamtRun run) {
    this.run = run;
  }

  void add(XmlNode node) {
    for (XmlNode child : node.children()) {
      CamtGrammar.isKnown("Bal", child.name(), child.place(), run.faults());
    }
    // Version 1 has no CdOrPrtry.
    String code = node.text("Tp/CdOrPrtry/Cd") + node.text("Tp/Cd");
    if (!List.of("OPBD", "PRCD", "ITBD", "CLBD").contains(code)) {
      return;
    }
    Optional<Money> amount = run.signed(node, "Amt");
    Optional<LocalDate> date = run.required(node, "Dt").flatMap(run::date);
    amount.ifPresent(money -> balances.add(new Balance(code, money, date, node.place())));
  }

  /** The balance before the first entry. */
  Optional<Money> opening() {
    return openingBalance().map(Balance::amount);
  }

  /** The balance after the last entry. */
  Optional<Money> closing() {
    return closingBalance().map(Balance::amount);
  }

  Optional<LocalDate> openingDate() {
    return openingBalance().flatMap(Balance::date);
  }

  Optional<LocalDate> closingDate() {
    return closingBalance().flatMap(Balance::date);
  }

  /** Notes a balance that stands there twice with different amounts. */
  void checkSingle() {
    for (String code : List.of("OPBD", "PRCD", "CLBD")) {
      List<Balance> same = of(code);
      for (Balance other : same) {
        if (!other.amount().equals(same.getFirst().amount())) {
          run.faults()
              .add(
                  other.place(),
                  code,
                  other.amount().toString(),
                  "the statement has this balance twice, first %s; ask the bank which one holds"
                      .formatted(same.getFirst().amount()));
        }
      }
    }
  }

  private Optional<Balance> openingBalance() {
    return of("OPBD").stream()
        .findFirst()
        .or(() -> of("PRCD").stream().findFirst())
        .or(() -> of("ITBD").stream().findFirst());
  }

  private Optional<Balance> closingBalance() {
    Optional<Balance> closing = of("CLBD").stream().findFirst();
    if (closing.isPresent()) {
      return closing;
    }
    List<Balance> interim = of("ITBD");
    boolean opensInterim = of("OPBD").isEmpty() && of("PRCD").isEmpty();
    return interim.size() > (opensInterim ? 1 : 0)
        ? Optional.of(interim.getLast())
        : Optional.empty();
  }

  private List<Balance> of(String code) {
    return balances.stream().filter(balance -> balance.code().equals(code)).toList();
  }
}
