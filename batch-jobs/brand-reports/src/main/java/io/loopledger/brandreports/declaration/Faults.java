package io.loopledger.brandreports.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is wrong with declarations: all of it is found before anything is said. */
final class Faults {
  private final List<String> found = new ArrayList<>();

  /** Reads something; what is wrong with it is noted, and then it is empty. */
  <T> Optional<T> attempt(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException e) {
      add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  void add(String fault) {
    found.add(fault);
  }

  List<String> found() {
    return List.copyOf(found);
  }

  /**
   * @throws InvalidReportsException if anything was noted
   */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidReportsException(found);
    }
  }
}
