package io.loopledger.bench.streaming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run of the benchmark was asked for; see {@link #USAGE}. */
record Options(
    long events,
    int rounds,
    List<Mix> mixes,
    List<Floor> floors,
    String commitInterval,
    String heap,
    String loopHeap,
    List<String> jobOptions,
    List<String> floorOptions,
    Optional<String> recording,
    Optional<String> before,
    List<String> settings,
    List<String> settingsBefore,
    boolean countsInOrder) {
  static final String USAGE =
      """
      streaming.sh [options]
        --quick              200,000 events, one round
        --events N           events of each mix (1,000,000)
        --rounds N           rounds (3)
        --mix M              simulator, three or both (both)
        --floors F,G         of consume, decode, parquet, loop; or none (all)
        --commit-interval D  the job's (10s)
        --heap SIZE          heap of the job and all floors but the loop (1500m, as ./loopledger up)
        --loop-heap SIZE     heap of the loop, which keeps all histories as objects (6g)
        --job-option O       one more option of the job's JVM; may be repeated
        --floor-option O     one more option of the floors' JVMs; may be repeated
        --recording FILE     a Java Flight Recorder recording of the last round's job
        --set KEY=VALUE      one more line of the job's configuration; may be repeated
        --before FOLDER      measures the job of other jars beside it: those in FOLDER come first
        --before-set K=V     measures the job with another configuration beside it
        --in-order           also counts the entries of a run in the order of time; keeps all
                             histories on this process's heap of 4 GB
      """;

  /** Whether another job is measured beside the one that is there. */
  boolean comparesJobs() {
    return before.isPresent() || !settingsBefore.isEmpty();
  }

  static Options parse(String[] arguments) {
    Parser parser = new Parser();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--quick")) {
        parser.events = 200_000;
        parser.rounds = 1;
      } else if (arguments[i].equals("--in-order")) {
        parser.countsInOrder = true;
      } else if (i + 1 < arguments.length) {
        parser.option(arguments[i], arguments[++i]);
      } else {
        throw new IllegalArgumentException(arguments[i] + " is not known\n" + USAGE);
      }
    }
    return parser.options();
  }

  private static final class Parser {
    private long events = 1_000_000;
    private int rounds = 3;
    private List<Mix> mixes = List.of(Mix.values());
    private List<Floor> floors = List.of(Floor.values());
    private String commitInterval = "10s";
    private String heap = "1500m";
    private String loopHeap = "6g";
    private final List<String> jobOptions = new ArrayList<>();
    private final List<String> floorOptions = new ArrayList<>();
    private Optional<String> recording = Optional.empty();
    private Optional<String> before = Optional.empty();
    private final List<String> settings = new ArrayList<>();
    private final List<String> settingsBefore = new ArrayList<>();
    private boolean countsInOrder;

    private void option(String name, String value) {
      switch (name) {
        case "--events" -> events = Long.parseLong(value.replace("_", ""));
        case "--rounds" -> rounds = Integer.parseInt(value);
        case "--mix" -> mixes = value.equals("both") ? mixes : List.of(Mix.valueOf(upper(value)));
        case "--floors" ->
            floors =
                value.equals("none")
                    ? List.of()
                    : Arrays.stream(value.split(",")).map(f -> Floor.valueOf(upper(f))).toList();
        case "--commit-interval" -> commitInterval = value;
        case "--heap" -> heap = value;
        case "--loop-heap" -> loopHeap = value;
        case "--job-option" -> jobOptions.add(value);
        case "--floor-option" -> floorOptions.add(value);
        case "--recording" -> recording = Optional.of(value);
        case "--before" -> before = Optional.of(value);
        case "--set" -> settings.add(value);
        case "--before-set" -> settingsBefore.add(value);
        default -> throw new IllegalArgumentException(name + " is not known\n" + USAGE);
      }
    }

    private Options options() {
      return new Options(
          events,
          rounds,
          mixes,
          floors,
          commitInterval,
          heap,
          loopHeap,
          List.copyOf(jobOptions),
          List.copyOf(floorOptions),
          recording,
          before,
          List.copyOf(settings),
          List.copyOf(settingsBefore),
          countsInOrder);
    }

    private static String upper(String text) {
      return text.toUpperCase(Locale.ROOT);
    }
  }
}
