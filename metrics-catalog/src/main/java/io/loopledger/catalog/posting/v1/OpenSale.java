package io.loopledger.catalog.posting.v1;

import java.util.Map;

/**
 * A sale of the subject of which some pieces have not come back.
 *
 * @param kind what was sold
 * @param openQuantity pieces not returned yet
 * @param costMicros cost of the sold unit by currency, which a return puts back into stock
 */
record OpenSale(Kind kind, long openQuantity, Map<String, Long> costMicros) {
  enum Kind {
    FIRST_LIFE,
    RESALE
  }

  OpenSale less(long quantity) {
    return new OpenSale(kind, openQuantity - quantity, costMicros);
  }
}
