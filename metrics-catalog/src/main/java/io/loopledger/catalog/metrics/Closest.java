package io.loopledger.catalog.metrics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that a wrong one probably means. */
public final class Closest {
  private static final int FAR = 4;

  private Closest() {}

  /** What to do about a name that is not known. */
  public static String fix(String wrong, Collection<String> known) {
    Optional<String> closest =
        known.stream()
            .filter(name -> distance(wrong, name) < FAR)
            .min(Comparator.comparingInt((String n) -> distance(wrong, n)).thenComparing(n -> n));
    return closest
        .map(name -> "did you mean '%s'?".formatted(name))
        .orElseGet(
            () ->
                known.size() <= 40
                    ? "known are " + String.join(", ", known.stream().sorted().toList())
                    : "./loopledger metrics list shows what there is");
  }

  /** Levenshtein's: letters to change, add or take away. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
