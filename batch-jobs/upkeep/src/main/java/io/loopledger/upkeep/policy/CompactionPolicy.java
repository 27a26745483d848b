package io.loopledger.upkeep.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which small files become one. In a partition that still grows, files are merged with those of
 * their own size class, so that a row is written anew a few times in its life and not at every
 * upkeep. In one to which nothing was added for long, all small files become one; where the table
 * has a sort order, all files are laid out once and for all instead, in files of one or few brands.
 *
 * @param targetBytes how large a file may become; one of three quarters of it is not small
 * @param grace how old a file must be: younger ones are left to who reads them now
 * @param minFiles how many files of a size class are worth the work; at least 2
 * @param settledAfter a partition to which nothing was added for so long has settled
 */
public record CompactionPolicy(
    long targetBytes, Duration grace, int minFiles, Duration settledAfter) {
  /**
   * Rows from which on a file is worth being opened by itself. With fewer in a file, a query of
   * many brands opens more files than it saves rows: see bench/README.md, "Reading figures".
   */
  public static final long ROWS_OF_A_DIVIDED_FILE = 10_000;

  private static final int MAX_FILES = 500;
  private static final long SMALLEST_CLASS_BYTES = 64 * 1024;
  private static final int CLASS_FACTOR = 8;

  public CompactionPolicy {
    if (targetBytes < 1) {
      throw new IllegalArgumentException(
          "target-size is %d bytes; give 1 or more, 128 MiB is usual".formatted(targetBytes));
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace is %s; give 0s or more".formatted(grace));
    }
    if (minFiles < 2) {
      throw new IllegalArgumentException(
          "min-files is %d; one file is not made smaller by writing it anew, give 2 or more"
              .formatted(minFiles));
    }
  }

  /**
   * Decides; no file is in two groups.
   *
   * @param sorted whether the table has a sort order
   */
  public List<FileGroup> plan(List<FileRecord> files, Instant now, boolean sorted) {
    List<FileGroup> groups = new ArrayList<>();
    Map<String, List<FileRecord>> partitions =
        files.stream()
            .collect(
                Collectors.groupingBy(FileRecord::partition, TreeMap::new, Collectors.toList()));
    partitions.forEach(
        (partition, inside) -> {
          Instant newest =
              inside.stream()
                  .map(FileRecord::addedAt)
                  .max(Comparator.naturalOrder())
                  .orElse(Instant.EPOCH);
          boolean settled = newest.isBefore(now.minus(settledAfter));
          if (settled && sorted) {
            groups.addAll(bins(partition, toLayOut(inside, now), Kind.DIVIDED));
          } else if (settled) {
            groups.addAll(bins(partition, small(inside, now), Kind.SETTLED));
          } else {
            small(inside, now).stream()
                .collect(
                    Collectors.groupingBy(
                        CompactionPolicy::sizeClass, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> groups.addAll(bins(partition, alike, Kind.GROWING)));
          }
        });
    return List.copyOf(groups);
  }

  private enum Kind {
    GROWING,
    SETTLED,
    DIVIDED
  }

  private List<FileRecord> small(List<FileRecord> files, Instant now) {
    return files.stream()
        .filter(file -> !file.laidOut() || file.rows() < ROWS_OF_A_DIVIDED_FILE)
        .filter(file -> isOfAge(file, now) && file.sizeBytes() < targetBytes / 4 * 3)
        .toList();
  }

  /**
   * All that were not laid out, with the last, short file of each earlier time; without the former
   * there is nothing to do for the latter, but to become one.
   */
  private List<FileRecord> toLayOut(List<FileRecord> files, Instant now) {
    return files.stream()
        .filter(file -> !file.laidOut() || file.rows() < ROWS_OF_A_DIVIDED_FILE)
        .filter(file -> isOfAge(file, now))
        .toList();
  }

  private boolean isOfAge(FileRecord file, Instant now) {
    return !file.addedAt().isAfter(now.minus(grace));
  }

  private static int sizeClass(FileRecord file) {
    int sizeClass = 0;
    for (long rest = file.sizeBytes() / SMALLEST_CLASS_BYTES; rest > 0; rest /= CLASS_FACTOR) {
      sizeClass++;
    }
    return sizeClass;
  }

  /** In the order in which the files came, as many together as the target allows. */
  private List<FileGroup> bins(String partition, List<FileRecord> files, Kind kind) {
    List<FileGroup> bins = new ArrayList<>();
    List<FileRecord> bin = new ArrayList<>();
    long bytes = 0;
    List<FileRecord> inOrder =
        files.stream()
            .sorted(Comparator.comparing(FileRecord::addedAt).thenComparing(FileRecord::location))
            .toList();
    for (FileRecord file : inOrder) {
      if (bytes + file.sizeBytes() > targetBytes || bin.size() == MAX_FILES) {
        close(partition, bin, kind, bins);
        bin.clear();
        bytes = 0;
      }
      bin.add(file);
      bytes += file.sizeBytes();
    }
    close(partition, bin, kind, bins);
    return bins;
  }

  private void close(String partition, List<FileRecord> bin, Kind kind, List<FileGroup> bins) {
    FileGroup group = new FileGroup(partition, bin, kind == Kind.DIVIDED);
    if (isWorthTheWork(group, kind)) {
      bins.add(group);
    }
  }

  /** A full bin is worth it from two files on; one file alone only if it can become two. */
  private boolean isWorthTheWork(FileGroup group, Kind kind) {
    boolean full = group.sizeBytes() >= targetBytes / 4 * 3;
    int files = group.files().size();
    return switch (kind) {
      case GROWING -> files >= (full ? 2 : minFiles);
      case SETTLED -> files >= 2;
      case DIVIDED ->
          files >= 2
              || files == 1
                  && !group.files().getFirst().laidOut()
                  && group.rows() >= 2 * ROWS_OF_A_DIVIDED_FILE;
    };
  }
}
