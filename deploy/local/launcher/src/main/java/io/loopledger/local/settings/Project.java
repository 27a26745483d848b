package io.loopledger.local.settings;

import io.loopledger.local.Failure;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout with what was built in it. */
public record Project(Path root) {
  private static final String PROPERTY = "loopledger.project";

  /** The checkout the run script named. */
  public static Project current() {
    return new Project(Path.of(System.getProperty(PROPERTY, ".")).toAbsolutePath().normalize());
  }

  /** The assembled files of a server. */
  public Path dist(ServiceName service) {
    Path dist = root.resolve("deploy/local").resolve(service.id()).resolve("target/dist");
    if (!Files.isDirectory(dist)) {
      throw new Failure(
          "%s is not built: %s is missing. Run ./loopledger without LOOPLEDGER_SKIP_BUILD."
              .formatted(service.id(), dist));
    }
    return dist;
  }

  /** A program of the JDK this process runs on, which the run script has chosen. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
