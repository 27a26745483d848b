package io.loopledger.ingest.privacy;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.Pseudonym;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pseudonyms in PostgreSQL. A call asks for all its customers with one statement; where some are
 * new, a second one makes them. Several processes may use the same table: whoever comes first makes
 * the pseudonym, and the others get that one. Nothing is kept in memory, so that an erased customer
 * is unknown to every process at once. Safe for use by several threads.
 */
public final class PostgresPseudonyms implements Pseudonyms {
  private static final String FIND =
      "SELECT customer_hash, pseudonym FROM customer_pseudonyms"
          + " WHERE brand = ? AND customer_hash = ANY (?)";

  /** In the order of the hashes: two calls that share some would else wait for each other. */
  private static final String MAKE =
      "INSERT INTO customer_pseudonyms (brand, customer_hash, pseudonym)"
          + " SELECT ?, hash, pseudonym FROM unnest(?, ?) AS fresh (hash, pseudonym) ORDER BY hash"
          + " ON CONFLICT (brand, customer_hash) DO NOTHING RETURNING customer_hash, pseudonym";

  private static final String KEY_CHECK =
      "INSERT INTO pseudonym_key_check (key_check) SELECT ? WHERE NOT EXISTS"
          + " (SELECT 1 FROM customer_pseudonyms) ON CONFLICT DO NOTHING";

  /** Each round makes what is missing; only an erasure in between asks for another one. */
  private static final int MOST_ROUNDS = 5;

  private final ConnectionSource connections;
  private final PseudonymKey key;

  private PostgresPseudonyms(ConnectionSource connections, PseudonymKey key) {
    this.connections = requireNonNull(connections, "connections is null");
    this.key = requireNonNull(key, "key is null");
  }

  /**
   * The pseudonyms of a database; makes the tables that are missing.
   *
   * @throws PseudonymsUnavailableException if the database does not answer
   * @throws IllegalStateException if its pseudonyms were made with another key
   */
  public static PostgresPseudonyms open(ConnectionSource connections, PseudonymKey key) {
    try (Connection connection = connections.open()) {
      PrivacyTables.createMissing(connection);
      requireSameKey(connection, key);
    } catch (SQLException e) {
      throw unavailable(e);
    }
    return new PostgresPseudonyms(connections, key);
  }

  @Override
  public Map<String, String> of(String brand, Collection<String> references) {
    Map<String, String> pseudonyms = new LinkedHashMap<>();
    TreeMap<ByteBuffer, String> missing = new TreeMap<>();
    for (String reference : references) {
      if (Pseudonym.isPseudonym(reference)) {
        pseudonyms.put(reference, reference);
      } else {
        missing.put(ByteBuffer.wrap(key.hash(brand, reference)), reference);
      }
    }
    if (!missing.isEmpty()) {
      try (Connection connection = connections.open()) {
        complete(connection, brand, missing, pseudonyms);
      } catch (SQLException e) {
        throw unavailable(e);
      }
    }
    return pseudonyms;
  }

  private static void complete(
      Connection connection,
      String brand,
      TreeMap<ByteBuffer, String> missing,
      Map<String, String> pseudonyms)
      throws SQLException {
    connection.setAutoCommit(true);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      take(find(connection, brand, missing), missing, pseudonyms);
      if (missing.isEmpty()) {
        return;
      }
      take(make(connection, brand, missing), missing, pseudonyms);
      if (missing.isEmpty()) {
        return;
      }
    }
    throw new SQLException("customers were erased as often as they were made");
  }

  private static Map<ByteBuffer, String> find(
      Connection connection, String brand, TreeMap<ByteBuffer, String> missing)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, brand);
      statement.setArray(2, hashes(connection, missing));
      return rows(statement);
    }
  }

  private static Map<ByteBuffer, String> make(
      Connection connection, String brand, TreeMap<ByteBuffer, String> missing)
      throws SQLException {
    String[] fresh = new String[missing.size()];
    Arrays.setAll(fresh, i -> RandomPseudonym.next());
    try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
      statement.setString(1, brand);
      statement.setArray(2, hashes(connection, missing));
      statement.setArray(3, connection.createArrayOf("text", fresh));
      return rows(statement);
    }
  }

  private static Array hashes(Connection connection, TreeMap<ByteBuffer, String> missing)
      throws SQLException {
    byte[][] hashes = missing.keySet().stream().map(ByteBuffer::array).toArray(byte[][]::new);
    return connection.createArrayOf("bytea", hashes);
  }

  private static Map<ByteBuffer, String> rows(PreparedStatement statement) throws SQLException {
    Map<ByteBuffer, String> found = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.put(ByteBuffer.wrap(rows.getBytes(1)), rows.getString(2));
      }
    }
    return found;
  }

  private static void take(
      Map<ByteBuffer, String> found,
      TreeMap<ByteBuffer, String> missing,
      Map<String, String> pseudonyms) {
    found.forEach(
        (hash, pseudonym) -> {
          String reference = missing.remove(hash);
          if (reference != null) {
            pseudonyms.put(reference, pseudonym);
          }
        });
  }

  private static void requireSameKey(Connection connection, PseudonymKey key) throws SQLException {
    try (PreparedStatement first = connection.prepareStatement(KEY_CHECK);
        PreparedStatement check =
            connection.prepareStatement("SELECT key_check FROM pseudonym_key_check")) {
      first.setBytes(1, key.check());
      first.executeUpdate();
      try (ResultSet row = check.executeQuery()) {
        if (!row.next() || !MessageDigest.isEqual(row.getBytes(1), key.check())) {
          throw new IllegalStateException(
              "%s is not the key the pseudonyms in the database were made with; put that one back:"
                      .formatted(key.file())
                  + " with another key every customer would become a new one");
        }
      }
    }
  }

  private static PseudonymsUnavailableException unavailable(SQLException e) {
    return new PseudonymsUnavailableException(
        "the store of pseudonyms does not answer (%s); check that PostgreSQL runs, then send again"
            .formatted(e.getMessage()),
        e);
  }
}
