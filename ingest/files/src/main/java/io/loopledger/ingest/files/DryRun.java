package io.loopledger.ingest.files;

import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.publish.EventPublisher;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Pseudonym;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a file would become.
 *
 * @param summary what became of every row
 * @param first the first events
 */
public record DryRun(ImportSummary summary, List<Event> first) {
  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  public DryRun {
    first = List.copyOf(first);
  }

  /** A run in a folder, with a publisher. */
  @FunctionalInterface
  interface Run {
    ImportSummary in(Path folder, EventPublisher publisher) throws IOException;
  }

  static DryRun of(int show, Run run) throws IOException {
    Path folder = Files.createTempDirectory("loopledger-dry-run");
    try (Keeping publisher = new Keeping(show)) {
      ImportSummary summary = run.in(folder, publisher);
      return new DryRun(summary, publisher.first);
    } finally {
      delete(folder);
    }
  }

  /** Numbers the customers of a run: nothing is asked of the store, nothing is kept in it. */
  static Pseudonyms pseudonyms() {
    Map<String, String> known = new HashMap<>();
    return (brand, references) -> {
      Map<String, String> pseudonyms = new HashMap<>();
      for (String reference : references) {
        pseudonyms.put(
            reference,
            Pseudonym.isPseudonym(reference)
                ? reference
                : known.computeIfAbsent(reference, one -> numbered(known.size())));
      }
      return pseudonyms;
    };
  }

  private static String numbered(int number) {
    char[] digits = "a".repeat(LENGTH).toCharArray();
    int rest = number;
    for (int i = LENGTH - 1; rest > 0; i--) {
      digits[i] = DIGITS.charAt(rest % DIGITS.length());
      rest /= DIGITS.length();
    }
    return Pseudonym.PREFIX + new String(digits);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class Keeping implements EventPublisher {
    private final List<Event> first = new ArrayList<>();
    private final int show;
    private long count;

    Keeping(int show) {
      this.show = show;
    }

    @Override
    public void publish(Event event) {
      count++;
      if (first.size() < show) {
        first.add(event);
      }
    }

    @Override
    public void flush() {}

    @Override
    public long acknowledged() {
      return count;
    }

    @Override
    public void close() {}
  }
}
