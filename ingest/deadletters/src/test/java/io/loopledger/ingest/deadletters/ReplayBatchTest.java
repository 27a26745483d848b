package io.loopledger.ingest.deadletters;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ReplayBatchTest {
  private final List<LetterId> sent = new ArrayList<>();
  private final List<LetterId> problems = new ArrayList<>();

  /** What a letter is in these tests; the reason carries it. */
  private enum Kind {
    GOOD,
    OTHER_REASON,
    DONE,
    NOWHERE,
    UNREADABLE,
    REFUSED
  }

  @Property(tries = 200)
  void everyLetterIsInOneCountAndTheLimitHolds(
      @ForAll @Size(max = 700) List<Kind> kinds, @ForAll @IntRange(min = 1, max = 800) int limit) {
    sent.clear();
    problems.clear();

    ReplayCounts counts = run(kinds, limit);

    List<Kind> looked = kinds.subList(0, (int) counts.read());
    assertThat(counts.filtered()).isEqualTo(count(looked, Kind.OTHER_REASON));
    assertThat(counts.skipped()).isEqualTo(count(looked, Kind.DONE));
    assertThat(counts.replayed()).isEqualTo(count(looked, Kind.GOOD));
    assertThat(counts.notReplayable()).isEqualTo(count(looked, Kind.NOWHERE));
    assertThat(counts.failed())
        .isEqualTo(count(looked, Kind.UNREADABLE) + count(looked, Kind.REFUSED));
    long tried = count(looked, Kind.GOOD) + count(looked, Kind.REFUSED);
    assertThat(sent).hasSize((int) tried);
    assertThat(tried).isLessThanOrEqualTo(limit);
    assertThat(tried == limit || looked.size() == kinds.size()).isTrue();
    assertThat(problems)
        .hasSize((int) (count(looked, Kind.NOWHERE) + count(looked, Kind.UNREADABLE)));
  }

  @Test
  void lettersAreSentInTheirOrder() {
    run(List.of(Kind.GOOD, Kind.DONE, Kind.GOOD, Kind.OTHER_REASON, Kind.GOOD), 100);

    assertThat(sent).extracting(LetterId::offset).containsExactly(0L, 2L, 4L);
  }

  @Test
  void countsThatDoNotAddUpAreRefused() {
    assertThatThrownBy(() -> new ReplayCounts(3, 1, 0, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("read 3 is not filtered 1 + skipped 0 + replayed 1");
  }

  private ReplayCounts run(List<Kind> kinds, long limit) {
    Set<LetterId> done = new java.util.HashSet<>();
    ReplayBatch batch =
        new ReplayBatch(
            this::route,
            asked -> asked.stream().filter(done::contains).collect(toSet()),
            this::send,
            listener(),
            new ReplayRequest(
                List.of("dlq.t"),
                LetterFilter.ofReason("wanted"),
                OptionalLong.of(limit),
                ReplayRequest.Mode.REPLAY,
                "me"));
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i) == Kind.DONE) {
        done.add(new LetterId("dlq.t", 0, i));
      }
      if (!batch.take(letter(i, kinds.get(i)))) {
        break;
      }
    }
    return batch.finish();
  }

  private int send(List<ReplayBatch.Outgoing> letters) {
    letters.forEach(letter -> sent.add(letter.letter()));
    return (int) letters.stream().filter(letter -> letter.record().value() != null).count();
  }

  private Route route(DeadLetter letter) {
    return switch (Kind.valueOf(letter.context().stage())) {
      case GOOD, DONE, OTHER_REASON -> new Route.Back(new ProducerRecord<>("t", new byte[0]));
      case REFUSED -> new Route.Back(new ProducerRecord<>("t", null));
      case NOWHERE -> new Route.Nowhere("no topic");
      case UNREADABLE -> new Route.Unreadable("no key");
    };
  }

  private ReplayListener listener() {
    return new ReplayListener() {
      @Override
      public void at(ReplayCounts counts) {}

      @Override
      public void problem(LetterId letter, String problem) {
        problems.add(letter);
      }
    };
  }

  private static DeadLetter letter(long offset, Kind kind) {
    String reason = kind == Kind.OTHER_REASON ? "OTHER" : "WANTED";
    return new DeadLetter(
        new LetterId("dlq.t", 0, offset),
        Instant.EPOCH,
        new FailureContext(
            Optional.empty(), Optional.empty(), reason, "", kind.name(), "", Map.of()),
        new byte[0],
        new byte[0],
        new RecordHeaders());
  }

  private static long count(List<Kind> kinds, Kind kind) {
    return kinds.stream().filter(kind::equals).count();
  }
}
