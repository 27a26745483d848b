package io.loopledger.proof.net;

import java.util.ArrayList;
import java.util.List;

/**
 * The buckets of subjects that one process proves.
 *
 * @param first the first of them, from 0
 * @param last the last of them, at most 255
 */
public record BucketRange(int first, int last) {
  /** All buckets. */
  public static final BucketRange ALL = new BucketRange(0, Hash.BUCKETS - 1);

  public BucketRange {
    if (first < 0 || last >= Hash.BUCKETS || first > last) {
      throw new IllegalArgumentException(
          "buckets %d to %d; buckets are 0 to %d, the first is not above the last"
              .formatted(first, last, Hash.BUCKETS - 1));
    }
  }

  /** The ranges of several processes, as equal as can be; together they are all buckets. */
  public static List<BucketRange> split(int processes) {
    if (processes < 1 || processes > Hash.BUCKETS) {
      throw new IllegalArgumentException(
          "%d processes; the proof is split among 1 to %d".formatted(processes, Hash.BUCKETS));
    }
    List<BucketRange> ranges = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      ranges.add(
          new BucketRange(i * Hash.BUCKETS / processes, (i + 1) * Hash.BUCKETS / processes - 1));
    }
    return ranges;
  }

  /** Whether a bucket is in it. */
  public boolean contains(int bucket) {
    return bucket >= first && bucket <= last;
  }
}
