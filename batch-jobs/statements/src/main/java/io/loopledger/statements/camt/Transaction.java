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

/**
 * What a bank passes on about one payment (TxDtls).
 *
 * @param amount in the account's currency with its sign; null if none is stated
 * @param isStated whether the amount is the transaction's own (Amt), not one of its details
 * @param charges in the account's currency with their sign; null if there are none
 */
record Transaction(
    String place,
    @Nullable Money amount,
    boolean isStated,
    @Nullable Money charges,
    List<Reference> references,
    String code,
    String counterparty,
    String text) {
  /** ISO 20022 has no empty end-to-end id. */
  private static final String NOT_PROVIDED = "NOTPROVIDED";

  private static final List<String> AMOUNTS =
      List.of("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt");

  private record Named(String element, Role role) {}

  private static final List<Named> REFERENCES =
      List.of(
          new Named("Refs/EndToEndId", Role.END_TO_END_ID),
          new Named("Refs/UETR", Role.UETR),
          new Named("Refs/TxId", Role.TRANSACTION_ID),
          new Named("Refs/InstrId", Role.INSTRUCTION_ID),
          new Named("Refs/PmtInfId", Role.PAYMENT_INFORMATION_ID),
          new Named("Refs/MsgId", Role.MESSAGE_ID),
          new Named("Refs/MndtId", Role.MANDATE_ID),
          new Named("Refs/ChqNb", Role.CHEQUE_NUMBER),
          new Named("Refs/ClrSysRef", Role.CLEARING_REFERENCE),
          new Named("Refs/AcctSvcrRef", Role.BANK_REFERENCE),
          new Named("Refs/AcctOwnrTxId", Role.OTHER),
          new Named("Refs/AcctSvcrTxId", Role.OTHER),
          new Named("Refs/MktInfrstrctrTxId", Role.OTHER),
          new Named("Refs/PrcgId", Role.OTHER),
          new Named("Refs/Prtry/Ref", Role.OTHER),
          new Named("RmtInf/Strd/CdtrRefInf/Ref", Role.CREDITOR_REFERENCE),
          new Named("RmtInf/Strd/CdtrRefInf/CdtrRef", Role.CREDITOR_REFERENCE),
          new Named("RmtInf/Strd/RfrdDocInf/Nb", Role.DOCUMENT_NUMBER),
          new Named("RmtInf/Strd/RfrdDocInf/RfrdDocNb", Role.DOCUMENT_NUMBER));

  /**
   * Reads a transaction.
   *
   * @param entry the amount it is a part of, which decides currency and, where the transaction has
   *     none, sign
   */
  static Transaction of(XmlNode node, Money entry, CamtRun run) {
    for (XmlNode child : node.children()) {
      CamtGrammar.isKnown("TxDtls", child.name(), child.place(), run.faults());
    }
    node.first("Refs")
        .ifPresent(
            refs ->
                refs.children()
                    .forEach(
                        child ->
                            CamtGrammar.isKnown(
                                "Refs", child.name(), child.place(), run.faults())));
    Optional<XmlNode> amount = amount(node, entry);
    return new Transaction(
        node.place(),
        amount.flatMap(found -> signed(node, found, entry, run)).orElse(null),
        amount.filter(found -> node.children().contains(found)).isPresent(),
        charges(node, entry.currency(), run).orElse(null),
        references(node),
        code(node),
        counterparty(node, entry.amountMicros() >= 0),
        text(node));
  }

  /** ISO code, else the bank's own. */
  static String code(XmlNode node) {
    List<String> parts = new ArrayList<>();
    for (String path :
        List.of("BkTxCd/Domn/Cd", "BkTxCd/Domn/Fmly/Cd", "BkTxCd/Domn/Fmly/SubFmlyCd")) {
      if (!node.text(path).isEmpty()) {
        parts.add(node.text(path));
      }
    }
    return parts.isEmpty() ? node.text("BkTxCd/Prtry/Cd") : String.join("/", parts);
  }

  /** The sum of charges in a currency; debits are negative. */
  static Optional<Money> charges(XmlNode node, String currency, CamtRun run) {
    List<XmlNode> records = new ArrayList<>(node.all("Chrgs/Rcrd"));
    node.all("Chrgs").stream().filter(old -> old.first("Amt").isPresent()).forEach(records::add);
    Optional<Money> sum = Optional.empty();
    for (XmlNode record : records) {
      Optional<Money> amount =
          record
              .first("Amt")
              .filter(found -> found.attribute("Ccy").equals(currency))
              .flatMap(run::unsigned);
      if (amount.isEmpty()) {
        continue;
      }
      // Without an indicator a charge is what the bank takes.
      Money signed =
          record.text("CdtDbtInd").equals("CRDT") ? amount.get() : amount.get().negated();
      sum = Optional.of(sum.map(before -> Sums.plus(before, signed)).orElse(signed));
    }
    return sum;
  }

  private static Optional<XmlNode> amount(XmlNode node, Money entry) {
    return AMOUNTS.stream()
        .flatMap(path -> node.all(path).stream())
        .filter(amount -> amount.attribute("Ccy").equals(entry.currency()))
        .findFirst();
  }

  private static Optional<Money> signed(XmlNode node, XmlNode amount, Money entry, CamtRun run) {
    Optional<Money> unsigned = run.unsigned(amount);
    if (node.first("CdtDbtInd").isEmpty()) {
      return unsigned.map(money -> entry.amountMicros() < 0 ? money.negated() : money);
    }
    return unsigned.flatMap(
        money -> run.isCredit(node).map(credit -> credit ? money : money.negated()));
  }

  private static List<Reference> references(XmlNode node) {
    List<Reference> references = new ArrayList<>();
    for (Named named : REFERENCES) {
      for (XmlNode found : node.all(named.element())) {
        if (!found.text().isEmpty() && !found.text().equals(NOT_PROVIDED)) {
          references.add(new Reference(named.role(), found.text()));
        }
      }
    }
    return references;
  }

  /** Who paid us, or whom we paid. */
  private static String counterparty(XmlNode node, boolean isCredit) {
    String party = "RltdPties/" + (isCredit ? "Dbtr" : "Cdtr");
    for (String path : List.of("/Nm", "/Pty/Nm", "/Agt/FinInstnId/Nm")) {
      String name = node.text(party + path);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private static String text(XmlNode node) {
    List<String> lines = node.all("RmtInf/Ustrd").stream().map(XmlNode::text).toList();
    String remittance = String.join("\n", lines);
    return remittance.isEmpty() ? node.text("AddtlTxInf") : remittance;
  }
}
