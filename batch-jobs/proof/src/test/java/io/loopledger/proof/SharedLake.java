package io.loopledger.proof;

import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.metricscheck.lake.SimulatedLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One simulated lake with a real Trino for all tests of this module; whoever asks for a {@link
 * RunningLake} gets it. Who damages it undoes that: see {@link Damage}.
 */
public final class SharedLake implements ParameterResolver {
  /** Simulated units. */
  public static final int UNITS = Integer.getInteger("loopledger.proof.units", 200);

  private static final long SEED = 11;
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private record Started(Path folder, RunningLake lake) implements AutoCloseable {
    static Started start() {
      try {
        Path folder = Files.createTempDirectory("proof");
        return new Started(
            folder,
            RunningLake.start(
                folder,
                PROJECT,
                (lake, references) -> SimulatedLake.write(UNITS, SEED, lake, references)));
      } catch (IOException e) {
        throw new UncheckedIOException("no temporary folder", e);
      }
    }

    @Override
    public void close() throws IOException {
      lake.close();
      FileUtils.deleteDirectory(folder.toFile());
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
