package io.loopledger.streaming.source;

import io.loopledger.streaming.record.KafkaRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Partitions of several topics as one stream, in the order in which their events happened. Within a
 * partition the order stays as it is.
 *
 * <p>A record that Kafka got long ago waits until every partition that may hold an older one has
 * shown its next. A new record never waits, so this orders a replay and a backlog and leaves what
 * is live alone. A partition of which nothing comes for a while is held to be at its end. Not safe
 * for use by several threads.
 */
final class RecordMerge {
  /** A record that Kafka got no longer ago than this waits for nothing. */
  static final Duration NEW = Duration.ofSeconds(5);

  /** How much of one partition is held before no more of it should be asked for. */
  static final int FULL_RECORDS = 1_000;

  /** The same by the size of what is held. */
  static final int FULL_BYTES = 4 * 1024 * 1024;

  private final long patienceMs;
  private final Map<String, Lane> lanes = new HashMap<>();
  private final PriorityQueue<Lane> heads = new PriorityQueue<>();

  /** Partitions that show no record though they may hold old ones. */
  private final Set<Lane> awaited = new HashSet<>();

  /**
   * Makes one without partitions.
   *
   * @param patience how long a partition may show nothing before it is held to be at its end
   */
  RecordMerge(Duration patience) {
    this.patienceMs = patience.toMillis();
  }

  private record Held(KafkaRecord record, long eventMs, int bytes) {}

  private static final class Lane implements Comparable<Lane> {
    private static final long NOT_YET = Long.MIN_VALUE;

    private final String partition;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private long bytes;
    private boolean atEnd;
    private boolean paused;
    private long silentSinceMs = NOT_YET;

    private Lane(String partition) {
      this.partition = partition;
    }

    @Override
    public int compareTo(Lane other) {
      int byTime = Long.compare(held.element().eventMs, other.held.element().eventMs);
      return byTime != 0 ? byTime : partition.compareTo(other.partition);
    }
  }

  /** A partition whose records will be taken. */
  void assign(String partition) {
    Lane lane = new Lane(partition);
    if (lanes.putIfAbsent(partition, lane) != null) {
      throw new IllegalStateException("partition " + partition + " is assigned already");
    }
    awaited.add(lane);
  }

  /** Holds the next record of a partition. */
  void take(String partition, KafkaRecord record, long nowMs) {
    Lane lane = lane(partition);
    Held held = new Held(record, EventTime.of(record), size(record));
    lane.bytes += held.bytes;
    lane.atEnd = isNew(record, nowMs);
    lane.silentSinceMs = Lane.NOT_YET;
    lane.held.add(held);
    if (lane.held.size() == 1) {
      awaited.remove(lane);
      heads.add(lane);
    }
  }

  /**
   * Notes that the source has nothing to be taken at the moment. A partition of which nothing was
   * taken since this was said, a patience ago, is at its end.
   */
  void nothingComes(long nowMs) {
    for (Lane lane : lanes.values()) {
      if (lane.paused || lane.atEnd) {
        continue;
      }
      if (lane.silentSinceMs == Lane.NOT_YET) {
        lane.silentSinceMs = nowMs;
      } else if (nowMs - lane.silentSinceMs >= patienceMs) {
        lane.atEnd = true;
        awaited.remove(lane);
      }
    }
  }

  /** Whether there is a record to go on with. */
  boolean isReady(long nowMs) {
    Lane first = heads.peek();
    if (first == null) {
      return false;
    }
    return awaited.isEmpty() || isNew(first.held.element().record, nowMs);
  }

  /** The record to go on with; ask {@link #isReady} before. */
  KafkaRecord next() {
    Lane lane = heads.remove();
    Held next = lane.held.remove();
    lane.bytes -= next.bytes;
    if (!lane.held.isEmpty()) {
      heads.add(lane);
    } else if (!lane.atEnd) {
      awaited.add(lane);
    }
    return next.record;
  }

  boolean isEmpty() {
    return heads.isEmpty();
  }

  /** Whether so much of a partition is held now that no more of it must be asked for. */
  boolean pauses(String partition) {
    Lane lane = lane(partition);
    if (lane.paused || (lane.held.size() < FULL_RECORDS && lane.bytes < FULL_BYTES)) {
      return false;
    }
    lane.paused = true;
    return true;
  }

  /** Whether a partition that was paused must be asked for more now. */
  boolean resumes(String partition) {
    Lane lane = lane(partition);
    if (!lane.paused || lane.held.size() > FULL_RECORDS / 2 || lane.bytes > FULL_BYTES / 2) {
      return false;
    }
    lane.paused = false;
    lane.silentSinceMs = Lane.NOT_YET;
    return true;
  }

  /** The offset of the first record of a partition that was taken and not handed on. */
  OptionalLong firstHeldOffset(String partition) {
    Held first = lane(partition).held.peek();
    return first == null ? OptionalLong.empty() : OptionalLong.of(first.record.offset());
  }

  private Lane lane(String partition) {
    Lane lane = lanes.get(partition);
    if (lane == null) {
      throw new IllegalStateException("partition " + partition + " was not assigned");
    }
    return lane;
  }

  private static boolean isNew(KafkaRecord record, long nowMs) {
    return record.timestampMs() >= nowMs - NEW.toMillis();
  }

  private static int size(KafkaRecord record) {
    byte[] value = record.value();
    return value == null ? 0 : value.length;
  }
}
