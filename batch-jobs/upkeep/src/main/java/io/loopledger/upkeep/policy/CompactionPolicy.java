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
 * upkeep. In one to which nothing was added for long, all small files become one.
 *
 * @param targetBytes how large a file may become; one of three quarters of it is not small
 * @param grace how old a file must be: younger ones are left to who reads them now
 * @param minFiles how many files of a size class are worth the work; at least 2
 * @param settledAfter a partition to which nothing was added for so long has settled
 */
public record CompactionPolicy(
    long targetBytes, Duration grace, int minFiles, Duration settledAfter) {
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

  /** Decides; no file is in two groups. */
  public List<FileGroup> plan(List<FileRecord> files, Instant now) {
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
          List<FileRecord> small = inside.stream().filter(file -> isSmall(file, now)).toList();
          if (settled) {
            groups.addAll(bins(partition, small, 2));
          } else {
            small.stream()
                .collect(
                    Collectors.groupingBy(
                        CompactionPolicy::sizeClass, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> groups.addAll(bins(partition, alike, minFiles)));
          }
        });
    return List.copyOf(groups);
  }

  private boolean isSmall(FileRecord file, Instant now) {
    return file.sizeBytes() < targetBytes / 4 * 3 && !file.addedAt().isAfter(now.minus(grace));
  }

  private static int sizeClass(FileRecord file) {
    int sizeClass = 0;
    for (long rest = file.sizeBytes() / SMALLEST_CLASS_BYTES; rest > 0; rest /= CLASS_FACTOR) {
      sizeClass++;
    }
    return sizeClass;
  }

  /** In the order in which the files came, as many together as the target allows. */
  private List<FileGroup> bins(String partition, List<FileRecord> files, int atLeast) {
    List<FileGroup> bins = new ArrayList<>();
    List<FileRecord> bin = new ArrayList<>();
    long bytes = 0;
    List<FileRecord> inOrder =
        files.stream()
            .sorted(Comparator.comparing(FileRecord::addedAt).thenComparing(FileRecord::location))
            .toList();
    for (FileRecord file : inOrder) {
      if (bytes + file.sizeBytes() > targetBytes || bin.size() == MAX_FILES) {
        close(partition, bin, atLeast, bins);
        bin.clear();
        bytes = 0;
      }
      bin.add(file);
      bytes += file.sizeBytes();
    }
    close(partition, bin, atLeast, bins);
    return bins;
  }

  /** A full bin is worth the work from two files on. */
  private void close(String partition, List<FileRecord> bin, int atLeast, List<FileGroup> bins) {
    FileGroup group = new FileGroup(partition, bin);
    boolean full = group.sizeBytes() >= targetBytes / 4 * 3;
    if (bin.size() >= (full ? 2 : atLeast)) {
      bins.add(group);
    }
  }
}
