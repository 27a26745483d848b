package io.loopledger.ingest.deadletters;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes letters one by one and handles some together; counts what becomes of each. */
final class ReplayBatch {
  private static final int LETTERS = 200;
  private static final int BYTES = 8 * 1024 * 1024;

  private final Function<DeadLetter, Route> router;
  private final Function<Collection<LetterId>, Set<LetterId>> doneAmong;
  private final Sink sink;
  private final ReplayListener listener;
  private final LetterFilter filter;
  private final long limit;

  private final List<DeadLetter> waiting = new ArrayList<>();
  private long waitingBytes;
  private long read;
  private long filtered;
  private long skipped;
  private long replayed;
  private long notReplayable;
  private long failed;
  private long tried;

  /** A letter and the record it becomes. */
  record Outgoing(LetterId letter, ProducerRecord<byte[], byte[]> record) {}

  /** Where letters go in the end. */
  @FunctionalInterface
  interface Sink {
    /** Takes them, and says how many of them arrived. */
    int send(List<Outgoing> letters);
  }

  ReplayBatch(
      Function<DeadLetter, Route> router,
      Function<Collection<LetterId>, Set<LetterId>> doneAmong,
      Sink sink,
      ReplayListener listener,
      ReplayRequest request) {
    this.router = router;
    this.doneAmong = doneAmong;
    this.sink = sink;
    this.listener = listener;
    this.filter = request.filter();
    this.limit = request.limit().orElse(Long.MAX_VALUE);
  }

  /** Takes a letter; says whether another one is wanted. */
  boolean take(DeadLetter letter) {
    if (!filter.matches(letter)) {
      read++;
      filtered++;
      return true;
    }
    waiting.add(letter);
    waitingBytes += letter.size();
    if (waiting.size() >= LETTERS || waitingBytes >= BYTES || tried + waiting.size() >= limit) {
      handle();
    }
    return tried < limit;
  }

  /** Handles the rest. */
  ReplayCounts finish() {
    handle();
    return counts();
  }

  private void handle() {
    Set<LetterId> done = doneAmong.apply(waiting.stream().map(DeadLetter::id).toList());
    List<Outgoing> outgoing = new ArrayList<>();
    for (DeadLetter letter : waiting) {
      read++;
      if (done.contains(letter.id())) {
        skipped++;
      } else {
        route(letter, outgoing);
      }
    }
    waiting.clear();
    waitingBytes = 0;
    tried += outgoing.size();
    int arrived = outgoing.isEmpty() ? 0 : sink.send(outgoing);
    replayed += arrived;
    failed += outgoing.size() - arrived;
    listener.at(counts());
  }

  private void route(DeadLetter letter, List<Outgoing> outgoing) {
    switch (router.apply(letter)) {
      case Route.Back(ProducerRecord<byte[], byte[]> original) ->
          outgoing.add(new Outgoing(letter.id(), original));
      case Route.Nowhere(String hint) -> {
        notReplayable++;
        listener.problem(letter.id(), hint);
      }
      case Route.Unreadable(String problem) -> {
        failed++;
        listener.problem(letter.id(), problem);
      }
    }
  }

  private ReplayCounts counts() {
    return new ReplayCounts(read, filtered, skipped, replayed, notReplayable, failed);
  }
}
