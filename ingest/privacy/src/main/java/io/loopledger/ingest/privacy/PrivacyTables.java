package io.loopledger.ingest.privacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of this module in PostgreSQL. No plain reference of a customer is in any of them. */
final class PrivacyTables {
  /** Two processes that make the same table at once would fail without it; any number will do. */
  private static final long LOCK = 7_104_201L;

  private static final String TABLES =
      """
      CREATE TABLE IF NOT EXISTS customer_pseudonyms (
        brand text NOT NULL,
        customer_hash bytea NOT NULL,
        pseudonym text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (brand, customer_hash)
      );
      CREATE TABLE IF NOT EXISTS erasures (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        brand text,
        what text NOT NULL,
        count integer NOT NULL,
        requested_by text NOT NULL,
        erased_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE TABLE IF NOT EXISTS pseudonym_key_check (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        key_check bytea NOT NULL
      );
      """;

  private PrivacyTables() {}

  static void createMissing(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(LOCK));
      statement.execute(TABLES);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
