package io.loopledger.bench.night;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a run of the benchmark was asked for; see {@link #USAGE}. */
record Options(
    List<Long> sizes,
    int rounds,
    int sample,
    BigDecimal faults,
    String trinoHeap,
    Optional<Path> work) {
  static final String USAGE =
      """
      night.sh [options]
        --quick            lakes of 100,000 and 1,000,000 entries, a sample of 200 lines
        --sizes N,M,...    entries of each lake, about; the first two are compared
                           (1000000,10000000,19000000: the last has a million statement lines)
        --rounds N         measured nights of each lake; medians count (1)
        --sample N         lines that are also matched one by one over JDBC (2000; 0: none)
        --faults SHARE     share of the statements' lines with a planted fault (0.0005)
        --trino-heap SIZE  heap of Trino (2G, that of ./loopledger up)
        --work FOLDER      keeps the lakes there, or takes those that are there; else they are
                           written to a temporary folder and deleted
      It needs a JDK 25 as JAVA_HOME, 8 GB of memory, and 4 GB of disk for all three lakes.
      """;

  Options {
    sizes = List.copyOf(sizes);
    if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1) || rounds < 1 || sample < 0) {
      throw new IllegalArgumentException(
          "--sizes is %s, --rounds %d, --sample %d; give at least one size and one round, and no negative number%n%s"
              .formatted(sizes, rounds, sample, USAGE));
    }
  }

  static Options parse(String[] arguments) {
    Parser parser = new Parser();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--quick")) {
        parser.sizes = List.of(100_000L, 1_000_000L);
        parser.sample = 200;
      } else if (i + 1 < arguments.length) {
        parser.option(arguments[i], arguments[++i]);
      } else {
        throw new IllegalArgumentException(arguments[i] + " is not known\n" + USAGE);
      }
    }
    return parser.options();
  }

  private static final class Parser {
    private List<Long> sizes = List.of(1_000_000L, 10_000_000L, 19_000_000L);
    private int rounds = 1;
    private int sample = 2_000;
    private BigDecimal faults = new BigDecimal("0.0005");
    private String trinoHeap = "2G";
    private Optional<Path> work = Optional.empty();

    private void option(String name, String value) {
      switch (name) {
        case "--sizes" ->
            sizes =
                Arrays.stream(value.split(","))
                    .map(size -> Long.parseLong(size.replace("_", "")))
                    .toList();
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--sample" -> sample = Integer.parseInt(value);
        case "--faults" -> faults = new BigDecimal(value);
        case "--trino-heap" -> trinoHeap = value;
        case "--work" -> work = Optional.of(Path.of(value).toAbsolutePath());
        default -> throw new IllegalArgumentException(name + " is not known\n" + USAGE);
      }
    }

    private Options options() {
      return new Options(sizes, rounds, sample, faults, trinoHeap, work);
    }
  }
}
