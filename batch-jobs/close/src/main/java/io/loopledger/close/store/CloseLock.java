package io.loopledger.close.store;

import io.loopledger.night.store.SessionLock;
import java.sql.SQLException;
import java.util.Optional;

/** The right to close books of this lake. */
public final class CloseLock implements AutoCloseable {
  /** "clos". */
  private static final int OBJECT = 0x636c6f73;

  private final SessionLock lock;

  private CloseLock(SessionLock lock) {
    this.lock = lock;
  }

  /** The lock, or nothing if another has it; does not wait. */
  public static Optional<CloseLock> ask(CloseDatabase database, String who) {
    try {
      return SessionLock.ask(database.connect(), OBJECT, who).map(CloseLock::new);
    } catch (SQLException e) {
      throw CloseDatabase.failure(e);
    }
  }

  /** Who holds the lock now, if anybody. */
  public static Optional<String> holder(CloseDatabase database) {
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
          "PostgreSQL ended the session that holds the lock of the close; call it again, it goes on");
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (SQLException e) {
      throw CloseDatabase.failure(e);
    }
  }
}
