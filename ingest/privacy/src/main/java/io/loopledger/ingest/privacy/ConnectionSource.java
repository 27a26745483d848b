package io.loopledger.ingest.privacy;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives connections to the database {@code application}: a pool's, or a new one each time. */
@FunctionalInterface
public interface ConnectionSource {
  /** A connection that the caller closes. */
  Connection open() throws SQLException;
}
