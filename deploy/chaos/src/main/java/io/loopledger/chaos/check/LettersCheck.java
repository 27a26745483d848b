package io.loopledger.chaos.check;

import io.loopledger.schemas.entry.RejectionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Each rejection that asks for a dead letter has exactly one, and each dead letter a rejection. */
final class LettersCheck {
  private final TableRows lake;
  private final Topics topics;

  LettersCheck(TableRows lake, Topics topics) {
    this.lake = lake;
    this.topics = topics;
  }

  List<Violation> violations() {
    Set<Place> wanted = new TreeSet<>();
    for (Row row : lake.rejections()) {
      if (RejectionCode.valueOf(row.text("code")).isDeadLettered()) {
        wanted.add(Place.of(row));
      }
    }
    Map<Place, Integer> letters = new TreeMap<>();
    topics.letters().forEach(place -> letters.merge(place, 1, Integer::sum));
    Set<Place> places = new TreeSet<>(wanted);
    places.addAll(letters.keySet());
    List<Violation> violations = new ArrayList<>();
    for (Place place : places) {
      int there = letters.getOrDefault(place, 0);
      int expected = wanted.contains(place) ? 1 : 0;
      if (there != expected) {
        violations.add(
            new Violation(
                Invariant.DEAD_LETTERS,
                place.toString(),
                there + " dead letters",
                Integer.toString(expected)));
      }
    }
    return violations;
  }
}
