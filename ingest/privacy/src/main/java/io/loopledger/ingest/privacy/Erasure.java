package io.loopledger.ingest.privacy;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.sealing.BrandKeys;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Forgets customers. Deleting the link makes the pseudonym mean nobody: entries and totals stay,
 * and no one can tell whose they were. Sealed bytes (dead letters, rejected rows) that name a
 * customer in the clear are not searched; {@link #destroySealingKeys} makes all of a brand
 * unreadable. The record of an erasure says when, for which brand and by whom, and not about whom.
 */
public final class Erasure {
  private static final String DELETE =
      "WITH gone AS (DELETE FROM customer_pseudonyms WHERE brand = ? AND %s = ? RETURNING 1)"
          + " INSERT INTO erasures (brand, what, count, requested_by)"
          + " SELECT ?, 'CUSTOMER_LINK', count(*), ? FROM gone HAVING count(*) > 0"
          + " RETURNING count";

  private static final String RECORD_KEYS =
      "INSERT INTO erasures (brand, what, count, requested_by) VALUES (?, 'SEALING_KEYS', ?, ?)";

  private final ConnectionSource connections;
  private final PseudonymKey key;

  private Erasure(ConnectionSource connections, PseudonymKey key) {
    this.connections = requireNonNull(connections, "connections is null");
    this.key = requireNonNull(key, "key is null");
  }

  /**
   * Erasures in a database; makes the tables that are missing.
   *
   * @throws PseudonymsUnavailableException if the database does not answer
   * @throws IllegalStateException if its pseudonyms were made with another key
   */
  public static Erasure open(ConnectionSource connections, PseudonymKey key) {
    PostgresPseudonyms.open(connections, key);
    return new Erasure(connections, key);
  }

  /**
   * Deletes the link of a customer, named as the source names it or by the pseudonym, and records
   * that.
   *
   * @param requestedBy who asked for it; nothing of the customer
   * @return links deleted: 1, or 0 if there was none, also because it was erased before
   */
  public int customer(String brand, String reference, String requestedBy) throws SQLException {
    boolean byPseudonym = Pseudonym.isPseudonym(reference);
    String column = byPseudonym ? "pseudonym" : "customer_hash";
    try (Connection connection = connections.open();
        PreparedStatement statement = connection.prepareStatement(DELETE.formatted(column))) {
      statement.setString(1, brand);
      if (byPseudonym) {
        statement.setString(2, reference);
      } else {
        statement.setBytes(2, key.hash(brand, reference));
      }
      statement.setString(3, brand);
      statement.setString(4, requestedBy);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }

  /**
   * Destroys the keys that a brand's dead letters and rejected rows are sealed with, and records
   * that. None of them can be shown, exported or replayed again.
   *
   * @return keys destroyed
   */
  public int destroySealingKeys(BrandKeys keys, String brand, String requestedBy)
      throws SQLException {
    // The database answers before anything is destroyed, so that it can be recorded.
    try (Connection connection = connections.open();
        PreparedStatement statement = connection.prepareStatement(RECORD_KEYS)) {
      int destroyed = keys.destroy(brand);
      if (destroyed > 0) {
        statement.setString(1, brand);
        statement.setInt(2, destroyed);
        statement.setString(3, requestedBy);
        statement.executeUpdate();
      }
      return destroyed;
    }
  }
}
