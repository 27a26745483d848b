package io.loopledger.night.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The right to run nights of this lake. The session's name says who holds it. */
public final class NightLock implements AutoCloseable {
  /** "nite". */
  private static final int OBJECT = 0x6e697465;

  private static final int LONGEST_NAME = 63;

  private final SessionLock lock;

  private NightLock(SessionLock lock) {
    this.lock = lock;
  }

  /** What came of asking for the lock. */
  public sealed interface Answer {
    /** It is ours until it is closed. */
    record Ours(NightLock lock) implements Answer {}

    /** Another holds it; says who and since when. */
    record Theirs(String holder) implements Answer {}
  }

  /**
   * Asks for the lock; does not wait.
   *
   * @param what what it is wanted for, told to whoever comes second
   * @throws io.loopledger.night.step.ServerDown if PostgreSQL does not answer
   */
  public static Answer ask(NightDatabase database, String what, Clock clock) {
    String name =
        "nightly %s, process %d, %s"
            .formatted(
                what,
                ProcessHandle.current().pid(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    String shown = name.substring(0, Math.min(LONGEST_NAME, name.length()));
    try {
      Optional<SessionLock> taken = SessionLock.ask(database.connect(shown), OBJECT, shown);
      return taken.isPresent()
          ? new Answer.Ours(new NightLock(taken.get()))
          : new Answer.Theirs(holder(database).orElse("another process, which has just ended"));
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
    }
  }

  /** Who holds the lock now, if anybody. */
  public static Optional<String> holder(NightDatabase database) {
    try (Connection session = database.connections().getConnection()) {
      return SessionLock.holder(session, OBJECT)
          .map(h -> "%s, at %s, since %s".formatted(h.name(), h.address(), h.since()));
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
    }
  }

  /** Whether it is still ours: a server that was started anew has forgotten it. */
  public boolean held() {
    return lock.isHeld();
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (SQLException e) {
      throw NightDatabase.unavailable(e);
    }
  }
}
