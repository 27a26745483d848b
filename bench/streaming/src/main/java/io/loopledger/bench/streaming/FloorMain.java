package io.loopledger.bench.streaming;

import io.loopledger.schemas.lake.LakeConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One floor in a JVM of its own: {@code FLOOR BOOTSTRAP EVENTS REFERENCES CATALOG USER WAREHOUSE}.
 */
final class FloorMain {
  private FloorMain() {}

  public static void main(String[] arguments) throws IOException {
    Floor.Given given =
        new Floor.Given(
            arguments[1],
            Long.parseLong(arguments[2]),
            Path.of(arguments[3]),
            new LakeConfig(arguments[4], arguments[5], "", arguments[6]));
    Floor.valueOf(arguments[0]).run(given).print();
  }
}
