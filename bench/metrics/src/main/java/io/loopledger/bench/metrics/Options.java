package io.loopledger.bench.metrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a run of the benchmark was asked for; see {@link #USAGE}. */
record Options(
    List<Long> sizes,
    int runs,
    int warmUp,
    Optional<Path> home,
    List<Layout> layouts,
    boolean compacts,
    List<String> serverSettings,
    List<String> lakeSettings) {
  static final String USAGE =
      """
      metrics.sh [options]
        --quick            one lake of 200,000 entries, 10 runs
        --sizes N,M        entries of each lake, about (1000000,10000000)
        --runs N           measured runs of each query (50)
        --warm-up N        runs before them (30)
        --home FOLDER      keeps the lakes there, or takes those that are there; else they are
                           written to a temporary folder and deleted
        --layout L         how rows lie in files, as GRAIN/COLUMN,COLUMN or with /PROPERTY=VALUE behind
                           it: day or month of posting, and what the rows of a file are sorted by;
                           /undivided behind it leaves all brands of a month in one file;
                           may be repeated for lakes beside each other (as the product does it:
                           month/brand,account,business_date)
        --compact          writes small files as they are posted, and lets the upkeep compact them;
                           else files are written as the upkeep leaves them
        --server K=V       one more line of Trino's config.properties; may be repeated
        --lake K=V         one more line of Trino's lake.properties; may be repeated
      It needs a JDK 25 as JAVA_HOME, 6 GB of memory, and 2 GB of disk for 10,000,000 entries.
      """;

  static Options parse(String[] arguments) {
    Parser parser = new Parser();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--quick")) {
        parser.sizes = List.of(200_000L);
        parser.runs = 10;
      } else if (arguments[i].equals("--compact")) {
        parser.compacts = true;
      } else if (i + 1 < arguments.length) {
        parser.option(arguments[i], arguments[++i]);
      } else {
        throw new IllegalArgumentException(arguments[i] + " is not known\n" + USAGE);
      }
    }
    return parser.options();
  }

  private static final class Parser {
    private List<Long> sizes = List.of(1_000_000L, 10_000_000L);
    private int runs = 50;
    private int warmUp = 30;
    private Optional<Path> home = Optional.empty();
    private final List<Layout> layouts = new ArrayList<>();
    private boolean compacts;
    private final List<String> serverSettings = new ArrayList<>();
    private final List<String> lakeSettings = new ArrayList<>();

    private void option(String name, String value) {
      switch (name) {
        case "--sizes" ->
            sizes =
                Arrays.stream(value.split(","))
                    .map(size -> Long.parseLong(size.replace("_", "")))
                    .toList();
        case "--runs" -> runs = Integer.parseInt(value);
        case "--warm-up" -> warmUp = Integer.parseInt(value);
        case "--home" -> home = Optional.of(Path.of(value).toAbsolutePath());
        case "--layout" -> layouts.add(Layout.parse(value));
        case "--server" -> serverSettings.add(value);
        case "--lake" -> lakeSettings.add(value);
        default -> throw new IllegalArgumentException(name + " is not known\n" + USAGE);
      }
    }

    private Options options() {
      return new Options(
          sizes,
          runs,
          warmUp,
          home,
          layouts.isEmpty() ? List.of(Layout.OF_THE_PRODUCT) : List.copyOf(layouts),
          compacts,
          List.copyOf(serverSettings),
          List.copyOf(lakeSettings));
    }
  }
}
