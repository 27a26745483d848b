package io.loopledger.local.demo;

import io.loopledger.catalog.fx.FxRates;
import io.loopledger.ingest.client.LoopledgerClient;
import io.loopledger.ingest.simulator.Simulation;
import io.loopledger.ingest.simulator.SimulatorConfig;
import io.loopledger.ingest.simulator.assumptions.Assumptions;
import io.loopledger.local.brands.BrandDefaults;
import io.loopledger.local.brands.BrandRegistration;
import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.posting.KafkaPositions;
import io.loopledger.local.posting.LakeHeads;
import io.loopledger.local.posting.PostingOutcome;
import io.loopledger.local.posting.PostingWait;
import io.loopledger.local.screen.Terminal;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A simulated programme of a small brand: live, and its figures at the end. */
public final class Demo {
  static final String BRAND = "demo";
  static final String PROGRAM = "loop";

  /** The source all simulated services stand under. */
  private static final String SOURCE = "/simulator";

  private final Platform platform;
  private final Terminal terminal;

  /** A demo on a platform that is up. */
  public Demo(Platform platform, Terminal terminal) {
    this.platform = platform;
    this.terminal = terminal;
  }

  /** Plays until the ledger shows all of it, then prints the figures. */
  public void play(int units, long seed) throws SQLException, IOException {
    new BrandRegistration(platform.references(), BrandDefaults.REGISTERED)
        .register(BrandRequest.of(BRAND, PROGRAM), terminal::line);
    SimulatorConfig config =
        new SimulatorConfig(units, seed, List.of(BRAND), Optional.of(lastDay()));
    terminal.line("");
    terminal.line("Simulated: %,d used units come back, seed %d".formatted(units, seed));
    KafkaPositions from = KafkaPositions.read(platform.kafkaBootstrapServers());
    KafkaPositions until =
        publish(Simulation.of(Assumptions.builtIn(), config), Pace.forUnits(units));
    try (Connection trino = platform.trino(TrinoUsers.FINANCE)) {
      PostingOutcome.read(trino, from, until).lines().forEach(terminal::line);
      new DemoReport(trino, terminal).print();
    }
    terminal.line("Ask on:  ./loopledger query \"" + DemoReport.EXAMPLE + "\"");
    terminal.line("Flink:   http://127.0.0.1:%d".formatted(platform.settings().ports().flink()));
  }

  /** Publishes in the background, while this thread shows what arrives where. */
  private KafkaPositions publish(Simulation simulation, Pace pace)
      throws SQLException, IOException {
    String token = DemoKey.token(platform, SOURCE, BRAND);
    try (Lake lake = platform.lake();
        DoorPublisher publisher =
            new DoorPublisher(LoopledgerClient.builder(platform.collector(), token).build());
        DemoScreen screen = new DemoScreen(terminal, publisher, LakeHeads.read(lake))) {
      Playing playing = Playing.start(simulation, pace, publisher);
      while (!playing.isOver()) {
        screen.show(LakeHeads.read(lake));
      }
      playing.finish();
      if (publisher.duplicates() > 0) {
        terminal.line(
            "  of these %,d were known to the collector".formatted(publisher.duplicates()));
      }
      KafkaPositions until = KafkaPositions.read(platform.kafkaBootstrapServers());
      screen.finish(new PostingWait(lake, platform.flinkJobs()).until(until, screen::show));
      return until;
    }
  }

  /** Played to where the rates end that this release brings: the demo needs no download. */
  private static LocalDate lastDay() {
    return FxRates.builtIn().lastDay();
  }
}
