package io.loopledger.catalog.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceLogTest {
  private static final Brand ACME = TestReferences.ACME;
  private static final Instant NOON = Instant.parse("2026-01-09T16:00:00Z");

  private final Path folder;
  private final ReferenceLog log;

  ReferenceLogTest(@TempDir Path temp) {
    this.folder = temp.resolve("reference");
    this.log = ReferenceLog.open(folder);
  }

  @Test
  void anEmptyLogHasWhatTheReleaseShips() {
    assertThat(log.latest().version()).isZero();
    assertThat(log.latest().brands()).isEmpty();
    assertThat(log.latest().rates()).hasSize(1);
  }

  @Test
  void everyChangeMakesTheNextVersionAndOldOnesStay() throws IOException {
    assertThat(log.publish(ACME)).isEqualTo(1);
    assertThat(log.publishRates(rates("2026-01-09", "GBP", "0.87"))).isEqualTo(2);
    assertThat(log.publish(ACME.with(new Programme("fix-3", "RESTART", 2)))).isEqualTo(3);

    assertThat(log.at(0).brand("acme")).isEmpty();
    assertThat(log.at(1).brand("acme")).contains(ACME);
    assertThat(log.at(2).rates()).hasSize(2);
    assertThat(log.at(2).brand("acme")).contains(ACME);
    assertThat(log.at(3).brand("acme").orElseThrow().programmes()).hasSize(3);
    assertThat(fileNames())
        .containsExactly(
            "000001.brand.acme.json",
            "000002.rates.2026-01-09.csv",
            "000003.brand.acme.json",
            "lock");
  }

  @Test
  void aBrandIsReadBackByAnotherProcessAsItWasPublished() {
    log.publish(ACME);

    assertThat(ReferenceLog.open(folder).latest().brand("acme")).contains(ACME);
  }

  @Test
  void anotherInstanceSeesChangesWhenItLooksOrIsAskedForANewerVersion() {
    ReferenceLog reader = ReferenceLog.open(folder);
    log.publish(ACME);
    assertThat(reader.latest().version()).isZero();

    assertThat(reader.refresh()).isTrue();
    assertThat(reader.refresh()).isFalse();
    assertThat(reader.latest().version()).isEqualTo(1);

    log.publish(other("globex"));
    assertThat(reader.at(2).brand("globex")).isPresent();
  }

  @Test
  void publishingWhatIsKnownChangesNothing() throws IOException {
    log.publish(ACME);
    Path rates = rates("2026-01-09", "GBP", "0.87");
    log.publishRates(rates);

    assertThat(log.publish(ACME)).isEqualTo(2);
    assertThat(log.publishRates(rates)).isEqualTo(2);
    assertThat(fileNames()).hasSize(3);
  }

  @Test
  void whatFiguresWerePostedUnderCannotChange() {
    log.publish(ACME);

    assertRefused(ACME.with(new Programme("fix-1", "RESTART", 2)), "programme fix-1 is");
    assertRefused(
        new Brand(
            "acme",
            "acme-group",
            "DE",
            ZoneId.of("Europe/Berlin"),
            "EUR",
            Brand.Policies.DEFAULT,
            ACME.programmes().subList(0, 1)),
        "programme fix-2 is Programme[id=fix-2, method=RESTART, factorRevision=2] and cannot"
            + " become absent");
    assertRefused(changed("other", "DE", "Europe/Berlin", "EUR"), "tenant is acme-group");
    assertRefused(changed("acme-group", "AT", "Europe/Berlin", "EUR"), "legalCountry is DE");
    assertRefused(
        changed("acme-group", "DE", "UTC", "EUR"), "contractZone is Europe/Berlin and cannot");
    assertRefused(
        changed("acme-group", "DE", "Europe/Berlin", "GBP"),
        "reportingCurrency is EUR and cannot become GBP");
    assertThat(log.latest().version()).isEqualTo(1);
  }

  @Test
  void aRestatementMayChangeFactorsAndPoliciesButNotTheZone() {
    log.publish(ACME);
    Brand restated = ACME.with(new Programme("fix-1", "RESTART", 2));

    assertThat(log.publishRestated(restated)).isEqualTo(2);
    assertThat(log.at(1).brand("acme")).contains(ACME);
    assertThat(log.at(2).brand("acme")).contains(restated);
    assertThatThrownBy(() -> log.publishRestated(changed("acme-group", "DE", "UTC", "EUR")))
        .hasMessageContaining("contractZone is Europe/Berlin and cannot become UTC");
  }

  @Test
  void rulesAreInForceFromTheirVersionOn() {
    assertThat(log.publishRules("2026-12")).isEqualTo(1);
    assertThat(log.publishRules("2026-12")).isEqualTo(1);
    assertThat(log.publish(ACME)).isEqualTo(2);

    ReferenceLog again = ReferenceLog.open(folder);
    assertThat(again.at(0).ruleVersion()).isEqualTo("2026-11");
    assertThat(again.at(1).ruleVersion()).isEqualTo("2026-12");
    assertThat(again.latest().ruleVersion()).isEqualTo("2026-12");
  }

  @Test
  void aProgrammeWithFactorsThatTheReleaseLacksIsRefused() {
    assertThatThrownBy(() -> log.publish(ACME.with(new Programme("new", "ADEME", 9))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "programme new uses method ADEME with factor revision 9, which this release has not");
    assertThat(log.latest().version()).isZero();
  }

  @Test
  void whatIsNoRateFileIsRefusedBeforeItIsTaken() throws IOException {
    Path junk = Files.writeString(folder.resolveSibling("junk.csv"), "hello");

    assertThatThrownBy(() -> log.publishRates(junk))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("junk.csv");
    assertThat(log.latest().version()).isZero();
  }

  @Test
  void ratesHoldFromTheVersionThatBringsThem() throws IOException {
    log.publishRates(rates("2026-01-09", "GBP", "0.87"));

    assertThatThrownBy(() -> log.at(0).bookingRate("GBP", "EUR", NOON))
        .hasMessageContaining("no recent rate for currency GBP");
    assertThat(log.at(1).bookingRate("GBP", "EUR", NOON).fromPerEur()).isEqualTo("0.87");
  }

  @Test
  void ofTwoFilesTheLaterDayCountsAndForOneDayTheFileLoadedLast() throws IOException {
    log.publishRates(rates("2026-01-09", "GBP", "0.87"));
    log.publishRates(rates("2026-01-08", "GBP", "0.99"));
    assertThat(log.at(2).bookingRate("GBP", "EUR", NOON).fromPerEur()).isEqualTo("0.87");

    log.publishRates(rates("2026-01-09", "GBP", "0.88"));
    assertThat(log.at(3).bookingRate("GBP", "EUR", NOON).fromPerEur()).isEqualTo("0.88");
    assertThat(log.at(2).bookingRate("GBP", "EUR", NOON).fromPerEur()).isEqualTo("0.87");
  }

  @Test
  void aVersionThatWasNeverPublishedIsAnError() {
    assertThatThrownBy(() -> log.at(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reference version 1 is not in " + folder)
        .hasMessageContaining("which ends at 0; restore the folder's files");
    assertThatThrownBy(() -> log.at(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingFileIsNoticed() throws IOException {
    log.publish(ACME);
    log.publish(other("globex"));
    Files.delete(folder.resolve("000001.brand.acme.json"));

    assertThatThrownBy(() -> ReferenceLog.open(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "reference file 000001 is missing from %s; restore it: figures were posted with it",
            folder);
  }

  @Test
  void aHalfWrittenFileIsNeverRead() throws IOException {
    log.publish(ACME);
    Files.writeString(folder.resolve(".unfinished"), "{ \"id\": \"glo");

    assertThat(ReferenceLog.open(folder).latest().version()).isEqualTo(1);
    assertThat(log.publish(other("globex"))).isEqualTo(2);
    assertThat(ReferenceLog.open(folder).latest().brand("globex")).isPresent();
    assertThat(folder.resolve(".unfinished")).doesNotExist();
  }

  @Test
  void writersAtTheSameTimeLoseNothing() throws Exception {
    List<Callable<Long>> writers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      ReferenceLog one = i % 2 == 0 ? log : ReferenceLog.open(folder);
      String id = "brand-" + i;
      writers.add(() -> one.publish(other(id)));
    }
    List<Long> versions = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Long> written : threads.invokeAll(writers)) {
        versions.add(written.get());
      }
    }

    assertThat(versions).doesNotHaveDuplicates().hasSize(24);
    assertThat(ReferenceLog.open(folder).latest().brands()).hasSize(24);
    assertThat(ReferenceLog.open(folder).latest().version()).isEqualTo(24);
  }

  private void assertRefused(Brand next, String message) {
    assertThatThrownBy(() -> log.publish(next))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("brand acme: ")
        .hasMessageContaining(message)
        .hasMessageContaining("figures were posted under it");
  }

  private static Brand other(String id) {
    return new Brand(
        id, id, "GB", ZoneId.of("Europe/London"), "GBP", Brand.Policies.DEFAULT, List.of());
  }

  private static Brand changed(String tenant, String country, String zone, String currency) {
    return new Brand(
        "acme",
        tenant,
        country,
        ZoneId.of(zone),
        currency,
        Brand.Policies.DEFAULT,
        ACME.programmes());
  }

  private Path rates(String day, String currency, String rate) throws IOException {
    return Files.writeString(
        folder.resolveSibling(day + ".csv"), "Date,%s,\n%s,%s,\n".formatted(currency, day, rate));
  }

  private List<String> fileNames() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
