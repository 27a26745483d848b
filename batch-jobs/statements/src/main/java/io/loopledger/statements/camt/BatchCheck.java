package io.loopledger.statements.camt;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.value.Sums;
import io.loopledger.statements.xml.XmlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the transactions of an entry against what its batches (Btch) say of them. */
final class BatchCheck {
  private final CamtRun run;
  private final List<Reference> references = new ArrayList<>();
  private @Nullable XmlNode batch;
  private int transactions;
  private @Nullable Money sum;

  BatchCheck(CamtRun run) {
    this.run = run;
  }

  /** The references of all batches so far. */
  List<Reference> references() {
    return references;
  }

  /** A batch begins; its transactions follow. */
  void begin(XmlNode node) {
    finish();
    for (XmlNode child : node.children()) {
      CamtGrammar.isKnown("Btch", child.name(), child.place(), run.faults());
    }
    batch = node;
    transactions = 0;
    sum = null;
    if (!node.text("MsgId").isEmpty()) {
      references.add(new Reference(Role.MESSAGE_ID, node.text("MsgId")));
    }
    if (!node.text("PmtInfId").isEmpty()) {
      references.add(new Reference(Role.PAYMENT_INFORMATION_ID, node.text("PmtInfId")));
    }
  }

  void add(@Nullable Money amount) {
    transactions++;
    if (amount != null) {
      sum = sum == null ? amount : Sums.plus(sum, amount);
    }
  }

  /** A batch without its transactions states only what they were. */
  void finish() {
    if (batch != null && transactions > 0) {
      checkCount(batch);
      checkTotal(batch);
    }
  }

  private void checkCount(XmlNode stated) {
    String number = stated.text("NbOfTxs");
    boolean holds =
        number.isEmpty()
            || number.replaceFirst("^0+(?=.)", "").equals(String.valueOf(transactions));
    if (!holds) {
      run.faults()
          .add(
              stated.place(),
              "NbOfTxs",
              number,
              "the batch has %d transactions; ask the bank for the whole file"
                  .formatted(transactions));
    }
  }

  private void checkTotal(XmlNode stated) {
    Optional<Money> total = stated.first("TtlAmt").flatMap(run::unsigned);
    Money found = sum;
    if (total.isEmpty() || found == null || !total.get().currency().equals(found.currency())) {
      return;
    }
    if (total.get().amountMicros() != Math.abs(found.amountMicros())) {
      run.faults()
          .add(
              stated.place(),
              "TtlAmt",
              total.get().toString(),
              "the transactions sum to %s; ask the bank for the whole file".formatted(found));
    }
  }
}
