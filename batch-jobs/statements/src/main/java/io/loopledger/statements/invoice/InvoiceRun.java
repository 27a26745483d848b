package io.loopledger.statements.invoice;

import io.loopledger.schemas.money.Money;
import io.loopledger.statements.invoice.InvoiceHead.AllowanceCharge;
import io.loopledger.statements.model.Amounts;
import io.loopledger.statements.model.DeclaredTotal;
import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Heading;
import io.loopledger.statements.model.Invoice;
import io.loopledger.statements.model.Invoice.VatBreakdown;
import io.loopledger.statements.model.LineKind;
import io.loopledger.statements.model.Period;
import io.loopledger.statements.model.Position;
import io.loopledger.statements.model.Reference;
import io.loopledger.statements.model.Role;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementKind;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.value.Sums;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns an invoice into lines and holds them against its totals. */
final class InvoiceRun {
  private final String format;
  private final InvoiceHead head;
  private final Invoice invoice;
  private final Consumer<StatementLine> consumer;
  private final Faults faults;
  private final List<Reference> ofDocument = new ArrayList<>();
  private final Sums sums = new Sums();
  private Money lines;
  private Money allowances;
  private Money charges;
  private long count;
  private long positions;

  InvoiceRun(String format, InvoiceHead head, Consumer<StatementLine> consumer, Faults faults) {
    this.format = format;
    this.head = head;
    this.invoice = head.invoice();
    this.consumer = consumer;
    this.faults = faults;
    this.lines = zero();
    this.allowances = zero();
    this.charges = zero();
    ofDocument.add(new Reference(Role.INVOICE_NUMBER, head.number()));
    add(Role.CREDITOR_REFERENCE, invoice.paymentReference());
    add(Role.ORDER_ID, invoice.orderReference());
  }

  void position(InvoicePosition position) {
    positions++;
    lines = Sums.plus(lines, position.net());
    Money net = signed(position.net());
    emit(
        position.place(),
        LineKind.SERVICE,
        "line",
        position.serviceDate(),
        new Amounts(net, null, null, null, net),
        position.references(),
        position.text());
  }

  /** The invoice as a statement. */
  Statement finish() {
    if (positions == 0) {
      faults.add(
          Faults.FILE,
          "BG-25",
          "",
          "the invoice has no line, as in the profiles MINIMUM and BASIC WL, which are no invoices"
              + " of EN 16931; ask the seller for the profile EN 16931 (BR-16)");
    }
    head.allowancesAndCharges().forEach(this::allowanceOrCharge);
    invoice.vat().forEach(this::vat);
    new TotalRules(Faults.FILE, faults)
        .check(invoice.totals(), lines, allowances, charges, invoice.vat());
    return new Statement(
        1,
        new Heading(
            StatementKind.INVOICE,
            format,
            invoice.seller().name(),
            head.number(),
            invoice.buyer().name()),
        head.currency(),
        invoice.issueDate(),
        head.period() == null
            ? new Period(invoice.issueDate(), invoice.issueDate())
            : head.period(),
        null,
        null,
        count,
        0,
        sums.all(),
        declared(),
        "",
        invoice);
  }

  private void allowanceOrCharge(AllowanceCharge part) {
    if (part.isCharge()) {
      charges = Sums.plus(charges, part.amount());
    } else {
      allowances = Sums.plus(allowances, part.amount());
    }
    Money net = signed(part.isCharge() ? part.amount() : part.amount().negated());
    emit(
        part.place(),
        part.isCharge() ? LineKind.CHARGE : LineKind.ALLOWANCE,
        part.isCharge() ? "charge" : "allowance",
        null,
        new Amounts(net, null, null, null, net),
        List.of(),
        part.reason());
  }

  private void vat(VatBreakdown part) {
    Money tax = signed(part.tax());
    String rate =
        part.ratePercent() == null
            ? ""
            : " " + part.ratePercent().stripTrailingZeros().toPlainString();
    emit(
        Faults.FILE,
        LineKind.TAX,
        "VAT " + part.category() + rate,
        null,
        new Amounts(tax, null, null, tax, null),
        List.of(),
        "");
  }

  private void emit(
      String place,
      LineKind kind,
      String type,
      @Nullable LocalDate serviceDate,
      Amounts amounts,
      List<Reference> own,
      String text) {
    count++;
    sums.add(amounts.total());
    List<Reference> references = new ArrayList<>(own);
    references.addAll(ofDocument);
    consumer.accept(
        new StatementLine(
            new Position(1, count, count, 0, place),
            kind,
            type,
            invoice.issueDate(),
            serviceDate,
            amounts,
            references,
            invoice.seller().name(),
            text));
  }

  private List<DeclaredTotal> declared() {
    Invoice.Totals totals = invoice.totals();
    List<DeclaredTotal> declared = new ArrayList<>();
    declared.add(new DeclaredTotal("BT-106", totals.lines().amount()));
    declared.add(new DeclaredTotal("BT-107", totals.allowances().amount()));
    declared.add(new DeclaredTotal("BT-108", totals.charges().amount()));
    declared.add(new DeclaredTotal("BT-109", totals.withoutTax().amount()));
    if (totals.tax() != null) {
      declared.add(new DeclaredTotal("BT-110", totals.tax().amount()));
    }
    declared.add(new DeclaredTotal("BT-112", totals.withTax().amount()));
    declared.add(new DeclaredTotal("BT-113", totals.prepaid().amount()));
    declared.add(new DeclaredTotal("BT-114", totals.rounding().amount()));
    declared.add(new DeclaredTotal("BT-115", totals.payable().amount()));
    return declared;
  }

  private void add(Role role, String value) {
    if (!value.isEmpty()) {
      ofDocument.add(new Reference(role, value));
    }
  }

  private Money signed(Money amount) {
    return head.isCreditNote() ? amount.negated() : amount;
  }

  private Money zero() {
    return new Money(0, head.currency());
  }
}
