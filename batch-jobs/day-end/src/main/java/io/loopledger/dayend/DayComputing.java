package io.loopledger.dayend;

import io.loopledger.night.step.StepProgress;
import io.loopledger.schemas.event.Event;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** What computes the events of a date: {@link DayEnd}. */
@FunctionalInterface
public interface DayComputing {
  /** The events of a date that are not in the lake yet. */
  DayEndResult run(LocalDate date, StepProgress progress) throws SQLException, IOException;

  /** How many of these events have neither been posted nor rejected. */
  default long notPosted(List<Event> published) throws SQLException {
    return 0;
  }
}
