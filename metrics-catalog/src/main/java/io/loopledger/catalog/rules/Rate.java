package io.loopledger.catalog.rules;

import io.loopledger.catalog.fx.FxQuote;
import io.loopledger.catalog.posting.Posting;

/** A rate as rules use it: the quote to convert with, and how entries state it. */
record Rate(FxQuote quote, Posting.Fx fx) {
  long reporting(long amountMicros) {
    return quote.convertMicros(amountMicros);
  }
}
