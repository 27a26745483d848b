package io.loopledger.upkeep.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotPolicyTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final RefRecord MAIN = branch("main", 10);

  /** Keeps the newest 2 and those of the last hour. */
  private final SnapshotPolicy policy = new SnapshotPolicy(2, Duration.ofHours(1), 1_000);

  @Test
  void theNewestAndTheYoungStay() {
    History history =
        new History(
            List.of(at(8, 7, 200), at(9, 8, 61), at(91, 9, 60), at(92, 91, 1), at(10, 92, 0)),
            List.of(MAIN));

    assertThat(policy.plan(history, NOW)).isEqualTo(new ExpiryPlan(List.of(8L, 9L), 3, Set.of()));
  }

  @Test
  void theNewestStayHoweverOldTheyAre() {
    History history = new History(chain(10, 600), List.of(MAIN));

    assertThat(policy.plan(history, NOW).expire()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void aSnapshotWithAFastClockDoesNotCutTheChain() {
    History history =
        new History(
            List.of(at(7, 6, 500), at(8, 7, 1), at(9, 8, 300), at(10, 9, 300)), List.of(MAIN));

    assertThat(policy.plan(history, NOW).expire()).containsExactly(7L);
  }

  @Test
  void nothingBetweenTheNewestAndTheMarkerOfTheJobGoes() {
    List<SnapshotRecord> snapshots = chain(10, 600);
    snapshots.set(3, marked(4, 3, 600, "job", "sink", 17));
    snapshots.set(1, marked(2, 1, 600, "job", "sink", 16));

    assertThat(policy.plan(new History(snapshots, List.of(MAIN)), NOW).expire())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void everySinkOfAJobKeepsItsMarker() {
    List<SnapshotRecord> snapshots = chain(10, 600);
    snapshots.set(6, marked(7, 6, 600, "job", "entries", 17));
    snapshots.set(2, marked(3, 2, 600, "job", "roll-up", 9));

    assertThat(policy.plan(new History(snapshots, List.of(MAIN)), NOW).expire())
        .containsExactly(1L, 2L);
  }

  @Test
  void theMarkerOfAnEndedJobStaysAsLongAsItHoldsFewSnapshots() {
    List<SnapshotRecord> snapshots = chain(10, 600);
    snapshots.set(8, marked(9, 8, 600, "second", "sink", 40));
    snapshots.set(4, marked(5, 4, 600, "first", "sink", 30));
    History history = new History(snapshots, List.of(MAIN));

    assertThat(policy.plan(history, NOW).expire()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(new SnapshotPolicy(2, Duration.ZERO, 5).plan(history, NOW))
        .isEqualTo(
            new ExpiryPlan(
                List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L),
                2,
                Set.of(new Marker.Writer("first", "sink"))));
  }

  @Test
  void theOnlyMarkerOfAnOperatorStaysHoweverManySnapshotsItHolds() {
    List<SnapshotRecord> snapshots = chain(10, 600);
    snapshots.set(1, marked(2, 1, 600, "job", "sink", 3));

    assertThat(
            new SnapshotPolicy(2, Duration.ZERO, 2)
                .plan(new History(snapshots, List.of(MAIN)), NOW))
        .isEqualTo(new ExpiryPlan(List.of(1L), 9, Set.of()));
  }

  @Test
  void whatHasANameStays() {
    List<RefRecord> refs =
        List.of(MAIN, new RefRecord("close-2026-10", RefRecord.Kind.TAG, 3), branch("audit", 21));
    List<SnapshotRecord> snapshots = chain(10, 600);
    snapshots.add(at(20, 4, 600));
    snapshots.add(at(21, 20, 600));

    assertThat(policy.plan(new History(snapshots, refs), NOW).expire())
        .containsExactly(1L, 2L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void aStagedSnapshotStaysForADay() {
    List<SnapshotRecord> snapshots = chain(10, 600);
    snapshots.add(at(30, 9, 60 * 24));
    snapshots.add(at(31, 9, 60 * 24 + 1));

    assertThat(policy.plan(new History(snapshots, List.of(MAIN)), NOW).expire())
        .contains(31L)
        .doesNotContain(30L);
  }

  @Test
  void aTableWithoutSnapshotsHasNothingToExpire() {
    assertThat(policy.plan(new History(List.of(), List.of()), NOW))
        .isEqualTo(new ExpiryPlan(List.of(), 0, Set.of()));
  }

  @Test
  void settingsThatWouldLoseTheTableAreRefused() {
    assertThatThrownBy(() -> new SnapshotPolicy(0, Duration.ZERO, 1))
        .hasMessage("keep-snapshots is 0; the newest snapshot is the table, so keep at least 1");
    assertThatThrownBy(() -> new SnapshotPolicy(1, Duration.ofSeconds(-1), 1))
        .hasMessage("expire-older-than is PT-1S; give 0s or more");
    assertThatThrownBy(() -> new SnapshotPolicy(3, Duration.ZERO, 2))
        .hasMessage("max-snapshots is 2, less than the 3 of keep-snapshots; raise it");
  }

  /** Any tree of snapshots, any names, any markers: the sink's own walk finds what it found. */
  @Property(tries = 500)
  void whateverTheHistoryMarkersAndNamesSurvive(
      @ForAll("histories") History history, @ForAll("policies") SnapshotPolicy any) {
    ExpiryPlan plan = any.plan(history, NOW);

    Set<Long> expired = new HashSet<>(plan.expire());
    List<SnapshotRecord> left =
        history.snapshots().stream().filter(s -> !expired.contains(s.id())).toList();
    assertThat(left).hasSize(plan.kept());
    for (RefRecord ref : history.refs()) {
      assertThat(expired).doesNotContain(ref.snapshotId());
      if (ref.kind() == RefRecord.Kind.BRANCH) {
        Map<Marker.Writer, Long> before = walk(history.snapshots(), ref.snapshotId());
        Map<Marker.Writer, Long> after = walk(left, ref.snapshotId());
        Set<String> operators = new HashSet<>();
        before.keySet().forEach(writer -> operators.add(writer.operatorId()));
        after.forEach((writer, id) -> assertThat(before).containsEntry(writer, id));
        assertThat(after.keySet().stream().map(Marker.Writer::operatorId)).containsAll(operators);
        before.forEach(
            (writer, id) -> {
              if (!plan.endedWriters().contains(writer)) {
                assertThat(after).containsEntry(writer, id);
              }
            });
        if (any.maxSnapshots() >= history.snapshots().size()) {
          assertThat(after).isEqualTo(before);
        }
      }
    }
  }

  /** As Flink's sink walks: by parent, until there is none; newest snapshot by writer. */
  private static Map<Marker.Writer, Long> walk(Iterable<SnapshotRecord> snapshots, long head) {
    Map<Long, SnapshotRecord> byId = new HashMap<>();
    snapshots.forEach(snapshot -> byId.put(snapshot.id(), snapshot));
    Map<Marker.Writer, Long> found = new HashMap<>();
    @Nullable SnapshotRecord snapshot = byId.get(head);
    while (snapshot != null) {
      long id = snapshot.id();
      snapshot.marker().ifPresent(marker -> found.putIfAbsent(marker.writer(), id));
      snapshot = snapshot.parentId().map(byId::get).orElse(null);
    }
    return found;
  }

  @Provide
  Arbitrary<SnapshotPolicy> policies() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 5),
            Arbitraries.integers().between(0, 2_000),
            Arbitraries.integers().between(5, 60))
        .as((keep, minutes, max) -> new SnapshotPolicy(keep, Duration.ofMinutes(minutes), max));
  }

  @Provide
  Arbitrary<History> histories() {
    Arbitrary<int[]> one = Arbitraries.integers().between(0, 1_000).array(int[].class).ofSize(5);
    return one.list().ofMinSize(1).ofMaxSize(40).map(SnapshotPolicyTest::history);
  }

  /** Each snapshot stands on an earlier one, mostly the last; some have markers, some names. */
  private static History history(List<int[]> dice) {
    List<SnapshotRecord> snapshots = new ArrayList<>();
    List<RefRecord> refs = new ArrayList<>();
    for (int i = 0; i < dice.size(); i++) {
      int[] die = dice.get(i);
      int parent = die[0] % 5 == 0 ? die[1] % (i + 1) : i;
      Optional<Marker> marker =
          die[2] % 3 == 0
              ? Optional.of(
                  new Marker(new Marker.Writer("job-" + die[1] % 4, "sink-" + die[3] % 2), i))
              : Optional.empty();
      snapshots.add(
          new SnapshotRecord(
              i + 1,
              parent == 0 ? Optional.empty() : Optional.of((long) parent),
              NOW.minus(Duration.ofMinutes(die[4])),
              marker));
      if (die[3] % 10 == 0) {
        refs.add(new RefRecord("tag-" + i, RefRecord.Kind.TAG, i + 1));
      } else if (die[3] % 10 == 1) {
        refs.add(branch("branch-" + i, i + 1));
      }
    }
    refs.add(branch("main", dice.size()));
    return new History(snapshots, refs);
  }

  private static List<SnapshotRecord> chain(int length, long ageMinutes) {
    List<SnapshotRecord> chain = new ArrayList<>();
    for (int id = 1; id <= length; id++) {
      chain.add(at(id, id - 1, ageMinutes));
    }
    return chain;
  }

  private static RefRecord branch(String name, long id) {
    return new RefRecord(name, RefRecord.Kind.BRANCH, id);
  }

  private static SnapshotRecord at(long id, long parent, long ageMinutes) {
    return new SnapshotRecord(
        id,
        parent == 0 ? Optional.empty() : Optional.of(parent),
        NOW.minus(Duration.ofMinutes(ageMinutes)),
        Optional.empty());
  }

  private static SnapshotRecord marked(
      long id, long parent, long ageMinutes, String job, String operator, long checkpoint) {
    SnapshotRecord plain = at(id, parent, ageMinutes);
    return new SnapshotRecord(
        id,
        plain.parentId(),
        plain.committedAt(),
        Optional.of(new Marker(new Marker.Writer(job, operator), checkpoint)));
  }
}
