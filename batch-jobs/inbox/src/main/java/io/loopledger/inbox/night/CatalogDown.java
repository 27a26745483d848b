package io.loopledger.inbox.night;

import java.net.ConnectException;
import java.sql.SQLException;

/** Whether a failure comes from a catalog database that does not answer. */
final class CatalogDown {
  /** SQLSTATE classes: connection exception; operator intervention such as a shutdown. */
  private static final String CONNECTION = "08";

  private static final String OPERATOR = "57P";

  private CatalogDown() {}

  static boolean isBehind(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ConnectException || each instanceof SQLException sql && isDown(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDown(SQLException sql) {
    String state = String.valueOf(sql.getSQLState());
    return state.startsWith(CONNECTION) || state.startsWith(OPERATOR);
  }
}
