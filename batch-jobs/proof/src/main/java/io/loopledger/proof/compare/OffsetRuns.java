package io.loopledger.proof.compare;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which offsets of Kafka's partitions were seen, one bit each. Between the first and the last that
 * was seen, every record must be somewhere, once. Not safe for use by several threads.
 */
public final class OffsetRuns {
  private static final int CHUNK_BITS = 20;
  private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

  private final SortedMap<Partition, Seen> partitions =
      new TreeMap<>(Comparator.comparing(Partition::topic).thenComparing(Partition::number));

  /** A partition of a topic. */
  public record Partition(String topic, int number) {}

  /** Offsets that follow each other. */
  public record Run(long first, long last) {
    /** How many they are. */
    public long length() {
      return last - first + 1;
    }
  }

  private static final class Seen {
    private final SortedMap<Long, BitSet> chunks = new TreeMap<>();
    private final List<Long> twice = new ArrayList<>();
    private long records;

    private void add(long offset) {
      BitSet chunk = chunks.computeIfAbsent(offset >>> CHUNK_BITS, any -> new BitSet());
      int bit = (int) (offset & CHUNK_MASK);
      if (chunk.get(bit)) {
        twice.add(offset);
      } else {
        chunk.set(bit);
        records++;
      }
    }

    private List<Run> gaps() {
      List<Run> gaps = new ArrayList<>();
      long next = -1;
      for (Map.Entry<Long, BitSet> chunk : chunks.entrySet()) {
        long base = chunk.getKey() << CHUNK_BITS;
        BitSet bits = chunk.getValue();
        for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit)) {
          if (next >= 0 && base + bit > next) {
            gaps.add(new Run(next, base + bit - 1));
          }
          bit = bits.nextClearBit(bit);
          next = base + bit;
        }
      }
      return gaps;
    }
  }

  /** Takes an offset. */
  public void add(String topic, int partition, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException(
          "offset %d of %s, partition %d; Kafka counts from 0".formatted(offset, topic, partition));
    }
    partitions.computeIfAbsent(new Partition(topic, partition), any -> new Seen()).add(offset);
  }

  /** The partitions of which any offset was seen. */
  public List<Partition> partitions() {
    return List.copyOf(partitions.keySet());
  }

  /** How many different offsets were seen. */
  public long records() {
    return partitions.values().stream().mapToLong(seen -> seen.records).sum();
  }

  /** What was not seen between the first and the last offset of a partition. */
  public List<Run> gaps(Partition partition) {
    return seen(partition).gaps();
  }

  /** Offsets that were seen again, as often as they were. */
  public List<Long> twice(Partition partition) {
    return List.copyOf(seen(partition).twice);
  }

  private Seen seen(Partition partition) {
    Seen seen = partitions.get(partition);
    if (seen == null) {
      throw new IllegalArgumentException("no offset of %s was seen".formatted(partition));
    }
    return seen;
  }
}
