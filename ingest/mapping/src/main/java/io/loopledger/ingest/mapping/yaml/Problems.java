package io.loopledger.ingest.mapping.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what is wrong in a file, so that all of it is told at once. */
public final class Problems {
  private static final int FAR = 3;

  private final List<Problem> found = new ArrayList<>();

  /** Notes a problem at a part of the file. */
  public void add(YamlNode node, String message) {
    add(node.place(), message);
  }

  /** Notes a problem at a place. */
  public void add(YamlNode.Place place, String message) {
    Problem problem = new Problem(place.line(), place.path(), message);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  /** All problems, by line. */
  public List<Problem> all() {
    return found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Says which known name was most likely meant: a whole sentence, or the list of names. */
  public static String suggestion(String name, Collection<String> known) {
    return nearest(name, known)
        .map("did you mean '%s'?"::formatted)
        .orElseGet(() -> "known are " + String.join(", ", known.stream().sorted().toList()));
  }

  /** The known name that was most likely meant, if one is near. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(other -> distance(plain(name), plain(other)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(other -> distance(plain(name), plain(other)) <= Math.min(FAR, name.length() / 2));
  }

  private static String plain(String name) {
    return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
