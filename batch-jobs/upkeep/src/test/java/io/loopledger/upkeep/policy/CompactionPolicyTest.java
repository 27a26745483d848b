package io.loopledger.upkeep.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CompactionPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  private final CompactionPolicy policy =
      new CompactionPolicy(128 * MIB, Duration.ofMinutes(5), 3, Duration.ofDays(1));

  @Test
  void inAPartitionThatGrowsEnoughFilesOfOneSizeBecomeOne() {
    List<FileRecord> files =
        List.of(
            file("a", "today", 20 * KIB, 30),
            file("b", "today", 30 * KIB, 20),
            file("c", "today", 63 * KIB, 10),
            file("large", "today", 20 * MIB, 40),
            file("large too", "today", 21 * MIB, 40));

    assertThat(policy.plan(files, NOW, false))
        .extracting(group -> group.files().stream().map(FileRecord::location).toList())
        .containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void twoSmallFilesAreNotWorthTheWorkWhereMoreWillCome() {
    assertThat(
            policy.plan(
                List.of(file("a", "today", KIB, 30), file("b", "today", KIB, 20)), NOW, false))
        .isEmpty();
  }

  @Test
  void aPartitionThatHasSettledBecomesOneFile() {
    List<FileRecord> files =
        List.of(
            file("a", "past", KIB, 3_000),
            file("b", "past", 20 * MIB, 2_000),
            file("full", "past", 96 * MIB, 2_000));

    assertThat(policy.plan(files, NOW, false))
        .extracting(group -> group.files().stream().map(FileRecord::location).toList())
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void youngFilesAreLeftAlone() {
    List<FileRecord> files =
        List.of(
            file("a", "today", KIB, 5),
            file("b", "today", KIB, 5),
            file("c", "today", KIB, 5),
            file("d", "today", KIB, 4));

    assertThat(policy.plan(files, NOW, false))
        .extracting(group -> group.files().stream().map(FileRecord::location).toList())
        .containsExactly(List.of("a", "b", "c"));
  }

  @Test
  void noFileBecomesLargerThanTheTarget() {
    List<FileRecord> files =
        List.of(
            file("a", "past", 50 * MIB, 3_000),
            file("b", "past", 60 * MIB, 2_900),
            file("c", "past", 50 * MIB, 2_800),
            file("d", "past", 60 * MIB, 2_700));

    assertThat(policy.plan(files, NOW, false))
        .extracting(FileGroup::sizeBytes)
        .containsExactly(110 * MIB, 110 * MIB);
  }

  @Test
  void whereTheTableHasASortOrderAPartitionThatHasSettledIsLaidOutWhateverTheSizeOfItsFiles() {
    List<FileRecord> files =
        List.of(
            file("laid out", "past", MIB, 10_000, 2_500, true),
            file("its last one", "past", KIB, 9_999, 2_500, true),
            file("late", "past", KIB, 7, 2_000, false),
            file("full", "past", 96 * MIB, 4_000_000, 3_000, false),
            file("grows", "today", 96 * MIB, 4_000_000, 30, false));

    assertThat(policy.plan(files, NOW, true))
        .containsExactly(
            new FileGroup("past", List.of(files.get(3), files.get(1), files.get(2)), true));
  }

  @Test
  void aFileAloneIsLaidOutOnceIfItCanBecomeTwo() {
    assertThat(policy.plan(List.of(file("a", "past", MIB, 19_999, 2_000, false)), NOW, true))
        .isEmpty();
    assertThat(policy.plan(List.of(file("a", "past", MIB, 20_000, 2_000, false)), NOW, true))
        .hasSize(1);
    assertThat(policy.plan(List.of(file("a", "past", MIB, 20_000, 2_000, true)), NOW, true))
        .isEmpty();
  }

  @Test
  void filesThatWereLaidOutStayWhenThePartitionGrowsAgain() {
    List<FileRecord> files =
        List.of(
            file("a", "today", MIB, 10_000, 900, true),
            file("b", "today", MIB, 10_000, 900, true),
            file("c", "today", MIB, 10_000, 900, true),
            file("new", "today", MIB, 10_000, 30, false));

    assertThat(policy.plan(files, NOW, true)).isEmpty();
  }

  @Test
  void settingsWithoutSenseAreRefused() {
    assertThatThrownBy(() -> new CompactionPolicy(0, Duration.ZERO, 2, Duration.ZERO))
        .hasMessage("target-size is 0 bytes; give 1 or more, 128 MiB is usual");
    assertThatThrownBy(() -> new CompactionPolicy(1, Duration.ofMinutes(-1), 2, Duration.ZERO))
        .hasMessage("grace is PT-1M; give 0s or more");
    assertThatThrownBy(() -> new CompactionPolicy(1, Duration.ZERO, 1, Duration.ZERO))
        .hasMessage(
            "min-files is 1; one file is not made smaller by writing it anew, give 2 or more");
  }

  @Property(tries = 300)
  void everyFileIsInOneGroupAtMostWithFilesOfItsPartitionAndTheGroupFits(
      @ForAll("files") List<FileRecord> files) {
    List<FileGroup> groups = policy.plan(files, NOW, false);

    Set<String> seen = new HashSet<>();
    for (FileGroup group : groups) {
      assertThat(group.files()).hasSizeGreaterThan(1).isSubsetOf(files);
      assertThat(group.sizeBytes()).isLessThanOrEqualTo(128 * MIB);
      assertThat(group.files())
          .allSatisfy(
              file -> {
                assertThat(file.partition()).isEqualTo(group.partition());
                assertThat(file.addedAt()).isBeforeOrEqualTo(NOW.minus(Duration.ofMinutes(5)));
                assertThat(seen.add(file.location())).isTrue();
              });
    }
  }

  /**
   * Upkeep after upkeep comes to an end: there are fewer files each time, until nothing is planned.
   */
  @Property(tries = 100)
  void whatWasCompactedIsNotCompactedForEver(@ForAll("files") List<FileRecord> files) {
    List<FileRecord> table = new ArrayList<>(files);
    int rounds = 0;
    for (List<FileGroup> groups = policy.plan(table, NOW, false);
        !groups.isEmpty();
        groups = policy.plan(table, NOW, false)) {
      for (FileGroup group : groups) {
        table.removeAll(group.files());
        Instant added = group.files().getLast().addedAt();
        table.add(
            new FileRecord(
                "round-%d-%d".formatted(rounds, table.size()),
                group.partition(),
                group.sizeBytes(),
                group.rows(),
                added,
                false));
      }
      rounds++;
    }

    assertThat(rounds).isLessThan(files.size() + 1);
    assertThat(table.stream().mapToLong(FileRecord::rows).sum())
        .isEqualTo(files.stream().mapToLong(FileRecord::rows).sum());
  }

  @Provide
  Arbitrary<List<FileRecord>> files() {
    return Arbitraries.integers()
        .between(0, 5_000)
        .array(int[].class)
        .ofSize(3)
        .list()
        .ofMaxSize(60)
        .map(
            dice -> {
              List<FileRecord> files = new ArrayList<>();
              for (int[] die : dice) {
                long size = die[0] % 3 == 0 ? die[1] * 30 * KIB : die[1] * 100L;
                files.add(file("f" + files.size(), "p" + die[0] % 3, size, die[2]));
              }
              return files;
            });
  }

  private static FileRecord file(String name, String partition, long bytes, long ageMinutes) {
    return file(name, partition, bytes, 7, ageMinutes, false);
  }

  private static FileRecord file(
      String name, String partition, long bytes, long rows, long ageMinutes, boolean laidOut) {
    return new FileRecord(
        name, partition, bytes, rows, NOW.minus(Duration.ofMinutes(ageMinutes)), laidOut);
  }
}
