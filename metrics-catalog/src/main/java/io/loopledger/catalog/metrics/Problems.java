package io.loopledger.catalog.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it can be told at once. */
public final class Problems {
  private final List<Problem> found = new ArrayList<>();

  /** Adds a problem. */
  public void add(Place place, String message, String fix) {
    found.add(new Problem(place, message, fix));
  }

  /** What was found, in the order of the files. */
  public List<Problem> found() {
    return found.stream().sorted(Comparator.comparing(Problem::place)).toList();
  }

  /** How many were found. */
  public int count() {
    return found.size();
  }
}
