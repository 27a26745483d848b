package io.loopledger.ingest.deadletters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;

/** Counts letters as they come; keeps none of their bytes. */
final class CensusTaker {
  /** Letters asked about at once. */
  private static final int CHUNK = 1000;

  private final Function<Collection<LetterId>, Set<LetterId>> doneAmong;
  private final int shown;
  private final List<Seen> waiting = new ArrayList<>();
  private final Map<Key, LetterGroup> groups = new HashMap<>();

  /** The oldest of them first, as it is the first to go. */
  private final PriorityQueue<Headline> newest =
      new PriorityQueue<>(
          Comparator.comparing(Headline::time)
              .thenComparing(headline -> headline.id().topic())
              .thenComparing(headline -> headline.id().partition())
              .thenComparing(headline -> headline.id().offset()));

  private record Key(String topic, String reason, String owner) {}

  private record Seen(LetterId id, Key key, Instant time) {}

  CensusTaker(Function<Collection<LetterId>, Set<LetterId>> doneAmong, int shown) {
    this.doneAmong = doneAmong;
    this.shown = shown;
  }

  void add(DeadLetter letter) {
    FailureContext context = letter.context();
    Key key = new Key(letter.id().topic(), context.reason(), context.owner());
    waiting.add(new Seen(letter.id(), key, letter.time()));
    newest.add(Headline.of(letter));
    if (newest.size() > shown) {
      newest.remove();
    }
    if (waiting.size() >= CHUNK) {
      count();
    }
  }

  Collection<LetterGroup> groups() {
    count();
    return groups.values();
  }

  List<Headline> newest() {
    return newest.stream().sorted(newest.comparator()).toList();
  }

  private void count() {
    Set<LetterId> done = doneAmong.apply(waiting.stream().map(Seen::id).toList());
    for (Seen seen : waiting) {
      Key key = seen.key();
      LetterGroup group =
          groups.getOrDefault(
              key,
              new LetterGroup(
                  key.topic(), key.reason(), key.owner(), 0, 0, seen.time(), seen.time()));
      groups.put(key, group.and(seen.time(), done.contains(seen.id())));
    }
    waiting.clear();
  }
}
