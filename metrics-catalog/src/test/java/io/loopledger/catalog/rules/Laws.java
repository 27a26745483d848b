package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Journal;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingEngine;
import io.loopledger.catalog.posting.SubjectLedger;
import io.loopledger.catalog.reference.LawReferences;
import io.loopledger.schemas.money.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tries a law on a history, and shows the shortest part of the history that breaks it. */
final class Laws {
  static final PostingEngine ENGINE = new PostingEngine(Chart.builtIn(), LawReferences::at);
  static final SubjectLedger LEDGER = new SubjectLedger(ENGINE, 1_000);

  private Laws() {}

  /** The law holds for these events; if not, the failure names as few of them as break it. */
  static void hold(List<PinnedEvent> events, Consumer<List<PinnedEvent>> law) {
    Throwable failure = failure(events, law);
    if (failure == null) {
      return;
    }
    List<PinnedEvent> least = new ArrayList<>(events);
    int i = 0;
    while (i < least.size()) {
      List<PinnedEvent> less = new ArrayList<>(least);
      less.remove(i);
      Throwable again = failure(less, law);
      if (again != null) {
        least = less;
        failure = again;
        i = 0;
      } else {
        i++;
      }
    }
    throw new AssertionError(text(least) + failure.getMessage(), failure);
  }

  private static @Nullable Throwable failure(
      List<PinnedEvent> events, Consumer<List<PinnedEvent>> law) {
    try {
      law.accept(events);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }

  private static String text(List<PinnedEvent> events) {
    StringBuilder text = new StringBuilder("broken by %d events:%n".formatted(events.size()));
    for (PinnedEvent pinned : events) {
      text.append("  pin %d: %s%n".formatted(pinned.refVersion(), pinned.event()));
    }
    return text.append("whose journal is\n").append(lines(events)).toString();
  }

  private static String lines(List<PinnedEvent> events) {
    try {
      StringBuilder text = new StringBuilder();
      for (Posting p : ENGINE.journal(events).postings()) {
        text.append(
            "  %s%s %s %s %s (%s)%n"
                .formatted(
                    p.key().source(),
                    p.key().eventId(),
                    p.key().account(),
                    Micros.toDecimal(p.amountMicros()).stripTrailingZeros().toPlainString(),
                    p.key().measure(),
                    Micros.toDecimal(p.reportingMicros()).stripTrailingZeros().toPlainString()));
      }
      return text.toString();
    } catch (RuntimeException e) {
      return "  none: " + e + "\n";
    }
  }

  static List<PinnedEvent> pinnedTo(long version, List<PinnedEvent> events) {
    return events.stream().map(event -> event.pinnedTo(version)).toList();
  }

  /** Millionths on the accounts of a journal that fit, in one measure. */
  static long sum(Journal journal, String measure, Predicate<String> account) {
    long sum = 0;
    for (Posting posting : journal.postings()) {
      if (posting.key().measure().equals(measure) && account.test(posting.key().account())) {
        sum = Math.addExact(sum, posting.amountMicros());
      }
    }
    return sum;
  }

  static long sum(Journal journal, String measure, String account) {
    return sum(journal, measure, account::equals);
  }

  /** In every currency and in the reporting currency. */
  static void requireNothingLeft(Journal journal, Predicate<String> accounts) {
    Map<String, Long> left = new TreeMap<>();
    for (Posting posting : journal.postings()) {
      if (accounts.test(posting.key().account())) {
        left.merge(posting.key().measure(), posting.amountMicros(), Math::addExact);
        left.merge("reporting", posting.reportingMicros(), Math::addExact);
      }
    }
    left.values().removeIf(sum -> sum == 0);
    assertThat(left).isEmpty();
  }

  static void requireStockNeverBelowZero(List<PinnedEvent> events) {
    Map<String, long[]> sums = new TreeMap<>();
    for (var step : Laws.ENGINE.steps(events)) {
      for (Posting posting : step.postings()) {
        if (isUnitStock(posting.key().account())) {
          long[] sum =
              sums.computeIfAbsent(
                  posting.key().account() + " " + posting.key().measure(), any -> new long[2]);
          sum[0] += posting.amountMicros();
          sum[1] += posting.reportingMicros();
        }
      }
      sums.forEach(
          (account, sum) -> {
            if (sum[0] < 0 || sum[1] < 0) {
              throw new AssertionError(
                  "%s is %d (%d) after %s"
                      .formatted(account, sum[0], sum[1], step.effective().event().event().id()));
            }
          });
    }
  }

  static boolean isUnitStock(String account) {
    for (Component component : Component.values()) {
      if (component.stock().equals(account)) {
        return true;
      }
    }
    return false;
  }
}
