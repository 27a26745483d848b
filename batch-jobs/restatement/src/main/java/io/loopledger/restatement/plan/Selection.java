package io.loopledger.restatement.plan;

import io.loopledger.proof.refold.StoredEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which subjects a run looks at. An empty set does not limit anything.
 *
 * @param brands only subjects of these brands
 * @param programmes only subjects with an event of one of these programmes; all their events move,
 *     for a subject is restated as a whole
 * @param subjects only these subjects
 * @param reach which of them get a command
 */
public record Selection(
    Set<String> brands, Set<String> programmes, Set<String> subjects, Reach reach) {
  /** Which subjects get a command. */
  public enum Reach {
    /** Those whose journal changes. */
    CHANGED,
    /** All of which a pin moves, also where nothing is posted. */
    ALL
  }

  public Selection {
    brands = Set.copyOf(brands);
    programmes = Set.copyOf(programmes);
    subjects = Set.copyOf(subjects);
  }

  /** Whether a subject is looked at. */
  boolean has(String subject, List<StoredEvent> events) {
    return (subjects.isEmpty() || subjects.contains(subject))
        && (programmes.isEmpty()
            || events.stream()
                .map(stored -> stored.event().context().program())
                .anyMatch(program -> program != null && programmes.contains(program)));
  }

  /** Whether events of a brand are read. */
  public boolean hasBrand(String brand) {
    return brands.isEmpty() || brands.contains(brand);
  }

  /** The same selection as text: part of what a run's id is made of. */
  public String text() {
    return "%s %s %s %s"
        .formatted(
            new TreeSet<>(brands), new TreeSet<>(programmes), new TreeSet<>(subjects), reach);
  }
}
