package io.loopledger.ingest.collector.webhooks;

import java.sql.SQLException;

/** Forgets customers. */
@FunctionalInterface
public interface CustomerErasure {
  /**
   * Forgets a customer.
   *
   * @param requestedBy who asked for it; nothing of the customer
   * @return links deleted: 1, or 0 if there was none
   */
  int customer(String brand, String reference, String requestedBy) throws SQLException;
}
