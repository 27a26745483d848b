package io.loopledger.breaks.book;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.loopledger.schemas.finance.BreakChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The life of the breaks of one reconciliation: what tonight's findings change. A function of what
 * is known and what was found; finding the same twice changes nothing.
 */
public final class BreakBook {
  /** Who acts when no person does. */
  public static final String NIGHT = "night";

  private final String reconciliation;
  private final NightRun night;

  /**
   * Of one reconciliation in one night.
   *
   * @param reconciliation its name; what others found is not looked at
   */
  public BreakBook(String reconciliation, NightRun night) {
    this.reconciliation = reconciliation;
    this.night = night;
  }

  /**
   * What changes, in the order of the breaks' ids.
   *
   * @param current the newest row of each break of this reconciliation
   * @param found tonight's findings of this reconciliation, all of them
   * @throws IllegalArgumentException if something belongs to another reconciliation, or an id is
   *     there twice
   */
  public List<BreakChange> changes(Collection<BreakChange> current, Collection<FoundBreak> found) {
    current.forEach(row -> requireOurs(row.about().reconciliation(), row.breakId()));
    found.forEach(one -> requireOurs(one.about().reconciliation(), one.breakId()));
    Map<String, BreakChange> known = byId(current);
    Map<String, FoundBreak> tonight = new TreeMap<>();
    for (FoundBreak one : found) {
      if (tonight.put(one.breakId(), one) != null) {
        throw new IllegalArgumentException(
            "break '%s' of %s was found twice; its id must tell it from all others"
                .formatted(one.breakId(), reconciliation));
      }
    }
    TreeMap<String, BreakChange> changes = new TreeMap<>();
    tonight.forEach(
        (id, one) ->
            found(Optional.ofNullable(known.get(id)), one).ifPresent(c -> changes.put(id, c)));
    known.forEach(
        (id, row) -> {
          if (!tonight.containsKey(id)) {
            gone(row).ifPresent(change -> changes.put(id, change));
          }
        });
    return new ArrayList<>(changes.values());
  }

  /** A break after a change by the night; what is not named stays. */
  BreakChange next(BreakChange row, Change change, Status status, String reason) {
    return new BreakChange(
        row.breakId(),
        Math.addExact(row.version(), 1),
        change.name(),
        status.name(),
        row.about(),
        row.owner(),
        row.firstSeenDate(),
        night.businessDate(),
        night.runId(),
        NIGHT,
        reason,
        night.nominalTime());
  }

  private Optional<BreakChange> found(Optional<BreakChange> known, FoundBreak found) {
    if (known.isEmpty()) {
      return Optional.of(opened(found));
    }
    BreakChange row = known.get();
    BreakChange now = with(row, found.about());
    return switch (Status.valueOf(row.status())) {
      case OPEN ->
          row.about().equals(found.about())
              ? Optional.empty()
              : Optional.of(next(now, Change.CHANGED, Status.OPEN, "found with other figures"));
      case ACCEPTED ->
          isSameMatter(row, found)
              ? Optional.empty()
              : Optional.of(
                  next(
                      now,
                      Change.CHANGED,
                      Status.OPEN,
                      "its amounts changed after it was accepted"));
      case CLOSED -> Optional.of(next(now, Change.REOPENED, Status.OPEN, "found again"));
      case WRITTEN_OFF ->
          Optional.of(
              next(
                  now,
                  Change.REOPENED,
                  Status.OPEN,
                  "found again after it was written off; look whether the event %s was posted"
                      .formatted(WriteOffs.eventId(row.breakId()))));
    };
  }

  private Optional<BreakChange> gone(BreakChange row) {
    return switch (Status.valueOf(row.status())) {
      case OPEN, ACCEPTED ->
          Optional.of(
              next(
                  row,
                  Change.CLOSED,
                  Status.CLOSED,
                  "not found again: the counterpart arrived, or there is no difference any more"));
      case CLOSED, WRITTEN_OFF -> Optional.empty();
    };
  }

  private BreakChange opened(FoundBreak found) {
    return new BreakChange(
        found.breakId(),
        1,
        Change.OPENED.name(),
        Status.OPEN.name(),
        found.about(),
        null,
        night.businessDate(),
        night.businessDate(),
        night.runId(),
        NIGHT,
        "found",
        night.nominalTime());
  }

  /** What was accepted are amounts and dates; another suspected cause does not undo that. */
  private static boolean isSameMatter(BreakChange row, FoundBreak found) {
    BreakChange.About now = found.about();
    BreakChange.About same =
        new BreakChange.About(
            now.reconciliation(),
            now.kind(),
            now.tenant(),
            now.brand(),
            now.type(),
            now.currency(),
            now.valueMicros(),
            now.ledger(),
            now.statement(),
            row.about().cause());
    return same.equals(row.about());
  }

  private static BreakChange with(BreakChange row, BreakChange.About about) {
    return new BreakChange(
        row.breakId(),
        row.version(),
        row.change(),
        row.status(),
        about,
        row.owner(),
        row.firstSeenDate(),
        row.businessDate(),
        row.runId(),
        row.actor(),
        row.reason(),
        row.recordedTime());
  }

  private static Map<String, BreakChange> byId(Collection<BreakChange> rows) {
    return rows.stream()
        .collect(
            toMap(
                BreakChange::breakId,
                identity(),
                (a, b) -> {
                  throw new IllegalArgumentException(
                      "break '%s' is known twice; give only the row of its highest version"
                          .formatted(a.breakId()));
                },
                TreeMap::new));
  }

  private void requireOurs(String of, String id) {
    if (!of.equals(reconciliation)) {
      throw new IllegalArgumentException(
          "break '%s' is of %s, not of %s".formatted(id, of, reconciliation));
    }
  }
}
