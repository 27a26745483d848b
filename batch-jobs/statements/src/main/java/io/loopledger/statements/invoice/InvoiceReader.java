package io.loopledger.statements.invoice;

import io.loopledger.statements.model.Faults;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.StatementLine;
import io.loopledger.statements.source.Source;
import io.loopledger.statements.source.StatementReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.namespace.QName;

/**
 * Invoices of EN 16931 in XML, such as XRechnung. An invoice becomes lines that sum to its total
 * with VAT (BT-112): its own lines without VAT, allowances and charges on the whole, and the VAT of
 * each rate.
 */
public final class InvoiceReader implements StatementReader {
  private final String format;
  private final Syntax syntax;

  private InvoiceReader(String format, Syntax syntax) {
    this.format = format;
    this.syntax = syntax;
  }

  /** The reader of a document; empty if its root is not that of an invoice. */
  public static Optional<InvoiceReader> of(QName root) {
    return of(root, "");
  }

  static Optional<InvoiceReader> of(QName root, String suffix) {
    if (root.equals(new QName(UblSyntax.INVOICE, "Invoice"))
        || root.equals(new QName(UblSyntax.CREDIT_NOTE, "CreditNote"))) {
      return Optional.of(new InvoiceReader("en16931-ubl" + suffix, new UblSyntax()));
    }
    return root.equals(new QName(CiiSyntax.INVOICE, "CrossIndustryInvoice"))
        ? Optional.of(new InvoiceReader("en16931-cii" + suffix, new CiiSyntax()))
        : Optional.empty();
  }

  /** What it reads. */
  public String format() {
    return format;
  }

  @Override
  public List<Statement> read(Source source, Consumer<StatementLine> lines, Faults faults)
      throws IOException {
    Terms terms = new Terms(faults);
    Optional<InvoiceHead> head = syntax.head(source, terms);
    if (head.isEmpty() || !faults.isEmpty()) {
      return List.of();
    }
    InvoiceRun run = new InvoiceRun(format, head.get(), lines, faults);
    syntax.positions(source, head.get().currency(), terms, run::position);
    return List.of(run.finish());
  }
}
