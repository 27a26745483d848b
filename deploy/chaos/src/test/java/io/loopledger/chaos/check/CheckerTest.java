package io.loopledger.chaos.check;

import static io.loopledger.chaos.check.Invariant.ACCEPTED_ONCE;
import static io.loopledger.chaos.check.Invariant.BALANCED;
import static io.loopledger.chaos.check.Invariant.DEAD_LETTERS;
import static io.loopledger.chaos.check.Invariant.ENTRY_ID_ONCE;
import static io.loopledger.chaos.check.Invariant.FILES;
import static io.loopledger.chaos.check.Invariant.OFFSETS;
import static io.loopledger.chaos.check.Invariant.RECEIVED;
import static io.loopledger.chaos.check.Invariant.REFOLD;
import static io.loopledger.chaos.check.Invariant.ROLLUP;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.chaos.mix.ChaosBrand;
import io.loopledger.chaos.mix.Mix;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.entry.RollupRow;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.ReceivedEvent;
import io.loopledger.schemas.money.Money;
import io.loopledger.schemas.table.RollupTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault each, planted in real Iceberg tables: it shows in the invariants it breaks, only. */
class CheckerTest {
  private static final int EVENTS = 150;

  @TempDir private static Path shared = Path.of("");

  private static List<ProducerRecord<byte[], byte[]>> sent = List.of();
  private static @Nullable Ledger made;
  private static @Nullable Checker checking;
  private static TableRows healthyRows = new TableRows(Map.of(), List.of(), 0);

  @TempDir private Path folder = Path.of("");

  private final Ledger healthy = requireNonNull(made);
  private final Checker checker = requireNonNull(checking);
  private final Ledger ledger = healthy.copy();

  @BeforeAll
  static void post() {
    ReferenceLog references = ChaosBrand.register(shared.resolve("reference"));
    sent = Mix.of(7, 1, EVENTS);
    made = Ledger.of(references, sent);
    checking = new Checker(references);
    try (WrittenLake written = WrittenLake.of(shared.resolve("healthy"), made)) {
      healthyRows = TableReader.read(written.lake);
    }
  }

  // ---- nothing planted --------------------------------------------------------------------------

  @Test
  void anUntouchedLakeIsGreen() {
    Checker.Result result = checker.check(healthyRows, healthy.topics());

    assertThat(result.violations()).isEmpty();
    assertThat(result.records()).isEqualTo(sent.size());
    assertThat(result.entries()).isEqualTo(ledger.entries.size()).isGreaterThan(EVENTS);
    assertThat(result.files()).isEqualTo(10);
  }

  @Test
  void theMixHasWhatItPromises() {
    assertThat(ledger.rejections)
        .extracting(Rejection::code)
        .contains(
            RejectionCode.DUPLICATE,
            RejectionCode.UNDECODABLE,
            RejectionCode.SUBJECT_MISMATCH,
            RejectionCode.UNKNOWN_BRAND,
            RejectionCode.CUSTOMER_NOT_PSEUDONYM);
    assertThat(ledger.rawEvents)
        .extracting(row -> row.event().id())
        .contains("late-7-1")
        .hasSizeGreaterThan(EVENTS * 3 / 4);
    assertThat(ledger.entries).extracting(Entry::cause).contains(Cause.LATE);
    assertThat(sent).extracting(ProducerRecord::partition).doesNotContain(Mix.PARTITIONS - 1);
    assertThat(sent).anyMatch(record -> record.timestamp() != null);
  }

  @Test
  void theSameSeedGivesTheSameRecords() {
    assertThat(Mix.of(7, 1, EVENTS))
        .usingRecursiveComparison()
        .ignoringFields("timestamp")
        .isEqualTo(sent);
  }

  // ---- ledger.entries ---------------------------------------------------------------------------

  @Test
  void aLostEntry() {
    Entry lost = money();
    ledger.entries.remove(lost);

    List<Violation> violations = check().violations();

    assertThat(violations)
        .extracting(Violation::invariant)
        .containsExactlyInAnyOrder(REFOLD, BALANCED, ROLLUP);
    assertThat(violations)
        .filteredOn(violation -> violation.invariant() == REFOLD)
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.what()).contains("event_id=" + lost.eventId());
              assertThat(violation.what()).contains("account=" + lost.account());
            });
  }

  @Test
  void aDoubledEntry() {
    ledger.entries.add(money());

    assertBreaks(REFOLD, ENTRY_ID_ONCE, BALANCED, ROLLUP);
  }

  @Test
  void anEntryWithAnotherAmount() {
    Entry entry = money();
    ledger.entries.set(
        ledger.entries.indexOf(entry), entry(entry, entry.entryId(), entry.amountMicros() + 1));

    assertBreaks(REFOLD, BALANCED, ROLLUP);
  }

  @Test
  void aForeignEntry() {
    Entry like = first(ledger.entries, entry -> entry.reporting() == null);
    ledger.entries.add(entry(like, "of nobody", 5_000_000));

    assertBreaks(REFOLD, ROLLUP);
  }

  // ---- raw.events -------------------------------------------------------------------------------

  @Test
  void aLostEvent() {
    ledger.rawEvents.remove(posting());

    assertBreaks(ACCEPTED_ONCE, OFFSETS, RECEIVED, REFOLD);
  }

  @Test
  void aDoubledEvent() {
    ledger.rawEvents.add(posting());

    assertBreaks(ACCEPTED_ONCE, OFFSETS, RECEIVED);
  }

  @Test
  void anEventWithAnotherAmount() {
    ReceivedEvent row = first(ledger.rawEvents, r -> r.event().data() instanceof ProductSold);
    ProductSold sold = (ProductSold) row.event().data();
    ledger.rawEvents.set(
        ledger.rawEvents.indexOf(row),
        row(
            row,
            new Event(
                row.event().id(),
                row.event().source(),
                row.event().subject(),
                row.event().effectiveTime(),
                row.event().context(),
                new ProductSold(
                    sold.quantity(), Money.of("77.77", sold.unitPrice().currency()), null)),
            row.offset()));

    assertBreaks(ACCEPTED_ONCE, REFOLD);
  }

  @Test
  void aForeignEvent() {
    ReceivedEvent like = posting();
    Event event = like.event();
    ledger.rawEvents.add(
        row(
            like,
            new Event(
                "of nobody",
                event.source(),
                event.subject(),
                event.effectiveTime(),
                event.context(),
                event.data()),
            1_000_000));

    assertThat(broken()).contains(ACCEPTED_ONCE, OFFSETS, RECEIVED).doesNotContain(ROLLUP, FILES);
  }

  // ---- mart.rollup ------------------------------------------------------------------------------

  @Test
  void aLostSum() {
    ledger.rollup.removeFirst();

    assertBreaks(ROLLUP);
  }

  @Test
  void aDoubledSum() {
    ledger.rollup.add(ledger.rollup.getFirst());

    assertBreaks(ROLLUP);
  }

  @Test
  void aSumWithAnotherAmount() {
    RollupRow row = ledger.rollup.getFirst();
    ledger.rollup.set(
        0,
        new RollupRow(
            row.key(), row.amountMicros() + 1, row.reportingAmountMicros(), row.entryCount()));

    assertBreaks(ROLLUP);
  }

  // ---- offsets, rejections, dead letters --------------------------------------------------------

  @Test
  void aGapInTheOffsets() {
    ledger.rejections.remove(
        first(ledger.rejections, rejection -> rejection.code() == RejectionCode.DUPLICATE));

    assertBreaks(OFFSETS, RECEIVED);
  }

  @Test
  void aDuplicateOfNothing() {
    ReceivedEvent lost = posting();
    ledger.rawEvents.remove(lost);
    ledger.rejections.add(
        new Rejection(
            RejectionCode.DUPLICATE,
            "refused",
            lost.event().id(),
            lost.event().source(),
            null,
            null,
            null,
            lost.topic(),
            lost.partition(),
            lost.offset(),
            lost.recordedTime()));

    assertBreaks(ACCEPTED_ONCE, REFOLD);
  }

  @Test
  void anOffsetThatKafkaNeverHad() {
    Rejection like = ledger.rejections.getFirst();
    ledger.rejections.add(
        new Rejection(
            RejectionCode.DUPLICATE,
            "refused",
            null,
            null,
            null,
            null,
            null,
            like.topic(),
            Mix.PARTITIONS - 1,
            0,
            like.recordedTime()));

    assertBreaks(OFFSETS, RECEIVED);
  }

  @Test
  void aCorrectionThatWaitsTwice() {
    ledger.deferred.add(ledger.deferred.getFirst());

    assertBreaks(OFFSETS);
  }

  @Test
  void aLostDeadLetter() {
    ledger.letters.removeFirst();

    assertBreaks(DEAD_LETTERS);
  }

  @Test
  void aDoubledDeadLetter() {
    ledger.letters.add(ledger.letters.getFirst());

    assertBreaks(DEAD_LETTERS);
  }

  @Test
  void aRecordThatTheBrokerTookAndLost() {
    ledger.acknowledged.add(new Place("sales", Mix.PARTITIONS - 1, 0));

    assertBreaks(RECEIVED);
  }

  // ---- files ------------------------------------------------------------------------------------

  @Test
  void aLostFile() throws IOException {
    try (WrittenLake written = onlyRollup()) {
      Files.delete(dataFile(written));

      assertThat(broken(written)).isEqualTo(EnumSet.of(FILES, ROLLUP));
    }
  }

  @Test
  void aFileThatDoesNotReadBack() throws IOException {
    try (WrittenLake written = onlyRollup()) {
      Path file = dataFile(written);
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

      assertThat(broken(written)).isEqualTo(EnumSet.of(FILES, ROLLUP));
    }
  }

  /** What a commit that is applied twice does. */
  @Test
  void aFileThatIsNamedTwice() {
    try (WrittenLake written = onlyRollup()) {
      Table table = written.lake.table(RollupTable.DEFINITION);
      DataFile again = table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
      table.newAppend().appendFile(again).commit();

      assertThat(broken(written)).isEqualTo(EnumSet.of(ROLLUP));
    }
  }

  /** The same sums in another order: a table of its own, and nothing wrong with it. */
  private WrittenLake onlyRollup() {
    java.util.Collections.reverse(ledger.rollup);
    return WrittenLake.ofChanges(folder, ledger, healthy);
  }

  private static Path dataFile(WrittenLake written) {
    Table table = written.lake.table(RollupTable.DEFINITION);
    DataFile file = table.currentSnapshot().addedDataFiles(table.io()).iterator().next();
    return Path.of(java.net.URI.create(file.location()));
  }

  // ---- how --------------------------------------------------------------------------------------

  private void assertBreaks(Invariant... invariants) {
    assertThat(broken()).isEqualTo(EnumSet.copyOf(List.of(invariants)));
  }

  private Set<Invariant> broken() {
    return invariants(check());
  }

  private Set<Invariant> broken(WrittenLake written) {
    return invariants(check(written));
  }

  private static Set<Invariant> invariants(Checker.Result result) {
    Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
    result.violations().forEach(violation -> broken.add(violation.invariant()));
    return broken;
  }

  private Checker.Result check() {
    try (WrittenLake written = WrittenLake.ofChanges(folder, ledger, healthy)) {
      return check(written);
    }
  }

  private Checker.Result check(WrittenLake written) {
    return checker.check(written.rows(healthyRows), ledger.topics());
  }

  /** An entry of a money account whose sum no other entry shares. */
  private Entry money() {
    return first(
        ledger.entries,
        entry ->
            entry.reporting() != null
                && !entry.account().startsWith("imputed")
                && ledger.entries.stream()
                        .filter(other -> other.eventId().equals(entry.eventId()))
                        .filter(other -> other.account().equals(entry.account()))
                        .count()
                    == 1);
  }

  /** An event that posts entries. */
  private ReceivedEvent posting() {
    return first(
        ledger.rawEvents,
        row ->
            row.event().data() instanceof ProductSold
                && ledger.rejections.stream()
                    .noneMatch(rejection -> row.event().id().equals(rejection.eventId())));
  }

  private static <T> T first(List<T> all, Predicate<T> wanted) {
    return all.stream().filter(wanted).findFirst().orElseThrow();
  }

  private static ReceivedEvent row(ReceivedEvent like, Event event, long offset) {
    return new ReceivedEvent(
        event, like.refVersion(), like.recordedTime(), like.topic(), like.partition(), offset);
  }

  private static Entry entry(Entry like, String id, long amountMicros) {
    return new Entry(
        id,
        like.triggerId(),
        like.eventId(),
        like.subject(),
        like.cycleNo(),
        like.dimensions(),
        like.account(),
        like.measure(),
        amountMicros,
        like.reporting(),
        like.businessDate(),
        like.period(),
        like.effectiveTime(),
        like.recordedTime(),
        like.cause(),
        like.ruleVersion(),
        like.rule(),
        like.taxRule(),
        like.vatPeriod(),
        like.rateVersion(),
        like.method(),
        like.factorVersion(),
        like.origin());
  }
}
