package io.loopledger.ingest.simulator.finance;

/**
 * A line and the document it belongs on.
 *
 * @param party who sends the document
 * @param isSummed whether lines of one type and reference become one line, as a payment of several
 *     positions does
 */
record Posting(Document document, String party, Line line, boolean isSummed) {}
