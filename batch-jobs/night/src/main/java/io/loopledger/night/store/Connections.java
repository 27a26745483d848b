package io.loopledger.night.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to PostgreSQL's database {@code batch}. */
@FunctionalInterface
public interface Connections {
  /** A new connection, which the caller closes. */
  Connection open() throws SQLException;
}
