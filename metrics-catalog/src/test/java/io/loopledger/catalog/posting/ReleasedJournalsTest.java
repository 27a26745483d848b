package io.loopledger.catalog.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.impact.FactorPacks;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.catalog.reference.TestReferences;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.testkit.EventJson;
import io.loopledger.testkit.FrozenRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures that a release posted are posted alike ever after. */
class ReleasedJournalsTest {
  private static final FrozenRelease RELEASES = FrozenRelease.in(Path.of("released"));

  @Test
  void noReleasedFileWasTouched() {
    assertThat(RELEASES.problems()).isEmpty();
  }

  static Stream<String> versions() {
    return RELEASES.versions().stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theBrandAndRateFilesOfThatReleaseAreStillRead(String version) {
    ReferenceLog references = references(version);

    assertThat(references.latest().brand("acme")).contains(TestReferences.ACME);
    assertThat(references.latest().rates()).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyHistoryPostsTheEntriesThatWereFrozenWithIt(String version) throws IOException {
    List<String> files = RELEASES.files(version, "journals");
    assertThat(files).isNotEmpty();
    for (String path : files) {
      JsonNode frozen = json(version, path);

      JsonNode posted = GoldenJournal.entries(frozen, references(version));

      assertThat(posted)
          .as(
              "%s of %s: a rule's meaning changed; make a new rule set and keep the old rule"
                  + " executable for the events that are pinned to it",
              path, version)
          .isEqualTo(frozen.get("entries"));
    }
  }

  /** The golden cases of a release, since 0.3.0. */
  @ParameterizedTest
  @MethodSource("versions")
  void everyGoldenCasePostsTheEntriesThatWereFrozenWithIt(String version) throws IOException {
    for (String path : RELEASES.files(version, "golden")) {
      ReferenceLog references =
          ReferenceLog.open(RELEASES.version(version).resolve("golden-reference"));
      for (JsonNode frozen : json(version, path)) {
        assertThat(GoldenJournal.entries(frozen, references))
            .as("%s of %s, case %s", path, version, frozen.get("case").asText())
            .isEqualTo(frozen.get("entries"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void noReleasedAccountVanishesOrChangesItsMeaning(String version) throws IOException {
    for (JsonNode account : json(version, "chart/accounts.json")) {
      assertThat(Chart.builtIn().find(account.get("code").asText()).map(AccountJson::of))
          .as("a changed account is a new account")
          .contains(account);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void noReleasedFactorChanges(String version) {
    for (String path : RELEASES.files(version, "factors")) {
      assertThat(FactorPacks.builtIn().packs())
          .as("a corrected factor is a new revision")
          .extracting(FactorsCsv::text)
          .contains(RELEASES.text(version, path));
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void noReleasedFactorSetChanges(String version) {
    for (String path : RELEASES.files(version, "factor-sets")) {
      assertThat(ReleaseFreezer.factorSets())
          .as("a corrected factor is a new version")
          .containsEntry(path, RELEASES.text(version, path));
    }
  }

  /** Otherwise a rule of 2026-11 could change and no frozen journal would notice. */
  @Test
  void theHistoriesPostToEveryAccountOfTheRules202611(@TempDir Path folder) throws IOException {
    ReferenceLog references = ReleaseFreezer.references(folder);
    Set<String> used = new TreeSet<>();
    Histories.all()
        .values()
        .forEach(
            arrivals ->
                GoldenJournal.post(arrivals, references).stream()
                    .map(Entry::account)
                    .forEach(used::add));
    Set<String> released = new TreeSet<>();
    json("0.2.0", "chart/accounts.json")
        .forEach(account -> released.add(account.get("code").asText()));
    // The kind PAYMENT_DIFFERENCE of an adjustment came later; old rules post it alike.
    released.add("cash.differences");

    assertThat(used).isEqualTo(released);
  }

  private static ReferenceLog references(String version) {
    return ReferenceLog.open(RELEASES.version(version).resolve("reference"));
  }

  private static JsonNode json(String version, String path) throws IOException {
    return EventJson.MAPPER.readTree(RELEASES.text(version, path));
  }
}
