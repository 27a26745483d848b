package io.loopledger.statements.camt;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.xml.XmlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts and sums entries, and compares them with what the statement says (TxsSummry). */
final class EntryTally {
  private final CamtRun run;
  private long credits;
  private long debits;
  private long notBooked;
  private BigDecimal creditSum = BigDecimal.ZERO;
  private BigDecimal debitSum = BigDecimal.ZERO;

  EntryTally(CamtRun run) {
    this.run = run;
  }

  void add(EntryHead entry) {
    if (!entry.isBooked()) {
      notBooked++;
      return;
    }
    Money amount = entry.amount();
    if (amount.amountMicros() < 0) {
      debits++;
      debitSum = debitSum.subtract(amount.amount());
    } else {
      credits++;
      creditSum = creditSum.add(amount.amount());
    }
  }

  long notBooked() {
    return notBooked;
  }

  /** What was booked in all, debits negative. */
  BigDecimal net() {
    return creditSum.subtract(debitSum);
  }

  /** Checks what the statement says of itself; returns it. */
  List<DeclaredTotal> check(XmlNode summary) {
    for (XmlNode child : summary.children()) {
      CamtGrammar.isKnown("TxsSummry", child.name(), child.place(), run.faults());
    }
    List<DeclaredTotal> declared = new ArrayList<>();
    number(summary, "TtlNtries/NbOfNtries", BigDecimal.valueOf(credits + debits), declared);
    number(summary, "TtlNtries/Sum", creditSum.add(debitSum), declared);
    number(summary, "TtlCdtNtries/NbOfNtries", BigDecimal.valueOf(credits), declared);
    number(summary, "TtlCdtNtries/Sum", creditSum, declared);
    number(summary, "TtlDbtNtries/NbOfNtries", BigDecimal.valueOf(debits), declared);
    number(summary, "TtlDbtNtries/Sum", debitSum, declared);
    net(summary, "TtlNtries/TtlNetNtry/Amt", "TtlNtries/TtlNetNtry/CdtDbtInd", declared);
    // Versions 2 and 3.
    net(summary, "TtlNtries/TtlNetNtryAmt", "TtlNtries/CdtDbtInd", declared);
    return declared;
  }

  private void net(XmlNode summary, String path, String indicator, List<DeclaredTotal> declared) {
    BigDecimal expected = summary.text(indicator).equals("DBIT") ? net().negate() : net();
    number(summary, path, expected, declared);
  }

  private void number(
      XmlNode summary, String path, BigDecimal expected, List<DeclaredTotal> declared) {
    Optional<XmlNode> node = summary.first(path);
    Optional<BigDecimal> stated =
        node.flatMap(found -> run.money().number(found.place(), path, found.text()));
    if (node.isEmpty() || stated.isEmpty()) {
      return;
    }
    declared.add(new DeclaredTotal(path, stated.get()));
    if (stated.get().compareTo(expected) != 0) {
      run.faults()
          .add(
              node.get().place(),
              path,
              node.get().text(),
              "the booked entries come to %s; ask the bank for the whole file"
                  .formatted(plain(expected)));
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
