package io.loopledger.ingest.collector;

import java.io.IOException;
import java.nio.file.Path;

/** Starts the collector with the configuration file that is its only argument. */
public final class CollectorMain {
  private CollectorMain() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: CollectorMain CONFIGURATION.properties");
      System.exit(2);
    }
    Collector.start(CollectorConfig.read(Path.of(arguments[0])));
  }
}
