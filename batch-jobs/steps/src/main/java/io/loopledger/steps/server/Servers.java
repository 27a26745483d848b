package io.loopledger.steps.server;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The servers of the night, from the file that the platform writes when it starts: {@code
 * run/night-servers.properties} of the home.
 *
 * @param kafkaBootstrapServers brokers to begin with
 * @param lakeConfig catalog and warehouse of the lake
 * @param trino how Trino is asked
 * @param referenceDir folder of the reference log
 * @param batch the night's own database
 */
public record Servers(
    String kafkaBootstrapServers,
    LakeConfig lakeConfig,
    TrinoAddress trino,
    Path referenceDir,
    Database batch) {
  private static final String FILE = "run/night-servers.properties";
  private static final Set<String> KEYS =
      Set.of(
          "kafka.bootstrap-servers",
          "catalog.uri",
          "catalog.user",
          "catalog.password-file",
          "lake.warehouse",
          "trino.url",
          "trino.user",
          "trino.password-file",
          "trino.trust-store",
          "reference.dir",
          "batch.uri",
          "batch.user",
          "batch.password-file");

  /** Those that a Trino without TLS and without passwords needs none of. */
  private static final Set<String> OPTIONAL = Set.of("trino.password-file", "trino.trust-store");

  /**
   * How Trino is asked.
   *
   * @param url its JDBC address, which names the lake's catalog
   * @param user a user that sees and may write everything
   * @param password of this user; null where the server asks for none
   * @param trustStore the certificates to trust; null where there is no TLS
   */
  public record TrinoAddress(
      String url, String user, @Nullable String password, @Nullable Path trustStore) {
    @Override
    public String toString() {
      return "%s as %s".formatted(url, user);
    }
  }

  /** A database of PostgreSQL. */
  public record Database(String uri, String user, String password) {
    @Override
    public String toString() {
      return "%s as %s".formatted(uri, user);
    }
  }

  /**
   * The servers of a home.
   *
   * @throws IllegalArgumentException if the file is not there or wrong: with all that is
   */
  public static Servers of(Path home) {
    Path file = home.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "%s is missing: the platform writes it when it starts; run ./loopledger up"
              .formatted(file));
    }
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      requireComplete(file, properties);
      return read(properties);
    } catch (IOException e) {
      throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static void requireComplete(Path file, Properties properties) {
    List<String> problems = new ArrayList<>();
    for (String key : new TreeSet<>(KEYS)) {
      if (!OPTIONAL.contains(key) && properties.getProperty(key, "").isBlank()) {
        problems.add("there is no value for " + key);
      }
    }
    Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
    unknown.removeAll(KEYS);
    unknown.forEach(key -> problems.add("there is no key " + key));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is wrong: %s. ./loopledger up writes it anew"
              .formatted(file, String.join("; ", problems)));
    }
  }

  private static Servers read(Properties p) throws IOException {
    String trust = p.getProperty("trino.trust-store");
    return new Servers(
        text(p, "kafka.bootstrap-servers"),
        new LakeConfig(
            text(p, "catalog.uri"),
            text(p, "catalog.user"),
            requireNonNull(secret(p, "catalog.password-file")),
            text(p, "lake.warehouse")),
        new TrinoAddress(
            text(p, "trino.url"),
            text(p, "trino.user"),
            secret(p, "trino.password-file"),
            trust == null ? null : Path.of(trust)),
        Path.of(text(p, "reference.dir")),
        new Database(
            text(p, "batch.uri"),
            text(p, "batch.user"),
            requireNonNull(secret(p, "batch.password-file"))));
  }

  private static String text(Properties properties, String key) {
    return properties.getProperty(key).strip();
  }

  private static @Nullable String secret(Properties properties, String key) throws IOException {
    String file = properties.getProperty(key);
    return file == null ? null : Files.readString(Path.of(file)).strip();
  }

  /** The lake, past Trino; the caller closes it. */
  public Lake lake() {
    return Lake.open(lakeConfig);
  }

  /** The history of reference data as it is now. */
  public ReferenceLog references() {
    return ReferenceLog.open(referenceDir);
  }

  /** A connection to the night's own database. */
  public Connection connectToBatch() throws SQLException {
    return DriverManager.getConnection(batch.uri(), batch.user(), batch.password());
  }

  /** A connection to the lake through Trino; nothing is sent before the first query. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", trino.user());
    properties.setProperty("source", "loopledger-night");
    if (trino.password() != null) {
      properties.setProperty("password", trino.password());
    }
    if (trino.trustStore() != null) {
      properties.setProperty("SSL", "true");
      properties.setProperty("SSLVerification", "FULL");
      properties.setProperty("SSLTrustStorePath", trino.trustStore().toString());
    }
    return DriverManager.getConnection(trino.url(), properties);
  }
}
