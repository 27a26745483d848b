package io.loopledger.ingest.privacy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.event.Pseudonym;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.SealedBytes;
import io.loopledger.testservers.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresPseudonymsTest {
  private static final String JANE = "jane.doe+planted@example.com";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  @TempDir private static Path folder = Path.of("");
  private static TestPostgres postgres;

  private ConnectionSource database;
  private PseudonymKey key;
  private Pseudonyms pseudonyms;

  @BeforeAll
  static void start() {
    postgres = TestPostgres.start(folder.resolve("postgres"));
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void open() throws IOException {
    String name = "application" + DATABASES.incrementAndGet();
    postgres.createDatabase(name);
    database = () -> DriverManager.getConnection(postgres.jdbcUrl(name));
    key = PseudonymKey.readOrCreate(folder.resolve("pseudonym.key"));
    pseudonyms = PostgresPseudonyms.open(database, key);
  }

  @Test
  void aCustomerGetsAPseudonymAndKeepsItAlsoInAnotherProcess() {
    String first = one("acme", JANE);

    assertThat(Pseudonym.isPseudonym(first)).isTrue();
    assertThat(one("acme", JANE)).isEqualTo(first);
    assertThat(PostgresPseudonyms.open(database, key).of("acme", List.of(JANE)))
        .containsExactly(Map.entry(JANE, first));
  }

  @Test
  void customersAreToldApartByBrandAndToTheLetter() {
    Set<String> seen = new HashSet<>();
    seen.add(one("acme", JANE));
    seen.add(one("other", JANE));
    seen.add(one("acme", JANE.toUpperCase(Locale.ROOT)));
    seen.add(one("acme", JANE + " "));
    seen.add(one("acm", "e" + JANE));
    seen.add(one("acme", ""));
    seen.add(one("acme", "\ud800"));
    seen.add(one("acme", "\ud801"));

    assertThat(seen).hasSize(8);
  }

  @Test
  void aPseudonymStandsForItselfAndIsNotStored() throws Exception {
    String pseudonym = "psn_" + "a".repeat(26);

    assertThat(pseudonyms.of("acme", List.of(pseudonym)))
        .containsExactly(Map.entry(pseudonym, pseudonym));
    assertThat(count("customer_pseudonyms")).isZero();
  }

  @Test
  void aBatchHasOnePseudonymForEachDistinctCustomer() throws Exception {
    List<String> references = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      references.add("customer " + i % 3000);
    }
    String known = one("acme", "customer 7");

    Map<String, String> all = pseudonyms.of("acme", references);

    assertThat(all).hasSize(3000).containsEntry("customer 7", known);
    assertThat(new HashSet<>(all.values())).hasSize(3000);
    assertThat(all.values()).allMatch(Pseudonym::isPseudonym);
    assertThat(pseudonyms.of("acme", references)).isEqualTo(all);
    assertThat(count("customer_pseudonyms")).isEqualTo(3000);
    assertThat(pseudonyms.of("acme", List.of())).isEmpty();
  }

  @Test
  void manyDoorsAtOnceAgreeAndNoneFails() throws Exception {
    List<Callable<Map<String, String>>> calls = new ArrayList<>();
    for (int door = 0; door < 40; door++) {
      // overlapping, and each in an order of its own
      int from = (door % 5) * 40;
      List<String> references =
          new ArrayList<>(IntStream.range(from, from + 200).mapToObj(i -> "c" + i).toList());
      Collections.shuffle(references, new Random(door));
      calls.add(() -> PostgresPseudonyms.open(database, key).of("acme", references));
    }
    Map<String, Set<String>> seen = new HashMap<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<Map<String, String>> call : pool.invokeAll(calls)) {
        call.get().forEach((c, p) -> seen.computeIfAbsent(c, none -> new HashSet<>()).add(p));
      }
    }

    assertThat(seen).hasSize(360);
    assertThat(seen.values()).allMatch(values -> values.size() == 1);
    assertThat(count("customer_pseudonyms")).isEqualTo(360);
  }

  @Test
  void noByteOfThePlainReferenceReachesTheDatabase() throws Exception {
    one("acme", JANE);
    Erasure erasure = Erasure.open(database, key);
    erasure.customer("acme", JANE, "dpo");
    one("acme", JANE);
    execute("CHECKPOINT");

    try (Stream<Path> files = Files.walk(folder.resolve("postgres"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(contains(Files.readAllBytes(file), "doe+planted")).as("%s", file).isFalse();
      }
    }
  }

  @Test
  void anErasureDeletesTheLinkOnceAndRecordsNothingOfTheCustomer() throws Exception {
    String before = one("acme", JANE);
    String neighbour = one("acme", "other");
    String elsewhere = one("other", JANE);
    Erasure erasure = Erasure.open(database, key);

    assertThat(erasure.customer("acme", JANE, "dpo")).isEqualTo(1);
    assertThat(erasure.customer("acme", JANE, "dpo")).isZero();

    assertThat(row("SELECT brand, what, count, requested_by FROM erasures"))
        .isEqualTo("acme|CUSTOMER_LINK|1|dpo");
    assertThat(count("erasures")).isEqualTo(1);
    assertThat(one("acme", "other")).isEqualTo(neighbour);
    assertThat(one("other", JANE)).isEqualTo(elsewhere);
    assertThat(one("acme", JANE)).isNotEqualTo(before);
  }

  @Test
  void aCustomerCanBeErasedByThePseudonym() throws Exception {
    String before = one("acme", JANE);
    Erasure erasure = Erasure.open(database, key);

    assertThat(erasure.customer("other", before, "dpo")).isZero();
    assertThat(erasure.customer("acme", before, "dpo")).isEqualTo(1);

    assertThat(one("acme", JANE)).isNotEqualTo(before);
  }

  @Test
  void destroyedSealingKeysAreRecorded() throws Exception {
    BrandKeys keys = BrandKeys.in(folder.resolve("brand-keys"));
    byte[] sealed = SealedBytes.seal(keys.current("acme"), new byte[] {1});
    Erasure erasure = Erasure.open(database, key);

    assertThat(erasure.destroySealingKeys(keys, "acme", "dpo")).isEqualTo(1);
    assertThat(erasure.destroySealingKeys(keys, "acme", "dpo")).isZero();

    assertThatThrownBy(() -> SealedBytes.open(keys, sealed))
        .hasMessageContaining("destroyed by an erasure");
    assertThat(row("SELECT brand, what, count, requested_by FROM erasures"))
        .isEqualTo("acme|SEALING_KEYS|1|dpo");
  }

  @Test
  void anotherKeyIsRefusedBeforeEveryCustomerBecomesANewOne() throws Exception {
    one("acme", JANE);
    Path other = folder.resolve("other.key");
    PseudonymKey wrong = PseudonymKey.readOrCreate(other);

    assertThatThrownBy(() -> PostgresPseudonyms.open(database, wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "%s is not the key the pseudonyms in the database were made with; put that one back:"
                    .formatted(other)
                + " with another key every customer would become a new one");
  }

  @Test
  void theKeyIsTheOwnersOnlyAndADamagedOneIsNotReplaced() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("pseudonym.key"))))
        .isEqualTo("rw-------");
    Path damaged = Files.writeString(folder.resolve("damaged.key"), "c2hvcnQ=");

    assertThatThrownBy(() -> PseudonymKey.readOrCreate(damaged))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no key of 32 bytes in base 64; put it back from a backup");
    assertThat(damaged).hasContent("c2hvcnQ=");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidWithoutTheCustomer() {
    ConnectionSource down =
        () -> {
          throw new SQLException("connection refused");
        };

    assertThatThrownBy(() -> PostgresPseudonyms.open(down, key))
        .isInstanceOf(PseudonymsUnavailableException.class)
        .hasMessage(
            "the store of pseudonyms does not answer (connection refused); check that PostgreSQL"
                + " runs, then send again");
  }

  private String one(String brand, String reference) {
    return requireNonNull(pseudonyms.of(brand, List.of(reference)).get(reference));
  }

  private long count(String table) throws SQLException {
    return Long.parseLong(row("SELECT count(*) FROM " + table));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String row(String sql) throws SQLException {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      List<String> cells = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        cells.add(rows.getString(i));
      }
      return String.join("|", cells);
    }
  }

  private static boolean contains(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }
}
