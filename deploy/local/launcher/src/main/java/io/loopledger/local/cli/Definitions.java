package io.loopledger.local.cli;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Closest;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.OwnDefinitions;
import io.loopledger.local.Failure;
import io.loopledger.local.settings.Home;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The definitions of this home, and output in UTF-8 whatever the terminal's own encoding. */
final class Definitions {
  private final Session session;

  Definitions(Session session) {
    this.session = session;
  }

  /** The folder of own definitions. */
  Path folder() {
    return Home.at(session.folder()).metrics();
  }

  /** The built-in definitions with the home's own; wrong own files are named on standard error. */
  Catalog catalog() {
    OwnDefinitions own = OwnDefinitions.of(folder());
    if (!own.problems().isEmpty()) {
      System.err.println(
          "Left out, because wrong: files in %s; ./loopledger metrics check tells why."
              .formatted(folder()));
    }
    return own.catalog();
  }

  /** A metric, or what its name probably means. */
  static Metric metric(Catalog catalog, String name) {
    return catalog.find(name).orElseThrow(() -> unknown(catalog, name));
  }

  private static Failure unknown(Catalog catalog, String name) {
    if (name.contains("/")) {
      return new Failure(
          "There is no metric '%s'; a unit is explained with --unit %s".formatted(name, name));
    }
    List<String> names =
        catalog.metrics().stream()
            .map(metric -> name.contains(".") ? metric.qualifiedName() : metric.name())
            .toList();
    return new Failure("There is no metric '%s'; %s".formatted(name, Closest.fix(name, names)));
  }

  void print(List<String> lines) {
    PrintStream out = new PrintStream(session.terminal().out(), false, StandardCharsets.UTF_8);
    lines.forEach(out::println);
    out.flush();
  }
}
