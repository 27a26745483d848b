package io.loopledger.ingest.collector;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the collector is told at its start.
 *
 * @param address {@code server.address}: the address to listen on; 127.0.0.1
 * @param port {@code server.port}: the port to listen on; 18085; 0 takes a free one
 * @param tls {@code server.tls.certificate} and {@code server.tls.key}: PEM files; plain HTTP
 *     without them
 * @param bootstrapServers {@code kafka.bootstrap-servers}: brokers to begin with
 * @param patience {@code kafka.patience}: how long an acknowledgement may take, ms; 15000
 * @param databaseUrl {@code application-db.url}: the database of keys and pseudonyms
 * @param databaseUser {@code application-db.user}
 * @param databasePasswordFile {@code application-db.password-file}
 * @param brandKeys {@code brand-keys.dir}: the folder of sealing keys
 * @param pseudonymKey {@code pseudonym-key.file}: the key customers are looked up under
 * @param limits what one request, and all together, may take
 * @param webhooks {@code webhooks.dir}: the folder of webhook sources; no webhooks without it
 */
public record CollectorConfig(
    String address,
    int port,
    Optional<Tls> tls,
    String bootstrapServers,
    Duration patience,
    String databaseUrl,
    String databaseUser,
    Path databasePasswordFile,
    Path brandKeys,
    Path pseudonymKey,
    Limits limits,
    Optional<Path> webhooks) {

  /** The files of the server's certificate. */
  public record Tls(Path certificate, Path key) {}

  /**
   * Limits.
   *
   * @param maxWireBytes {@code max-wire-bytes}: largest body as it travels; 5 MB
   * @param maxBodyBytes {@code max-body-bytes}: largest body unpacked; 10 MB
   * @param maxBatchEvents {@code max-batch-events}: most events of a request; 1,000
   * @param maxBytesInFlight {@code max-bytes-in-flight}: bodies of all requests together; 64 MB
   * @param duplicateWindow {@code duplicate-window}: events remembered to tell duplicates; 200,000
   */
  public record Limits(
      int maxWireBytes,
      int maxBodyBytes,
      int maxBatchEvents,
      int maxBytesInFlight,
      int duplicateWindow) {
    /** The limits where nothing else is said. */
    public static final Limits DEFAULT =
        new Limits(5_000_000, 10_000_000, 1_000, 64_000_000, 200_000);
  }

  /**
   * Reads a properties file, and says at once all that is wrong with it.
   *
   * @throws IllegalArgumentException naming each key with its fault
   */
  public static CollectorConfig read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return new Keys(properties).config(file);
  }

  /** Takes the keys one by one; what is left over nobody knows. */
  private static final class Keys {
    private final Properties properties;
    private final Set<String> left = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    Keys(Properties properties) {
      this.properties = properties;
      left.addAll(properties.stringPropertyNames());
    }

    CollectorConfig config(Path file) {
      CollectorConfig config =
          new CollectorConfig(
              optional("server.address").orElse("127.0.0.1"),
              number("server.port", 18_085),
              tls(),
              required("kafka.bootstrap-servers"),
              Duration.ofMillis(number("kafka.patience", 15_000)),
              required("application-db.url"),
              required("application-db.user"),
              Path.of(required("application-db.password-file")),
              Path.of(required("brand-keys.dir")),
              Path.of(required("pseudonym-key.file")),
              limits(),
              optional("webhooks.dir").map(Path::of));
      left.forEach(key -> problems.add("there is no key '%s'".formatted(key)));
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(
            "%s is wrong:%n  %s".formatted(file, String.join("\n  ", problems)));
      }
      return config;
    }

    private Limits limits() {
      Limits usual = Limits.DEFAULT;
      return new Limits(
          number("max-wire-bytes", usual.maxWireBytes()),
          number("max-body-bytes", usual.maxBodyBytes()),
          number("max-batch-events", usual.maxBatchEvents()),
          number("max-bytes-in-flight", usual.maxBytesInFlight()),
          number("duplicate-window", usual.duplicateWindow()));
    }

    private Optional<Tls> tls() {
      Optional<String> certificate = optional("server.tls.certificate");
      Optional<String> key = optional("server.tls.key");
      if (certificate.isPresent() != key.isPresent()) {
        problems.add("server.tls.certificate and server.tls.key need each other");
      }
      return certificate.isPresent() && key.isPresent()
          ? Optional.of(new Tls(Path.of(certificate.get()), Path.of(key.get())))
          : Optional.empty();
    }

    private Optional<String> optional(String key) {
      left.remove(key);
      return Optional.ofNullable(properties.getProperty(key)).filter(value -> !value.isBlank());
    }

    private String required(String key) {
      return optional(key)
          .orElseGet(
              () -> {
                problems.add(key + " is missing");
                return "";
              });
    }

    private int number(String key, int usual) {
      String text = optional(key).orElse(Integer.toString(usual));
      try {
        int number = Integer.parseInt(text.strip());
        if (number > 0 || (number == 0 && key.equals("server.port"))) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below, with the negative ones.
      }
      problems.add("%s is '%s', but must be a whole number from 1".formatted(key, text));
      return usual;
    }
  }
}
