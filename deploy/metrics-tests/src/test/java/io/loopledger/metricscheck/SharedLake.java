package io.loopledger.metricscheck;

import io.loopledger.metricscheck.lake.HandMadeLake;
import io.loopledger.metricscheck.lake.ImportedLake;
import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.metricscheck.lake.SimulatedLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One lake for all tests of this module, with the hand-made brands and the simulated ones; whoever
 * asks for a {@link RunningLake} gets it. Nobody changes its tables.
 */
public final class SharedLake implements ParameterResolver {
  /** Simulated units. */
  public static final int UNITS = Integer.getInteger("loopledger.metrics-check.units", 400);

  /** The project's folder. */
  public static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private static final long SEED = Long.getLong("loopledger.metrics-check.seed", 7);

  /** The folder of real files that are imported, too; they take many minutes more. */
  private static final String DATA = System.getProperty("loopledger.metrics-check.data", "");

  private record Started(Path folder, RunningLake lake) implements AutoCloseable {
    static Started start() {
      try {
        Path folder = Files.createTempDirectory("metrics-check");
        return new Started(
            folder,
            RunningLake.start(
                folder,
                PROJECT,
                (lake, references) -> {
                  HandMadeLake.write(lake, references);
                  SimulatedLake.write(UNITS, SEED, lake, references);
                  if (!DATA.isEmpty()) {
                    ImportedLake.write(
                        Path.of(DATA),
                        folder.resolve("imports"),
                        lake,
                        references,
                        System.out::println);
                  }
                }));
      } catch (IOException e) {
        throw new UncheckedIOException("no temporary folder", e);
      }
    }

    @Override
    public void close() throws IOException {
      lake.close();
      org.apache.commons.io.FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningLake.class;
  }

  @Override
  public RunningLake resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedLake.class))
        .getOrComputeIfAbsent("lake", key -> Started.start(), Started.class)
        .lake();
  }
}
