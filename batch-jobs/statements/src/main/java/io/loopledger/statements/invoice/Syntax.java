package io.loopledger.statements.invoice;

import io.loopledger.statements.source.Source;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** How the terms of EN 16931 are written: UBL or CII. */
interface Syntax {
  /** Reads all but the lines; empty if something needed is missing, which is noted. */
  Optional<InvoiceHead> head(Source source, Terms terms) throws IOException;

  /** Reads the lines, one after the other. */
  void positions(Source source, String currency, Terms terms, Consumer<InvoicePosition> positions)
      throws IOException;
}
