package io.loopledger.local.cli;

import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.ingest.simulator.files.SimulationFiles;
import io.loopledger.ingest.simulator.finance.FinanceFiles;
import io.loopledger.ingest.simulator.mess.Mess;
import io.loopledger.local.screen.Aligned;
import io.loopledger.local.screen.LiveBlock;
import io.loopledger.local.screen.Terminal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a simulated programme to files; needs no server. */
@Command(
    name = "simulate",
    sortOptions = false,
    description =
        "Writes a simulated programme to files: events, and the documents of finance systems.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger simulate --units 1000 --seed 7 --out sim",
      "  ./loopledger simulate --units 1000 --out sim --brands demo,kingsloop --late 0.05 \\",
      "      --duplicates 0.02 --poison 0.01",
      "  ./loopledger simulate --units 1000 --out sim --finance --faults 0.01"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Units that come back (${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "The same seed writes the same bytes (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "A folder that is empty or does not exist.")
  private Path out = Path.of("");

  @Option(
      names = "--brands",
      split = ",",
      paramLabel = "B",
      description = "Brands of the assumptions that take part (all of them).")
  private List<String> brands = List.of();

  @Option(
      names = "--last-day",
      paramLabel = "DATE",
      description = "Last day of the year that is simulated (2023-02-20, within the ECB rates).")
  private @Nullable LocalDate lastDay;

  @Option(
      names = "--assumptions",
      paramLabel = "FILE",
      description = "YAML laid over the built-in assumptions; see docs/simulator.md.")
  private @Nullable Path assumptions;

  @Mixin private MessOptions mess = new MessOptions();

  @Option(
      names = "--finance",
      description = "Writes settlements, invoices and bank statements that match the events.")
  private boolean isFinance;

  @Option(
      names = "--faults",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "Share of the documents' lines with a fault (${DEFAULT-VALUE}); see faults.json.")
  private BigDecimal faults = BigDecimal.ZERO;

  SimulateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (!isFinance && faults.signum() != 0) {
      throw new IllegalArgumentException("--faults are planted in documents: add --finance");
    }
    Assumptions assumed =
        assumptions == null ? Assumptions.builtIn() : Assumptions.read(assumptions);
    Mess wanted = mess.mess();
    Simulation simulation =
        Simulation.of(
            assumed, new SimulatorConfig(units, seed, brands, Optional.ofNullable(lastDay)));
    Optional<FinanceFiles.Options> finance =
        isFinance ? Optional.of(new FinanceFiles.Options(assumed, faults, seed)) : Optional.empty();
    Terminal terminal = session.terminal();
    SimulationFiles.Summary summary =
        write(new SimulationFiles(simulation, wanted, finance), terminal);
    print(summary, terminal);
    return 0;
  }

  private SimulationFiles.Summary write(SimulationFiles files, Terminal terminal)
      throws IOException {
    try (LiveBlock block = new LiveBlock(terminal)) {
      return files.write(
          out,
          (lines, at) ->
              block.show(
                  () ->
                      List.of(
                          "  simulated until %s  %,12d lines"
                              .formatted(LocalDate.ofInstant(at, ZoneOffset.UTC), lines))));
    }
  }

  private void print(SimulationFiles.Summary summary, Terminal terminal) {
    Aligned table = new Aligned().row("lines in events.jsonl", number(summary.lines()));
    rows(table, "of these planted", summary.planted());
    rows(table, "lines in finance/", summary.documents());
    rows(table, "faults in finance/", summary.faults());
    table.lines("  ").forEach(terminal::line);
    terminal.line("  What is where, by type: " + out.resolve("manifest.txt"));
  }

  private static void rows(Aligned table, String title, Map<String, Long> counts) {
    if (!counts.isEmpty()) {
      table.row(title);
      counts.forEach((name, count) -> table.row("    " + name, number(count)));
    }
  }

  private static String number(long count) {
    return "%,d".formatted(count);
  }
}
