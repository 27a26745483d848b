package io.loopledger.chaos.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the platform's own servers are started from.
 *
 * @param flinkLib folder of Flink's jars
 * @param trino folder of Trino, with {@code lib} and {@code plugin}
 */
public record ServerFiles(Path flinkLib, Path trino) {
  /** Those of a built checkout. */
  public static ServerFiles of(Path project) {
    Path local = project.normalize().resolve("deploy/local");
    return new ServerFiles(
        local.resolve("flink/target/dist/lib"), local.resolve("trino/target/dist"));
  }

  /** The first that is not there. */
  Optional<Path> missing() {
    return Stream.of(flinkLib, trino.resolve("lib"), trino.resolve("plugin"))
        .filter(folder -> !Files.isDirectory(folder))
        .findFirst();
  }
}
