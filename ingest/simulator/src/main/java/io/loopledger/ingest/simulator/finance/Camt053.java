package io.loopledger.ingest.simulator.finance;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes ISO 20022 bank statements: {@code camt.053.001.08}, one message a file. */
final class Camt053 {
  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

  private final XMLStreamWriter out;

  private Camt053(XMLStreamWriter out) {
    this.out = out;
  }

  /** Writes the statements of a month. */
  static void write(Writer writer, String messageId, List<Statement> statements)
      throws IOException {
    try {
      XMLStreamWriter out = FACTORY.createXMLStreamWriter(writer);
      new Camt053(out).message(messageId, statements);
      out.close();
    } catch (XMLStreamException e) {
      throw new IOException("writing the statement failed", e);
    }
  }

  private void message(String messageId, List<Statement> statements) throws XMLStreamException {
    out.writeStartDocument("UTF-8", "1.0");
    out.writeCharacters("\n");
    out.writeStartElement("Document");
    out.writeDefaultNamespace(NAMESPACE);
    out.writeStartElement("BkToCstmrStmt");
    out.writeStartElement("GrpHdr");
    text("MsgId", messageId);
    text("CreDtTm", made(statements.getLast().day()));
    out.writeEndElement();
    for (Statement statement : statements) {
      out.writeCharacters("\n");
      statement(statement);
    }
    out.writeCharacters("\n");
    out.writeEndElement();
    out.writeEndElement();
    out.writeEndDocument();
  }

  private void statement(Statement statement) throws XMLStreamException {
    out.writeStartElement("Stmt");
    text("Id", "%s-%s".formatted(statement.day().getYear(), statement.number()));
    text("ElctrncSeqNb", String.valueOf(statement.number()));
    text("CreDtTm", made(statement.day()));
    out.writeStartElement("Acct");
    out.writeStartElement("Id");
    text("IBAN", statement.iban());
    out.writeEndElement();
    text("Ccy", statement.currency());
    out.writeStartElement("Ownr");
    text("Nm", statement.owner());
    out.writeEndElement();
    out.writeEndElement();
    balance("OPBD", statement.opening(), statement);
    balance("CLBD", statement.closing(), statement);
    int nth = 0;
    for (Statement.Entry entry : statement.entries()) {
      entry(entry, statement, ++nth);
    }
    out.writeEndElement();
  }

  private void balance(String code, long cents, Statement statement) throws XMLStreamException {
    out.writeStartElement("Bal");
    out.writeStartElement("Tp");
    out.writeStartElement("CdOrPrtry");
    text("Cd", code);
    out.writeEndElement();
    out.writeEndElement();
    amount(cents, statement.currency());
    date("Dt", statement.day());
    out.writeEndElement();
  }

  private void entry(Statement.Entry entry, Statement statement, int nth)
      throws XMLStreamException {
    boolean isCredit = entry.cents() >= 0;
    String bankReference =
        "%s%03d%04d"
            .formatted(
                statement.day().toString().replace("-", ""), statement.number() % 1_000, nth);
    out.writeCharacters("\n");
    out.writeStartElement("Ntry");
    text("NtryRef", String.valueOf(nth));
    amount(entry.cents(), statement.currency());
    out.writeStartElement("Sts");
    text("Cd", "BOOK");
    out.writeEndElement();
    date("BookgDt", statement.day());
    date("ValDt", statement.day());
    text("AcctSvcrRef", bankReference);
    transactionCode(isCredit);
    out.writeStartElement("NtryDtls");
    out.writeStartElement("TxDtls");
    out.writeStartElement("Refs");
    text("EndToEndId", entry.endToEnd());
    out.writeEndElement();
    amount(entry.cents(), statement.currency());
    out.writeStartElement("RltdPties");
    out.writeStartElement(isCredit ? "Dbtr" : "Cdtr");
    out.writeStartElement("Pty");
    text("Nm", entry.counterparty());
    out.writeEndElement();
    out.writeEndElement();
    out.writeEndElement();
    out.writeStartElement("RmtInf");
    text("Ustrd", entry.remittance());
    out.writeEndElement();
    out.writeEndElement();
    out.writeEndElement();
    out.writeEndElement();
  }

  private void transactionCode(boolean isCredit) throws XMLStreamException {
    out.writeStartElement("BkTxCd");
    out.writeStartElement("Domn");
    text("Cd", "PMNT");
    out.writeStartElement("Fmly");
    text("Cd", isCredit ? "RCDT" : "ICDT");
    text("SubFmlyCd", "ESCT");
    out.writeEndElement();
    out.writeEndElement();
    out.writeEndElement();
  }

  private void amount(long cents, String currency) throws XMLStreamException {
    out.writeStartElement("Amt");
    out.writeAttribute("Ccy", currency);
    out.writeCharacters(BigDecimal.valueOf(Math.abs(cents), 2).toPlainString());
    out.writeEndElement();
    text("CdtDbtInd", cents >= 0 ? "CRDT" : "DBIT");
  }

  private void date(String name, LocalDate day) throws XMLStreamException {
    out.writeStartElement(name);
    text("Dt", day.toString());
    out.writeEndElement();
  }

  private void text(String name, String value) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(value);
    out.writeEndElement();
  }

  /** Statements are made in the night after their day. */
  private static String made(LocalDate day) {
    return day.plusDays(1) + "T02:00:00Z";
  }
}
