package io.loopledger.upkeep.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OrphanPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final OrphanPolicy policy = new OrphanPolicy(Duration.ofDays(3));

  @Test
  void whatNobodyNamesAndIsOldGoes() {
    StoredFile old = file("old", 72 * 60 + 1);
    List<StoredFile> listed = List.of(old, file("young", 72 * 60), file("named and old", 10_000));

    assertThat(policy.orphans(listed, Set.of("named and old"), Optional.empty(), NOW))
        .containsExactly(old);
  }

  @Test
  void whileTheWriterIsStoppedNothingGrowsOld() {
    StoredFile beforeTheStop = file("long before it stopped", 14 * 24 * 60);
    List<StoredFile> listed = List.of(beforeTheStop, file("waits to be committed", 10 * 24 * 60));
    Instant lastCommit = NOW.minus(Duration.ofDays(10));

    assertThat(policy.orphans(listed, Set.of(), Optional.of(lastCommit), NOW))
        .containsExactly(beforeTheStop);
  }

  @Test
  void aWriterWithAFastClockMakesNothingOlder() {
    assertThat(
            policy.orphans(
                List.of(file("young", 60)), Set.of(), Optional.of(NOW.plusSeconds(864_000)), NOW))
        .isEmpty();
  }

  @Test
  void lessThanAnHourIsRefused() {
    assertThatThrownBy(() -> new OrphanPolicy(Duration.ofMinutes(59)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "orphans-older-than is PT59M, less than an hour: a file that a writer is about to"
                + " commit would be deleted, and its rows with it; give 1h or more, or leave it at"
                + " 3d");
    assertThat(new OrphanPolicy(Duration.ofHours(1)).safeAge()).isEqualTo(Duration.ofHours(1));
  }

  @Property(tries = 200)
  void aNamedFileNeverGoes(@ForAll @Size(max = 20) List<@IntRange(max = 20_000) Integer> ages) {
    List<StoredFile> listed = ages.stream().map(age -> file("f" + age, age)).toList();
    Set<String> named = Set.of("f0", "f5000", "f10000", "f19999");

    assertThat(policy.orphans(listed, named, Optional.empty(), NOW))
        .noneMatch(file -> named.contains(file.location()))
        .allMatch(file -> file.writtenAt().isBefore(NOW.minus(Duration.ofDays(3))));
  }

  private static StoredFile file(String name, long ageMinutes) {
    return new StoredFile(name, 1, NOW.minus(Duration.ofMinutes(ageMinutes)));
  }
}
