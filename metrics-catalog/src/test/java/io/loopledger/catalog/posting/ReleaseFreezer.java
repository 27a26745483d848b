package io.loopledger.catalog.posting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.golden.GoldenCase;
import io.loopledger.catalog.impact.FactorPacks;
import io.loopledger.catalog.impact.FactorSets;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.publish.MetricsJson;
import io.loopledger.catalog.reference.GoldenReferences;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.catalog.reference.TestReferences;
import io.loopledger.schemas.event.Event;
import io.loopledger.testkit.EventJson;
import io.loopledger.testkit.FrozenRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Freezes the figures: {@code mvn -Dtest=ReleaseFreezer -Dloopledger.freeze=<version> test}. */
class ReleaseFreezer {
  private static final String RATES =
      """
      # simulated: what the histories need
      Date,GBP,
      2024-03-05,0.75,
      2024-03-04,0.90,
      2024-02-29,0.80,
      """;

  @Test
  void freeze(@TempDir Path temp) {
    FrozenRelease.in(Path.of("released")).freeze(() -> files(temp));
  }

  /** The brand and the rates of the histories, published as an operator would. */
  static ReferenceLog references(Path temp) {
    ReferenceLog references = ReferenceLog.open(temp.resolve("reference"));
    references.publish(TestReferences.ACME);
    try {
      references.publishRates(Files.writeString(temp.resolve("simulated.csv"), RATES));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + temp, e);
    }
    return references;
  }

  private static Map<String, String> files(Path temp) {
    ReferenceLog references = references(temp);
    Map<String, String> files = new TreeMap<>();
    Histories.all()
        .forEach(
            (name, arrivals) ->
                files.put(
                    "journals/%s.json".formatted(name),
                    EventJson.text(GoldenJournal.write(arrivals, references))));
    ArrayNode accounts = JsonNodeFactory.instance.arrayNode();
    Chart.builtIn().accounts().forEach(account -> accounts.add(AccountJson.of(account)));
    files.put("chart/accounts.json", EventJson.text(accounts));
    FactorPacks.builtIn()
        .packs()
        .forEach(
            pack ->
                files.put("factors/%s.csv".formatted(pack.factorVersion()), FactorsCsv.text(pack)));
    files.putAll(factorSets());
    files.putAll(referenceFiles(temp, "reference"));
    files.putAll(golden(temp));
    // Text for text what was published: the next release is compared with it.
    files.put("metrics/metrics.json", new MetricsJson(Catalog.builtIn()).text());
    return files;
  }

  /** Every factor of every version that entries name: one file for each version. */
  static Map<String, String> factorSets() {
    Map<String, String> files = new TreeMap<>();
    for (String version : FactorSets.builtIn().versions()) {
      StringBuilder csv = new StringBuilder("ref;pack;value;unit;basis\n");
      new TreeMap<>(FactorSets.builtIn().factors(version))
          .forEach(
              (ref, factor) ->
                  csv.append(
                      String.join(
                          ";",
                          ref,
                          factor.id().pack(),
                          factor.value().toPlainString(),
                          factor.unit(),
                          factor.basis().mark() + "\n")));
      files.put("factor-sets/%s.csv".formatted(version), csv.toString());
    }
    return files;
  }

  /** Every golden case with its entries: one file for each file of cases. */
  private static Map<String, String> golden(Path temp) {
    try {
      ReferenceLog references = GoldenReferences.publish(temp);
      Map<String, ArrayNode> byFile = new TreeMap<>();
      for (GoldenCase golden : GoldenCase.all()) {
        List<Event> arrivals = golden.events().stream().map(PinnedEvent::event).toList();
        ObjectNode journal = GoldenJournal.write(arrivals, references);
        byFile
            .computeIfAbsent(golden.file(), file -> JsonNodeFactory.instance.arrayNode())
            .add(journal.put("case", golden.name()));
      }
      Map<String, String> files = referenceFiles(temp, "golden-reference");
      byFile.forEach(
          (file, cases) ->
              files.put("golden/" + file.replace(".yaml", ".json"), EventJson.text(cases)));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot freeze the golden cases", e);
    }
  }

  private static Map<String, String> referenceFiles(Path temp, String name) {
    Path folder = temp.resolve(name);
    return referenceFiles(folder, folder);
  }

  private static Map<String, String> referenceFiles(Path folder, Path named) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals("lock")) {
          files.put(named.getFileName() + "/" + name, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return files;
  }
}
