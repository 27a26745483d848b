package io.loopledger.ingest.deadletters;

import java.util.Comparator;
import java.util.List;

/**
 * Dead letters in numbers.
 *
 * @param groups counts, ordered by topic, then the largest first
 * @param newest the newest letters, the newest last
 */
public record Census(List<LetterGroup> groups, List<Headline> newest) {
  private static final Comparator<LetterGroup> ORDER =
      Comparator.comparing(LetterGroup::topic)
          .thenComparing(Comparator.comparingLong(LetterGroup::count).reversed())
          .thenComparing(LetterGroup::reason)
          .thenComparing(LetterGroup::owner);

  public Census {
    groups = List.copyOf(groups);
    newest = List.copyOf(newest);
  }

  /**
   * Counts the letters of these topics.
   *
   * @param shown letters named at most
   */
  public static Census take(
      DeadLetterReader reader,
      ReplayStore store,
      List<String> topics,
      LetterFilter filter,
      int shown) {
    CensusTaker taker = new CensusTaker(store::doneAmong, shown);
    reader.read(
        topics,
        letter -> {
          if (filter.matches(letter)) {
            taker.add(letter);
          }
          return true;
        });
    return new Census(taker.groups().stream().sorted(ORDER).toList(), taker.newest());
  }
}
