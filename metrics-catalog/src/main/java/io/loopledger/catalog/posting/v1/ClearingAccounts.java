package io.loopledger.catalog.posting.v1;

import io.loopledger.schemas.event.EventContext;
import io.loopledger.schemas.event.EventContext.DocumentType;

/** Which customer account a document's amounts meet on. */
final class ClearingAccounts {
  private ClearingAccounts() {}

  /** By the event's document, or by {@code otherwise} where it names none. */
  static String clearing(EventContext context, DocumentType otherwise) {
    DocumentType type = context.documentType() == null ? otherwise : context.documentType();
    return switch (type) {
      case INVOICE -> "receivables.invoiced";
      case CREDIT_NOTE -> "receivables.credited";
    };
  }
}
