package io.loopledger.proof.net;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Digests by group of subjects (a bucket or a cell) and measure. Not safe for several threads. */
public final class Digests {
  private final Map<Place, Digest> byPlace = new HashMap<>();

  private record Place(int group, String measure) {}

  /** Adds lines of a group. */
  public void add(int group, String measure, Digest digest) {
    byPlace.merge(new Place(group, measure), digest, Digest::plus);
  }

  /** Adds all of another. */
  public void addAll(Digests others) {
    others.byPlace.forEach((place, digest) -> byPlace.merge(place, digest, Digest::plus));
  }

  /** The groups whose digests are not the same in both; a sum of zero is the same as none. */
  public SortedSet<Integer> differing(Digests other) {
    SortedSet<Integer> groups = new TreeSet<>();
    collect(this, other, groups);
    collect(other, this, groups);
    return groups;
  }

  private static void collect(Digests one, Digests other, SortedSet<Integer> groups) {
    one.byPlace.forEach(
        (place, digest) -> {
          if (!digest.equals(other.byPlace.getOrDefault(place, Digest.ZERO))) {
            groups.add(place.group());
          }
        });
  }
}
