package io.loopledger.breaks;

import io.loopledger.breaks.book.Person;
import io.loopledger.breaks.table.BreakStore;
import io.loopledger.schemas.finance.BreakChange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What people do to breaks, recorded with who and when. Of two who change one at the same time the
 * second is told what the first did, and nothing of hers is recorded.
 */
public final class Actions {
  private static final int MAX_TRIES = 10;

  private final BreakStore store;

  public Actions(BreakStore store) {
    this.store = store;
  }

  /**
   * Somebody else was quicker.
   *
   * <p>Nothing was recorded. The message says what the other did.
   */
  public static final class ChangedMeanwhile extends RuntimeException {
    ChangedMeanwhile(BreakChange now) {
      super(
          "break %s was changed meanwhile: %s by %s (%s). Nothing was recorded; look at it and do it again"
              .formatted(now.breakId(), now.change(), now.actor(), now.reason()));
    }
  }

  /** Gives breaks to somebody, all of them or none. */
  public List<BreakChange> assign(List<String> ids, String owner, Person by) throws SQLException {
    return apply(store.byId(ids), row -> by.assigns(row, owner));
  }

  /** Accepts breaks, all of them or none. */
  public List<BreakChange> accept(List<String> ids, String reason, Person by) throws SQLException {
    return apply(store.byId(ids), row -> by.accepts(row, reason));
  }

  /**
   * Changes breaks as somebody saw them.
   *
   * @param seen what she saw
   * @param change makes the new row
   * @throws ChangedMeanwhile if one of them is no longer what she saw
   */
  public List<BreakChange> apply(BreakStore.View seen, UnaryOperator<BreakChange> change)
      throws SQLException {
    List<BreakChange> changes = seen.rows().stream().map(change).toList();
    Map<String, Integer> versions =
        seen.rows().stream().collect(Collectors.toMap(BreakChange::breakId, BreakChange::version));
    BreakStore.View now = seen;
    for (int i = 0; i < MAX_TRIES; i++) {
      if (store.append(changes, now)) {
        return changes;
      }
      // Perhaps rows of other breaks came into the same files: only then it is tried again.
      now = store.byId(new ArrayList<>(versions.keySet()));
      for (BreakChange row : now.rows()) {
        if (row.version() != versions.getOrDefault(row.breakId(), 0)) {
          throw new ChangedMeanwhile(row);
        }
      }
    }
    throw new IllegalStateException(
        "finance.breaks is changed by others all the time; nothing was recorded. Try again");
  }
}
