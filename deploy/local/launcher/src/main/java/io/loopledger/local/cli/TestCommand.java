package io.loopledger.local.cli;

import io.loopledger.local.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Documents what the run script does itself: the tests must not need a launcher that is built. */
@Command(
    name = "test",
    description = "Builds and runs every test; the last line counts what passed, failed, skipped.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger test",
      "  LOOPLEDGER_TEST_DATA=/data ./loopledger test   with real files (else ../shared/data)",
      "  ./loopledger test -pl metrics-catalog -am      arguments go to Maven"
    })
final class TestCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new Failure("The tests are run by the script: ./loopledger test");
  }
}
