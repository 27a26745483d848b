package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something happened, read from a record. */
public final class TimeValue {
  private final Value value;
  private final List<TimeFormat> formats;
  private final List<String> written;
  private final @Nullable Value zone;
  private final Gap gap;
  private final Overlap overlap;

  /** The lines of a document follow each other and have the same time. */
  private volatile @Nullable Last last;

  private record Last(String text, TimeFormat.Read read) {}

  /** What becomes of a local time the clocks were put forward over. */
  enum Gap {
    /** Later by the length of the gap: 02:30 becomes 03:30. */
    LATER,
    REJECT
  }

  /** What becomes of a local time that existed twice. */
  enum Overlap {
    EARLIER,
    LATER,
    REJECT
  }

  TimeValue(
      Value value,
      List<TimeFormat> formats,
      List<String> written,
      @Nullable Value zone,
      Gap gap,
      Overlap overlap) {
    this.value = value;
    this.formats = List.copyOf(formats);
    this.written = List.copyOf(written);
    this.zone = zone;
    this.gap = gap;
    this.overlap = overlap;
  }

  /** Reads the time of a record. */
  public EventTime read(Evaluation evaluation) throws FaultException {
    String text = value.needed(evaluation);
    Last before = last;
    if (before != null && before.text().equals(text)) {
      return time(before.read(), text, evaluation);
    }
    for (TimeFormat format : formats) {
      Optional<TimeFormat.Read> read = format.read(text);
      if (read.isPresent()) {
        last = new Last(text, read.get());
        return time(read.get(), text, evaluation);
      }
    }
    throw new FaultException(
        MappingCode.NOT_A_TIME,
        value.label(),
        text,
        "%s is no date or time of the form %s; write it so, or add its form to 'formats'"
            .formatted(value.label(), String.join(" or ", written)));
  }

  private EventTime time(TimeFormat.Read read, String text, Evaluation evaluation)
      throws FaultException {
    if (read.time() == null) {
      LocalDateTime noon = read.date().atTime(LocalTime.NOON);
      return new EventTime(noon.atZone(zone(evaluation)).toInstant(), noon, true);
    }
    LocalDateTime local = read.date().atTime(read.time());
    if (read.offset() != null) {
      return new EventTime(local.toInstant(read.offset()), local, false);
    }
    ZoneId in = zone(evaluation);
    List<ZoneOffset> offsets = in.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return new EventTime(local.toInstant(offsets.getFirst()), local, false);
    }
    return new EventTime(changed(local, in, text).toInstant(), local, false);
  }

  private ZonedDateTime changed(LocalDateTime local, ZoneId in, String text) throws FaultException {
    ZoneOffsetTransition change = in.getRules().getTransition(local);
    if (change.isGap()) {
      return switch (gap) {
        case LATER -> local.atZone(in);
        case REJECT ->
            throw new FaultException(
                MappingCode.TIME_IN_GAP,
                value.label(),
                text,
                value.label() + " did not exist: the clocks were put forward over it; correct it");
      };
    }
    return switch (overlap) {
      case EARLIER -> local.atZone(in).withEarlierOffsetAtOverlap();
      case LATER -> local.atZone(in).withLaterOffsetAtOverlap();
      case REJECT ->
          throw new FaultException(
              MappingCode.TIME_TWICE,
              value.label(),
              text,
              value.label() + " existed twice: the clocks were put back; write it with an offset");
    };
  }

  private ZoneId zone(Evaluation evaluation) throws FaultException {
    if (zone == null) {
      return evaluation.target().contractZone();
    }
    String name = zone.needed(evaluation);
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new FaultException(
          MappingCode.NOT_A_ZONE,
          zone.label(),
          name,
          zone.label() + " is no time zone; write it like Europe/Berlin");
    }
  }
}
