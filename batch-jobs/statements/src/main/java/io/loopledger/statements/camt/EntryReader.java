package io.loopledger.statements.camt;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.model.Amounts;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Position;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.value.Sums;
import io.loopledger.statements.xml.XmlCursor;
import io.loopledger.statements.xml.XmlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry. An entry of several transactions becomes a line for each, which together make up the
 * entry to the cent; any other becomes one line. At most two transactions are held at a time, so an
 * entry may have any number.
 */
final class EntryReader {
  private final CamtRun run;
  private final int statement;
  private final long entry;
  private final String place;
  private final List<XmlNode> parts = new ArrayList<>();
  private final BatchCheck batches;
  private @Nullable EntryHead head;
  private boolean isHeadRead;
  private @Nullable Transaction first;
  private int transactions;
  private int withAmount;
  private int emitted;
  private @Nullable Money sum;
  private @Nullable Money charges;

  EntryReader(CamtRun run, int statement, long entry, String place) {
    this.run = run;
    this.statement = statement;
    this.entry = entry;
    this.place = place;
    this.batches = new BatchCheck(run);
  }

  /** Reads the entry the cursor stands at; its head, unless something is wrong with it. */
  Optional<EntryHead> read(XmlCursor cursor) throws IOException {
    cursor.children(name -> child(cursor, name));
    EntryHead known = head();
    if (known != null) {
      finish(known);
    }
    return Optional.ofNullable(known);
  }

  private void child(XmlCursor cursor, String name) throws IOException {
    if (!CamtGrammar.isKnown("Ntry", name, cursor.place(), run.faults())) {
      cursor.skip();
      return;
    }
    switch (name) {
      case "NtryDtls" -> cursor.children(detail -> detail(cursor, detail));
      case "Btch", "TxDtls" -> detail(cursor, name);
      default -> parts.add(cursor.node());
    }
  }

  private void detail(XmlCursor cursor, String name) throws IOException {
    if (!CamtGrammar.isKnown("NtryDtls", name, cursor.place(), run.faults())) {
      cursor.skip();
      return;
    }
    XmlNode node = cursor.node();
    EntryHead known = head();
    if (known == null || !known.isBooked()) {
      return;
    }
    if (name.equals("Btch")) {
      batches.begin(node);
    } else {
      transaction(known, Transaction.of(node, known.amount(), run));
    }
  }

  private void transaction(EntryHead known, Transaction transaction) {
    transactions++;
    batches.add(transaction.amount());
    withAmount += transaction.amount() == null ? 0 : 1;
    sum = plus(sum, transaction.amount());
    charges = plus(charges, transaction.charges());
    if (transactions == 1) {
      first = transaction;
      return;
    }
    if (first != null) {
      emitPart(known, first);
      first = null;
    }
    emitPart(known, transaction);
  }

  private @Nullable EntryHead head() {
    if (!isHeadRead) {
      isHeadRead = true;
      head = EntryHead.of(asNode(), run).orElse(null);
    }
    return head;
  }

  private void finish(EntryHead known) {
    if (!known.isBooked()) {
      return;
    }
    if (transactions > 1 && withAmount > 0) {
      checkParts(known);
    } else {
      // Nothing, or no transaction with an amount: the entry cannot be divided.
      whole(known, transactions == 1 ? first : null);
    }
    batches.finish();
  }

  private void whole(EntryHead known, @Nullable Transaction only) {
    if (only != null && only.isStated() && only.amount() != null) {
      checkOnly(known, only, only.amount());
    }
    String own = only == null ? "" : only.text();
    emit(
        known,
        0,
        place,
        Amounts.of(known.amount()),
        only == null ? List.of() : only.references(),
        only == null || only.code().isEmpty() ? known.code() : only.code(),
        only == null ? "" : only.counterparty(),
        own.isEmpty() ? asNode().text("AddtlNtryInf") : own);
  }

  private void emitPart(EntryHead known, Transaction part) {
    Money amount = part.amount();
    if (amount == null) {
      return;
    }
    emit(
        known,
        ++emitted,
        part.place(),
        Amounts.of(amount),
        part.references(),
        part.code().isEmpty() ? known.code() : part.code(),
        part.counterparty(),
        part.text());
  }

  private void emit(
      EntryHead known,
      int part,
      String where,
      Amounts amounts,
      List<Reference> own,
      String code,
      String counterparty,
      String text) {
    List<Reference> references = new ArrayList<>(own);
    known.references().stream().filter(r -> !references.contains(r)).forEach(references::add);
    batches.references().stream().filter(r -> !references.contains(r)).forEach(references::add);
    run.emit(
        new StatementLine(
            new Position(statement, run.nextLine(), entry, part, where),
            known.kind(),
            code,
            known.bookingDate(),
            known.valueDate(),
            amounts,
            references,
            counterparty,
            text));
  }

  /** A transaction's own amount is the entry's, or differs by the charges that it names. */
  private void checkOnly(EntryHead known, Transaction only, Money amount) {
    Money difference = Sums.minus(known.amount(), amount);
    if (difference.amountMicros() != 0 && !isCharges(difference)) {
      run.faults()
          .add(
              only.place(),
              "Amt",
              amount.toString(),
              "the only transaction of an entry of %s; ask the bank for a corrected file"
                  .formatted(known.amount()));
    }
  }

  private void checkParts(EntryHead known) {
    if (withAmount < transactions) {
      run.faults()
          .add(
              place,
              "TxDtls",
              "",
              "%d of %d transactions have no amount in %s: the entry cannot be divided"
                  .formatted(transactions - withAmount, transactions, known.amount().currency()));
      return;
    }
    Money difference = Sums.minus(known.amount(), Objects.requireNonNull(sum));
    if (difference.amountMicros() == 0) {
      return;
    }
    if (!isCharges(difference)) {
      run.faults()
          .add(
              place,
              "Amt",
              known.amount().toString(),
              "its %d transactions sum to %s; ask the bank for a corrected file"
                  .formatted(transactions, sum));
      return;
    }
    emitCharges(known, difference);
  }

  private void emitCharges(EntryHead known, Money difference) {
    run.emit(
        new StatementLine(
            new Position(statement, run.nextLine(), entry, ++emitted, place),
            LineKind.FEE,
            "Chrgs",
            known.bookingDate(),
            known.valueDate(),
            Amounts.of(difference),
            known.references(),
            "",
            ""));
  }

  private boolean isCharges(Money difference) {
    Optional<Money> ofEntry = Transaction.charges(asNode(), difference.currency(), run);
    return ofEntry.filter(difference::equals).isPresent() || difference.equals(charges);
  }

  private XmlNode asNode() {
    return new XmlNode("Ntry", place, Map.of(), "", parts);
  }

  private static @Nullable Money plus(@Nullable Money sum, @Nullable Money more) {
    if (sum == null || more == null) {
      return sum == null ? more : sum;
    }
    return Sums.plus(sum, more);
  }
}
