package io.loopledger.local.access;

import io.loopledger.local.access.AccessCheck.Outcome;
import io.loopledger.local.access.AccessCheck.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of attempts with what came of each, as a file of lines: the evidence, and where a run
 * that was cut short goes on.
 */
public final class AttemptList implements AutoCloseable {
  private static final String HEADER = "number\tuser\trelation\tshape\toutcome\tdetail\tsql";
  private static final int OUTCOME = 4;
  private static final int FIELDS = 7;

  private final Set<Integer> done = new HashSet<>();
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final BufferedWriter out;

  /**
   * Opens the list of a seed.
   *
   * @param goesOn whether what stands there counts
   */
  public AttemptList(Path file, long seed, boolean goesOn) throws IOException {
    List<String> known = goesOn && Files.exists(file) ? Files.readAllLines(file) : List.of();
    String first = "# seed " + seed;
    if (!known.isEmpty() && !known.getFirst().equals(first)) {
      throw new IllegalArgumentException(
          "%s is a list of '%s', not of seed %d; start anew without --resume"
              .formatted(file, known.getFirst(), seed));
    }
    known.forEach(this::read);
    out =
        Files.newBufferedWriter(
            file,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            known.isEmpty() ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
    if (known.isEmpty()) {
      out.write(first + "\n" + HEADER + "\n");
    } else {
      // What was cut short in the middle of a line ends here, and is made again.
      out.newLine();
    }
    out.flush();
  }

  private void read(String line) {
    String[] fields = line.split("\t", -1);
    if (fields.length == FIELDS && fields[0].matches("[0-9]+")) {
      done.add(Integer.valueOf(fields[0]));
      counts.merge(Outcome.valueOf(fields[OUTCOME]), 1, Integer::sum);
    }
  }

  /** Whether an attempt was made before this run. */
  public boolean isDone(int number) {
    return done.contains(number);
  }

  /** Adds an attempt; from any thread. */
  public synchronized void add(Result result) {
    counts.merge(result.outcome(), 1, Integer::sum);
    try {
      out.write(
          "%d\t%s\t%s\t%s\t%s\t%s\t%s\n"
              .formatted(
                  result.number(),
                  result.user(),
                  result.relation(),
                  result.shape(),
                  result.outcome(),
                  oneLine(result.detail()),
                  oneLine(result.sql())));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the list of attempts", e);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /** How many attempts came to this. */
  public synchronized int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** How many attempts there are. */
  public synchronized int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many attempts came to what. */
  public synchronized String summary() {
    return counts.entrySet().stream()
        .map(entry -> "%s %,d".formatted(words(entry.getKey()), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
