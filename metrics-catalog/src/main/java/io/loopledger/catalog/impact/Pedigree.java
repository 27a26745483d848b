package io.loopledger.catalog.impact;

import java.util.List;

/**
 * Data-quality scores of a factor, 1 (best) to 5 (worst, or unknown): the indicators of the
 * pedigree matrix (Weidema and Wesnaes 1996; with the sample size, Frischknecht et al. 2007).
 *
 * @param reliability measured and verified, or guessed
 * @param completeness how much of what it stands for the sample covers
 * @param temporal age of the data
 * @param geographical from the area it is used for, or another
 * @param technological from the product it is used for, or a similar one
 * @param sampleSize how many observations
 */
public record Pedigree(
    int reliability,
    int completeness,
    int temporal,
    int geographical,
    int technological,
    int sampleSize) {
  /** Nothing is known: 5 in every indicator. */
  public static final Pedigree UNKNOWN = new Pedigree(5, 5, 5, 5, 5, 5);

  public Pedigree {
    for (int score :
        new int[] {reliability, completeness, temporal, geographical, technological, sampleSize}) {
      if (score < 1 || score > 5) {
        throw new IllegalArgumentException(
            "pedigree score %d is not from 1 to 5; correct it".formatted(score));
      }
    }
  }

  /** The scores in the order of the matrix. */
  public List<Integer> scores() {
    return List.of(reliability, completeness, temporal, geographical, technological, sampleSize);
  }
}
