package io.loopledger.inbox;

import io.loopledger.schemas.finance.StatementFile;
import io.loopledger.schemas.finance.StatementFile.Verdict;
import io.loopledger.schemas.finance.StatementTotal;
import io.loopledger.schemas.money.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run came to, all of its calls together.
 *
 * @param files it looked at, with what became of them
 * @param problems what else a person has to look at, each with what to do
 */
public record TakeResult(List<StatementFile> files, List<String> problems) {
  public TakeResult {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** How many files had this verdict. */
  public long count(Verdict verdict) {
    return files.stream().filter(file -> file.verdict() == verdict).count();
  }

  /** Lines that were taken. */
  public long lines() {
    return files.stream().mapToLong(StatementFile::lines).reduce(0, Math::addExact);
  }

  /** What was taken, by kind and currency: {@code carrier EUR}; money that comes is positive. */
  public SortedMap<String, BigDecimal> totals() {
    SortedMap<String, Long> micros = new TreeMap<>();
    for (StatementFile file : files) {
      for (StatementTotal total : file.totals()) {
        String name = total.kind().toLowerCase(Locale.ROOT) + " " + total.currency();
        micros.merge(name, total.netMicros(), Math::addExact);
      }
    }
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    micros.forEach((name, sum) -> totals.put(name, BigDecimal.valueOf(sum, Micros.SCALE)));
    return totals;
  }

  /** What a person has to look at: refused files, and problems. */
  public long findings() {
    return count(Verdict.REFUSED) + problems.size();
  }

  /** The same in sentences: refused files first, then problems, then what was taken before. */
  public List<String> words() {
    List<String> words = new ArrayList<>();
    for (StatementFile file : files) {
      if (file.verdict() == Verdict.REFUSED) {
        words.add(
            "Refused %s: %s%s. See quarantine/%s.report.txt"
                .formatted(
                    place(file),
                    file.message(),
                    file.faults() > 1 ? " (and %d more)".formatted(file.faults() - 1) : "",
                    file.content().path().substring(file.content().path().lastIndexOf('/') + 1)));
      }
    }
    words.addAll(problems);
    for (StatementFile file : files) {
      if (file.verdict() == Verdict.TAKEN_BEFORE) {
        words.add("Set aside %s: %s".formatted(place(file), file.message()));
      }
    }
    return words;
  }

  private static String place(StatementFile file) {
    return "inbox/%s/%s".formatted(file.owner().brand(), file.content().path());
  }
}
