package io.loopledger.streaming.posting;

import static io.loopledger.streaming.fixture.Fixture.LINE;
import static io.loopledger.streaming.fixture.Fixture.eur;
import static io.loopledger.streaming.fixture.Fixture.event;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.SubjectHistory;
import io.loopledger.schemas.event.EventData.ProductSold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryCacheTest {
  /** A history of one event counts as three. */
  private static final int ONE_EVENT = 3;

  private final Written written = new Written();

  private static final class Written implements HistoryCache.States {
    final Map<String, SubjectHistory> histories = new LinkedHashMap<>();
    final List<String> reads = new ArrayList<>();
    final List<String> writes = new ArrayList<>();

    @Override
    public @Nullable SubjectHistory read(String subject) {
      reads.add(subject);
      return histories.get(subject);
    }

    int eventsOf(String subject) {
      return requireNonNull(histories.get(subject)).events().size();
    }

    @Override
    public void write(String subject, SubjectHistory history) {
      writes.add(subject);
      histories.put(subject, history);
    }
  }

  @Test
  void whatChangesIsWrittenOnceHoweverOftenItChanges() {
    HistoryCache cache = new HistoryCache(written, 100);
    cache.put("a", history(1));
    cache.put("a", history(2));
    assertThat(written.writes).isEmpty();

    cache.writeBack();
    cache.writeBack();

    assertThat(written.writes).containsExactly("a");
    assertThat(written.eventsOf("a")).isEqualTo(2);
    assertThat(cache.of("a").events()).hasSize(2);
    assertThat(written.reads).isEmpty();
  }

  @Test
  void whatIsOnlyReadIsNotWritten() {
    written.histories.put("a", history(1));
    HistoryCache cache = new HistoryCache(written, 100);

    assertThat(cache.of("a")).isSameAs(cache.of("a"));
    cache.writeBack();

    assertThat(written.reads).containsExactly("a");
    assertThat(written.writes).isEmpty();
  }

  @Test
  void theSubjectThatWasNotAskedForLongestMakesRoomAndIsWritten() {
    HistoryCache cache = new HistoryCache(written, 2 * ONE_EVENT);
    cache.put("a", history(1));
    cache.put("b", history(1));
    assertThat(cache.of("a").events()).hasSize(1);
    cache.put("c", history(1));

    assertThat(written.writes).containsExactly("b");
    assertThat(cache.of("a").events()).hasSize(1);
    assertThat(written.reads).isEmpty();
    assertThat(cache.of("b")).isSameAs(written.histories.get("b"));
  }

  @Test
  void aHistoryThatGrowsMakesRoomForItself() {
    HistoryCache cache = new HistoryCache(written, 2 * ONE_EVENT);
    cache.put("a", history(1));
    cache.put("b", history(1));
    cache.put("b", history(2));

    assertThat(written.writes).containsExactly("a");
  }

  @Test
  void aHistoryThatIsTooLargeIsWrittenAtOnce() {
    HistoryCache cache = new HistoryCache(written, 2 * ONE_EVENT);
    cache.put("a", history(5));

    assertThat(written.writes).containsExactly("a");
    cache.writeBack();
    assertThat(written.writes).containsExactly("a");
  }

  @Test
  void aCacheOfNothingWritesEveryChangeAndReadsEveryTime() {
    HistoryCache cache = new HistoryCache(written, 0);
    cache.put("a", history(1));
    assertThat(cache.of("a").events()).hasSize(1);
    cache.put("a", history(2));
    assertThat(cache.of("a").events()).hasSize(2);

    assertThat(written.writes).containsExactly("a", "a");
    assertThat(written.reads).containsExactly("a", "a");
  }

  @Test
  void ofAnUnknownSubjectNothingIsHeld() {
    HistoryCache cache = new HistoryCache(written, 100);

    assertThat(cache.of("a")).isSameAs(SubjectHistory.EMPTY);
    cache.writeBack();

    assertThat(written.writes).isEmpty();
  }

  private static SubjectHistory history(int events) {
    List<PinnedEvent> pinned = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      pinned.add(
          new PinnedEvent(
              event("s-" + i, LINE, "2010-12-01T08:26:00Z", new ProductSold(1, eur("1"), null)),
              1));
    }
    return SubjectHistory.of(pinned);
  }
}
