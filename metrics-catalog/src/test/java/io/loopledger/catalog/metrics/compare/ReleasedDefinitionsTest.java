package io.loopledger.catalog.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.testkit.FrozenRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A figure that was read once means the same for ever: a definition that changed since a release
 * has a higher version, and no metric is gone.
 */
class ReleasedDefinitionsTest {
  private static final String FIRST = "0.5.0";
  private static final String FILE = "metrics/metrics.json";
  private static final FrozenRelease RELEASES = FrozenRelease.in(Path.of("released"));

  @Test
  void everyReleasedDefinitionIsAsItWasOrHasAHigherVersion() {
    Map<String, DefinitionRecord> now = DefinitionRecord.of(Catalog.builtIn());
    List<String> problems = new ArrayList<>();
    List<String> read = new ArrayList<>();
    for (String release : RELEASES.versions()) {
      if (!RELEASES.files(release, "metrics").isEmpty()) {
        read.add(release);
        CatalogDifference difference =
            CatalogDifference.between(
                DefinitionRecord.read(FILE, RELEASES.text(release, FILE)), now);
        difference.removed().forEach(name -> problems.add(release + ": " + name + " is gone"));
        difference.changed().stream()
            .filter(changed -> !changed.problem().isEmpty())
            .forEach(
                changed ->
                    problems.add(release + ": " + changed.name() + ": " + changed.problem()));
      }
    }
    assertThat(problems).isEmpty();
    assertThat(read).contains(FIRST);
  }
}
