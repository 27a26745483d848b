package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventContext.DocumentType;

/** Which customer account a document's amounts meet on. */
final class Clearing {
  private Clearing() {}

  /** Of an amount that charges the customer, unless the document says that it gives back. */
  static String charged(EventContext context) {
    return account(context, DocumentType.INVOICE);
  }

  /** Of an amount that gives back, unless the document says that it charges. */
  static String credited(EventContext context) {
    return account(context, DocumentType.CREDIT_NOTE);
  }

  private static String account(EventContext context, DocumentType otherwise) {
    DocumentType type = context.documentType() == null ? otherwise : context.documentType();
    return switch (type) {
      case INVOICE -> "receivables.invoiced";
      case CREDIT_NOTE -> "receivables.credited";
    };
  }
}
