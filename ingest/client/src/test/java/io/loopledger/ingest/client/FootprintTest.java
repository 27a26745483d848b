package io.loopledger.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.json.JsonEvents;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What it needs beside the JDK; the pom refuses further dependencies. */
class FootprintTest {
  private static final long LIMIT_BYTES = 2_000_000;

  @Test
  void theClientWithAllItNeedsIsBelowTwoMegabytes() throws IOException, URISyntaxException {
    long bytes = 0;
    for (Class<?> one :
        List.of(LoopledgerClient.class, JsonEvents.class, Event.class, JsonFactory.class)) {
      bytes += size(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    assertThat(bytes).isBetween(100_000L, LIMIT_BYTES);
  }

  private static long size(Path jarOrFolder) throws IOException {
    try (Stream<Path> files = Files.walk(jarOrFolder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
