package io.loopledger.close;

import io.loopledger.catalog.reference.PeriodChange;
import io.loopledger.close.book.Act;
import io.loopledger.close.book.Close;
import io.loopledger.close.book.CloseState;
import io.loopledger.close.book.Reopening;
import io.loopledger.close.lake.CloseLog;
import io.loopledger.close.store.CloseLock;
import io.loopledger.close.store.CloseRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens books again. It is recorded before it is done, so one that was cut is gone on with. */
final class Reopen {
  private final CloseParts parts;
  private final CloseRows rows;
  private final CloseLock lock;
  private final CloseProgress progress;

  Reopen(CloseParts parts, CloseRows rows, CloseLock lock, CloseProgress progress) {
    this.parts = parts;
    this.rows = rows;
    this.lock = lock;
    this.progress = progress;
  }

  /** The closes that were opened, as they are now. */
  List<Close> run(CloseRequest request, Act act) throws SQLException {
    List<Close> changed = new ArrayList<>();
    for (Close close : rows.ofPeriod(request.period())) {
      List<String> brands = brands(close, request.brand());
      if (!brands.isEmpty()) {
        changed.add(finish(recorded(close, new Reopening(brands, act, false))));
      }
    }
    if (changed.isEmpty()) {
      throw new CloseException(
          "%s%s is not closed by a close; ./loopledger close --list shows what is"
              .formatted(
                  request.period(), request.brand() == null ? "" : " of " + request.brand()));
    }
    return changed;
  }

  /** Those of a reopening that was cut go first: the request is to finish it. */
  private static List<String> brands(Close close, @Nullable String asked) {
    if (close.unfinishedReopening().isPresent()) {
      return close.unfinishedReopening().get().brands();
    }
    List<String> brands =
        close.activeBrands().stream().filter(each -> asked == null || each.equals(asked)).toList();
    boolean isPart = !brands.isEmpty() && brands.size() < close.activeBrands().size();
    if (close.state() == CloseState.BEGUN && isPart) {
      throw new CloseException(
          "%s was begun for %s and is not finished; finish it, or give all of it up (without --brand)"
              .formatted(close.tag(), String.join(", ", close.brands())));
    }
    return brands;
  }

  private Close recorded(Close close, Reopening reopening) {
    if (close.unfinishedReopening().isPresent()) {
      return close;
    }
    progress.at(CloseStep.RECORD, close.tag());
    List<Reopening> all = new ArrayList<>(close.reopenings());
    all.add(reopening);
    lock.requireHeld();
    rows.reopened(close.tag(), close.state(), all);
    return close.with(all);
  }

  private Close finish(Close close) throws SQLException {
    Reopening cut = close.unfinishedReopening().orElseThrow();
    progress.at(CloseStep.CALENDAR, String.join(", ", cut.brands()));
    parts
        .calendar()
        .apply(PeriodClose.changes(close, cut.brands(), PeriodChange.Action.REOPEN, cut.act()));
    progress.at(CloseStep.POSTING, "until the job knows it");
    parts.calendar().awaitPosting();
    if (close.snapshots() != null) {
      progress.at(CloseStep.LOG, "finance.closes");
      lock.requireHeld();
      new CloseLog(parts.lake(), parts.trino())
          .reopened(close, cut.brands(), cut.act(), parts.references().latest());
    }
    progress.at(CloseStep.DONE, close.tag());
    Close open =
        close.with(close.reopenings().stream().map(r -> r.isDone() ? r : r.done()).toList());
    Close result = open.activeBrands().isEmpty() ? open.with(CloseState.REOPENED) : open;
    lock.requireHeld();
    rows.reopened(result.tag(), result.state(), result.reopenings());
    return result;
  }
}
