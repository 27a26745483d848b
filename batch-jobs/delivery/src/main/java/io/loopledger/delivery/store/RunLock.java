package io.loopledger.delivery.store;

import io.loopledger.night.store.SessionLock;
import java.sql.SQLException;
import java.util.Optional;

/** The right to make and deliver reports. */
public final class RunLock implements AutoCloseable {
  /** "repo". */
  private static final int OBJECT = 0x7265706f;

  private final SessionLock lock;

  private RunLock(SessionLock lock) {
    this.lock = lock;
  }

  /** The lock, or nothing if another has it; does not wait. */
  public static Optional<RunLock> ask(ReportDatabase database, String who) {
    try {
      return SessionLock.ask(database.connect(), OBJECT, who).map(RunLock::new);
    } catch (SQLException e) {
      throw ReportDatabase.failure(e);
    }
  }

  /** Who holds the lock now, if anybody. */
  public static Optional<String> holder(ReportDatabase database) {
    return database.inTransaction(
        connection -> SessionLock.holder(connection, OBJECT).map(SessionLock.Holder::name));
  }

  /**
   * Makes sure that it is still ours: a server that was started anew has forgotten it.
   *
   * @throws IllegalStateException if it is not; what was begun can be called again
   */
  public void requireHeld() {
    if (!lock.isHeld()) {
      throw new IllegalStateException(
          "PostgreSQL ended the session that holds the lock of the reports; run it again, it goes on");
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (SQLException e) {
      throw ReportDatabase.failure(e);
    }
  }
}
