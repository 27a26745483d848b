package io.loopledger.streaming.posting;

import static io.loopledger.streaming.fixture.Fixture.LINE;
import static io.loopledger.streaming.fixture.Fixture.event;
import static io.loopledger.streaming.fixture.Fixture.gbp;
import static io.loopledger.streaming.fixture.Fixture.plain;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.entry.Entry;
import io.loopledger.schemas.entry.Rejection;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventData;
import io.loopledger.schemas.event.EventData.ProductSold;
import io.loopledger.schemas.event.EventData.SaleReturned;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.money.Money;
import io.loopledger.streaming.fixture.Fixture;
import io.loopledger.streaming.fixture.Posted;
import io.loopledger.streaming.fixture.Records;
import io.loopledger.streaming.record.KafkaRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostingDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:15:30.500Z");
  private static final Event SALE =
      event("l-1", LINE, "2010-12-01T08:26:00Z", new ProductSold(6, gbp("2.55"), "LIGHT"));

  private final Path folder;
  private final ReferenceLog references;
  private final PostingDesk desk;

  PostingDeskTest(@TempDir Path folder) {
    this.folder = folder;
    this.references = Fixture.references(folder);
    this.desk = new PostingDesk(references, 3);
  }

  @Test
  void aCustomerThatIsNoPseudonymIsRefusedAndStandsNowhere() {
    Event plain =
        Fixture.event(
                "order of Erika Mustermann",
                Subject.line(Fixture.BRAND, "Erika Mustermann/85123A"),
                "2010-12-01T08:30:00Z",
                new EventData.ShippingCharged(gbp("5")))
            .withCustomer("Erika Mustermann");

    Outcome outcome = desk.handle(Records.of(plain, 0), null, NOW);

    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    Rejection rejection = ((Outcome.Rejected) outcome).rejection();
    assertThat(rejection.code()).isEqualTo(RejectionCode.CUSTOMER_NOT_PSEUDONYM);
    assertThat(rejection.brand()).isEqualTo(Fixture.BRAND);
    assertThat(rejection.type()).isEqualTo("ShippingCharged");
    assertThat(rejection.toString()).doesNotContain("Mustermann");
  }

  @Test
  void anEventIsPostedWithItsRowStateAndEntries() {
    Outcome.Posted posted = posted(Records.of(SALE, 7), null);

    assertThat(history(LINE, state(posted))).containsExactly(new PinnedEvent(SALE, 1));
    assertThat(posted.event().event()).isEqualTo(SALE);
    assertThat(posted.event().refVersion()).isEqualTo(1);
    assertThat(posted.event().topic()).isEqualTo("sales");
    assertThat(posted.event().partition()).isZero();
    assertThat(posted.event().offset()).isEqualTo(7);
    assertThat(Posted.entries(posted))
        .extracting(Entry::account, Entry::measure, Entry::amountMicros, Entry::cause)
        .containsExactlyInAnyOrder(
            row("receivables.invoiced", "GBP", 15_300_000L),
            row("revenue.products", "GBP", -15_300_000L),
            row("units.sold", "unit", 6_000_000L));
  }

  @Test
  void aRowOfTheAuditTrailTellsWhenKafkaGotTheRecordAndAnEntryWhenItWasPosted() {
    Outcome.Posted posted = posted(Records.of(SALE, 7), null);

    assertThat(posted.event().recordedTime())
        .isEqualTo(Instant.ofEpochMilli(Records.RECEIVED_MS + 7_000));
    assertThat(Posted.entries(posted)).extracting(Entry::recordedTime).containsOnly(NOW);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 4_102_444_800_000L})
  void aTimeNoBrokerCanHaveReceivedTheRecordAtIsReplacedByNow(long timestampMs) {
    KafkaRecord record = Records.withTimestamp(Records.of(SALE, 0), timestampMs);

    assertThat(posted(record, null).event().recordedTime()).isEqualTo(NOW);
    assertThat(rejected(Records.withValue(record, null), null).recordedTime()).isEqualTo(NOW);
  }

  @Test
  void theSameEventAgainIsADuplicateAndNoDeadLetter() {
    byte[] state = state(posted(Records.of(SALE, 0), null));

    Rejection rejection = rejected(Records.of(SALE, 9), state);

    assertThat(rejection.code()).isEqualTo(RejectionCode.DUPLICATE);
    assertThat(rejection.code().isDeadLettered()).isFalse();
    assertThat(rejection)
        .extracting(
            Rejection::eventId,
            Rejection::source,
            Rejection::type,
            Rejection::subject,
            Rejection::brand,
            Rejection::topic,
            Rejection::partition,
            Rejection::offset,
            Rejection::recordedTime)
        .containsExactly(
            "l-1",
            "/fixture/shop",
            "ProductSold",
            "line:acme/17850/85123A",
            "acme",
            "sales",
            0,
            9L,
            Instant.ofEpochMilli(Records.RECEIVED_MS + 9_000));
  }

  @Test
  void theSameIdWithOtherContentIsAConflict() {
    byte[] state = state(posted(Records.of(SALE, 0), null));
    Event other =
        event("l-1", LINE, "2010-12-01T08:26:00Z", new ProductSold(7, gbp("2.55"), "LIGHT"));

    Rejection rejection = rejected(Records.of(other, 1), state);

    assertThat(rejection.code()).isEqualTo(RejectionCode.CONFLICT);
    assertThat(rejection.code().isDeadLettered()).isTrue();
  }

  @Test
  void anEventOfAnUnknownBrandLeavesNoTraceAndIsPostedOnceTheBrandIsThere() {
    Event foreign =
        plain("other", "x-1", Subject.line("other", "1"), "2010-12-01T08:26:00Z", sold());

    Rejection rejection = rejected(Records.of(foreign, 0), null);
    assertThat(rejection.code()).isEqualTo(RejectionCode.UNKNOWN_BRAND);
    assertThat(rejection.brand()).isEqualTo("other");

    ReferenceLog elsewhere = ReferenceLog.open(folder);
    elsewhere.publish(brandInEuro("other"));
    Outcome.Posted posted = posted(Records.of(foreign, 1), null);
    assertThat(posted.event().refVersion()).isEqualTo(2);
    assertThat(Posted.entries(posted)).hasSize(3);
  }

  @Test
  void aRefoldUsesThePinOfEachEventAndTheNewestForTheNewOne() {
    byte[] state = state(posted(Records.of(SALE, 0), null));
    references.publish(brandInEuro("other"));
    Event later =
        event("l-9", LINE, "2010-12-02T08:26:00Z", new ProductSold(1, gbp("2.55"), "LIGHT"));

    byte[] next = state(posted(Records.of(later, 1), state));

    assertThat(history(LINE, next))
        .containsExactly(new PinnedEvent(SALE, 1), new PinnedEvent(later, 2));
  }

  @Test
  void aLateEventPostsTheDifferenceToWhatItChanges() {
    Event returned =
        event("l-3", LINE, "2010-12-09T08:26:00Z", new SaleReturned(2, gbp("2.55"), null, null));
    Outcome.Posted first = posted(Records.of(returned, 0), null);
    assertThat(Posted.entries(first))
        .extracting(Entry::account)
        .containsExactlyInAnyOrder(
            "revenue.returned-unmatched", "receivables.invoiced", "units.returned-unmatched");

    Outcome.Posted second = posted(Records.of(SALE, 1), state(first));

    assertThat(Posted.entries(second))
        .filteredOn(entry -> entry.cause() == Cause.LATE)
        .extracting(Entry::eventId, Entry::triggerId, Entry::account, Entry::amountMicros)
        .containsExactlyInAnyOrder(
            tuple("l-3", "l-1", "revenue.returned-unmatched", -5_100_000L),
            tuple("l-3", "l-1", "units.returned-unmatched", -2_000_000L),
            tuple("l-3", "l-1", "revenue.products-returned", 5_100_000L),
            tuple("l-3", "l-1", "units.returned", 2_000_000L));
    assertThat(Posted.entries(second)).filteredOn(entry -> entry.cause() == Cause.EVENT).hasSize(3);
  }

  @Test
  void whatIsFinerThanTheTablesMicrosecondsIsCutBeforeItCanDecideAnOrder() {
    Event returned =
        event(
            "r", LINE, "2010-12-01T08:26:00.000001001Z", new SaleReturned(1, gbp("2"), null, null));
    Event sale =
        event("s", LINE, "2010-12-01T08:26:00.000001999Z", new ProductSold(1, gbp("2"), null));
    byte[] state = state(posted(Records.of(returned, 0), null));

    Outcome.Posted posted = posted(Records.of(sale, 1), state);

    assertThat(posted.event().event().effectiveTime())
        .isEqualTo(Instant.parse("2010-12-01T08:26:00.000001Z"));
    assertThat(Posted.entries(posted))
        .extracting(Entry::account)
        .contains("revenue.products-returned");
  }

  @Test
  void aSubjectWithTooManyEventsRefusesTheNext() {
    byte[] state = null;
    for (int i = 0; i < 3; i++) {
      Event sale = event("s-" + i, LINE, "2010-12-01T08:26:00Z", sold());
      state = state(posted(Records.of(sale, i), state));
    }

    Rejection rejection = rejected(Records.of(SALE, 3), state);

    assertThat(rejection.code()).isEqualTo(RejectionCode.HISTORY_FULL);
  }

  // ---- records no event comes out of ------------------------------------------------------------

  @Test
  void aRecordWithoutKeyValueAndHeadersIsUndecodable() {
    Rejection rejection = rejected(Records.empty("sales", 4), null);

    assertThat(rejection.code()).isEqualTo(RejectionCode.UNDECODABLE);
    assertThat(rejection)
        .extracting(
            Rejection::eventId,
            Rejection::source,
            Rejection::type,
            Rejection::subject,
            Rejection::brand)
        .containsOnlyNulls();
    assertThat(rejection.offset()).isEqualTo(4);
  }

  @Test
  void anEventWithoutAKeyIsRejectedForIt() {
    assertThat(rejected(Records.withKey(Records.of(SALE, 0), null), null).code())
        .isEqualTo(RejectionCode.SUBJECT_MISMATCH);
  }

  @Test
  void anEventWithoutAValueIsUndecodable() {
    assertThat(rejected(Records.withValue(Records.of(SALE, 0), null), null).code())
        .isEqualTo(RejectionCode.UNDECODABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "ce_specversion, 9.9, UNDECODABLE",
    "ce_specversion, , UNDECODABLE",
    "ce_id, , UNDECODABLE",
    "ce_id, ' ', INVALID",
    "ce_source, ':// no uri', UNDECODABLE",
    "ce_time, yesterday, UNDECODABLE",
    "ce_time, +10000-01-01T00:00:00Z, INVALID",
    "ce_time, +999999999-12-31T23:59:59.999999999-18:00, INVALID",
    "ce_time, -0044-03-15T12:00:00Z, INVALID",
    "ce_type, io.loopledger.UnitVanished, UNKNOWN_TYPE",
    "ce_type, , UNDECODABLE",
    "ce_subject, pallet:1, INVALID",
    "ce_subject, line:acme/other, SUBJECT_MISMATCH",
    "ce_subject, , INVALID",
    "ce_dataschema, urn:loopledger:avro:ProductSold:0000000000000000, UNKNOWN_SCHEMA",
  })
  void aDamagedAttributeIsRejectedWithItsCode(
      String header, @Nullable String value, RejectionCode code) {
    KafkaRecord record = Records.withHeader(Records.of(SALE, 0), header, value);

    assertThat(rejected(record, null).code()).isEqualTo(code);
  }

  @Test
  void aSchemaOfAnotherTypeIsUndecodableAndSpoilsNothingForThatTypeAfterwards() {
    KafkaRecord sale = Records.of(SALE, 0);
    KafkaRecord mixed = Records.withHeader(sale, "ce_type", "io.loopledger.UnitSold");

    assertThat(rejected(mixed, null).code()).isEqualTo(RejectionCode.UNDECODABLE);
    assertThat(Posted.entries(posted(sale, null))).hasSize(3);
    assertThat(rejected(mixed, null).code()).isEqualTo(RejectionCode.UNDECODABLE);
  }

  @Test
  void everyTruncationOfAValueIsRejected() {
    KafkaRecord sale = Records.of(SALE, 0);
    byte[] value = requireNonNull(sale.value());
    for (int length = 0; length < value.length; length++) {
      byte[] cut = Arrays.copyOf(value, length);
      assertThat(rejected(Records.withValue(sale, cut), null).code())
          .as("%d bytes of %d", length, value.length)
          .isIn(RejectionCode.UNDECODABLE, RejectionCode.INVALID);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fcffffff0f", // a text of 2,147,483,646 bytes
        "feffffff1f", // a text of more than an int can count
        "01", // a text of -1 bytes
        "ffffffffffffffffff01" // a text of the smallest long
      })
  void aLengthThatClaimsGigabytesIsUndecodableAndAllocatesNothing(String hex) {
    byte[] value = HexFormat.of().parseHex(hex);

    Rejection rejection = rejected(Records.withValue(Records.of(SALE, 0), value), null);

    assertThat(rejection.code()).isEqualTo(RejectionCode.UNDECODABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Erika Mustermann", "line:acme/Erika Mustermann/85123A"})
  void aKeyThatNamesACustomerStandsInNoRejection(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    KafkaRecord sale = Records.withKey(Records.of(SALE, 0), bytes);

    Rejection mismatch = rejected(sale, null);
    Rejection undecodable = rejected(Records.withHeader(sale, "ce_specversion", null), null);

    assertThat(mismatch.message())
        .isEqualTo(
            "the record's key is '...' but the event's subject is '...'; use the subject as the"
                + " key");
    assertThat(undecodable.code()).isEqualTo(RejectionCode.UNDECODABLE);
    for (Rejection rejection : List.of(mismatch, undecodable)) {
      assertThat(rejection.toString()).doesNotContain("Mustermann");
      assertThat(rejection.subject()).isNull();
      assertThat(rejection.offset()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ce_subject, Erika Mustermann",
    "ce_subject, line:Erika Mustermann",
    "ce_source, ':// Erika Mustermann'",
    "ce_id, Erika Mustermann",
  })
  void aHeaderThatNamesACustomerStandsInNoRejection(String header, String value) {
    KafkaRecord sale = Records.withHeader(Records.of(SALE, 0), header, value);
    KafkaRecord broken = Records.withValue(sale, null);

    assertThat(rejected(broken, null).toString()).doesNotContain("Mustermann");
  }

  @Test
  void aBrandThatIsNotTheSubjectsIsSaidWithoutTheSubject() {
    String subject = "line:Erika Mustermann/1";
    KafkaRecord sale = Records.withHeader(Records.of(SALE, 0), "ce_subject", subject);
    byte[] key = subject.getBytes(StandardCharsets.UTF_8);

    Rejection rejection = rejected(Records.withKey(sale, key), null);

    assertThat(rejection.message())
        .isEqualTo("subject '...' is not one of brand 'acme'; its key must begin with 'acme/'");
  }

  @Test
  void aMessageThatQuotesAMegabyteIsCut() {
    String type = "x".repeat(1_000_000);

    Rejection rejection = rejected(Records.withHeader(Records.of(SALE, 0), "ce_type", type), null);

    assertThat(rejection.code()).isEqualTo(RejectionCode.UNKNOWN_TYPE);
    assertThat(rejection.message()).hasSize(Rejections.MAX_MESSAGE + 3);
  }

  @Test
  void anIdLongerThanAnyOtherIsPostedAndKept() {
    Event sale = event("i".repeat(200_000), LINE, "2010-12-01T08:26:00Z", sold());

    byte[] state = state(posted(Records.of(sale, 0), null));

    assertThat(rejected(Records.of(sale, 1), state).code()).isEqualTo(RejectionCode.DUPLICATE);
  }

  // ---- events no rule can post ------------------------------------------------------------------

  @Test
  void anAmountBeyondTheLedgerIsRejected() {
    Event sale =
        event(
            "s",
            LINE,
            "2010-12-01T08:26:00Z",
            new ProductSold(3, new Money(Long.MAX_VALUE / 2, "EUR"), null));

    assertThat(rejected(Records.of(sale, 0), null).code()).isEqualTo(RejectionCode.AMOUNT_OVERFLOW);
  }

  @Test
  void aReturnWhoseMatchedPartsSumBeyondTheLedgerIsRejected() {
    Money half = new Money(Long.MAX_VALUE / 2 + 1, "EUR");
    byte[] state = null;
    for (int i = 0; i < 2; i++) {
      Event sale = event("s-" + i, LINE, "2010-12-01T08:26:00Z", new ProductSold(1, half, null));
      state = state(posted(Records.of(sale, i), state));
    }
    Event returned =
        event("r", LINE, "2010-12-09T08:26:00Z", new SaleReturned(2, half, null, null));

    assertThat(rejected(Records.of(returned, 2), state).code())
        .isEqualTo(RejectionCode.AMOUNT_OVERFLOW);
  }

  @Test
  void anEventWhoseProgrammeHasFactorsOfANewerReleaseIsRejectedNotThrown() throws IOException {
    String brand = Files.readString(folder.resolve("000001.brand.acme.json"));
    Files.writeString(
        folder.resolve("000002.brand.acme.json"),
        brand.replace("\"factorRevision\" : 2", "\"factorRevision\" : 7"));
    desk.refreshReferences();

    Rejection rejection = rejected(Records.of(SALE, 0), null);

    assertThat(rejection.code()).isEqualTo(RejectionCode.RULE_FAILED);
    assertThat(rejection.code().isDeadLettered()).isTrue();
    assertThat(rejection.message()).contains("factor revision 7, which this release has not");
  }

  // ---- faults of the platform -------------------------------------------------------------------

  @Test
  void damagedStateStopsTheJobInsteadOfBlamingTheEvent() {
    byte[] state = state(posted(Records.of(SALE, 0), null));
    byte[] damaged = Arrays.copyOf(state, state.length - 1);

    assertThatThrownBy(() -> desk.handle(Records.of(SALE, 1), damaged, NOW))
        .isInstanceOf(PlatformFaultException.class)
        .hasMessageContaining("state of line:acme/17850/85123A is damaged");
  }

  @Test
  void aLostReferenceVersionStopsTheJobInsteadOfBlamingTheEvent(@TempDir Path emptied) {
    byte[] state = state(posted(Records.of(SALE, 0), null));
    PostingDesk withoutReferences = new PostingDesk(ReferenceLog.open(emptied), 3);
    Event later = event("l-2", LINE, "2010-12-02T08:26:00Z", sold());

    assertThatThrownBy(() -> withoutReferences.handle(Records.of(later, 1), state, NOW))
        .isInstanceOf(PlatformFaultException.class)
        .hasMessageContaining("reference version 1 is not in " + emptied);
  }

  private byte[] state(Outcome.Posted posted) {
    return desk.stateOf(posted.history());
  }

  private Outcome.Posted posted(KafkaRecord record, byte @Nullable [] state) {
    Outcome outcome = desk.handle(record, state, NOW);
    assertThat(outcome).isInstanceOf(Outcome.Posted.class);
    return (Outcome.Posted) outcome;
  }

  private Rejection rejected(KafkaRecord record, byte @Nullable [] state) {
    Outcome outcome = desk.handle(record, state, NOW);
    assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
    return ((Outcome.Rejected) outcome).rejection();
  }

  private static Tuple row(String account, String measure, long micros) {
    return tuple(account, measure, micros, Cause.EVENT);
  }

  private static EventData sold() {
    return new ProductSold(1, Fixture.eur("1"), null);
  }

  private static Brand brandInEuro(String id) {
    return new Brand(
        id, id, "DE", ZoneId.of("Europe/Berlin"), "EUR", Brand.Policies.DEFAULT, List.of());
  }

  private static List<PinnedEvent> history(Subject subject, byte[] state) {
    return new HistoryCodec().decode(subject, state).history().events();
  }
}
