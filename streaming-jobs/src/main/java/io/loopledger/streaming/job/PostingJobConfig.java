package io.loopledger.streaming.job;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.lake.LakeConfig;
import io.loopledger.streaming.posting.ReferenceSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything the posting job can be told, in one place.
 *
 * @param kafkaBootstrapServers {@code kafka.bootstrap-servers}, required
 * @param lake {@code catalog.uri}, {@code catalog.user}, {@code catalog.password-file}, required;
 *     where its files are: {@link LakeStoreKeys}
 * @param checkpointDir {@code checkpoint.dir}, required: a {@code file:///} address, or {@code
 *     s3://bucket/folder} where Flink has a file system for it
 * @param referenceDir {@code reference.dir}: folder of the reference log; either it or {@code
 *     reference.topic} is required
 * @param brandKeysDir {@code brand-keys.dir}, required: folder of the keys that seal dead letters
 * @param restPort {@code rest.port}, default 8081: loopback port of Flink's REST interface, in one
 *     JVM; a cluster has its own
 * @param commitInterval {@code commit-interval}, default that of the {@link Profile}: how often
 *     rows become visible
 * @param parallelism {@code parallelism}, default 1
 * @param maxEventsPerSubject {@code max-events-per-subject}, default 2000
 * @param deployment {@code start}, {@code profile}, {@code state-backend}, {@code
 *     checkpoint-timeout}, {@code kafka.security.protocol} and what belongs to it, {@code
 *     metrics.port}, {@code lineage.file}, {@code lineage.url}
 */
public record PostingJobConfig(
    String kafkaBootstrapServers,
    LakeConfig lake,
    String checkpointDir,
    String referenceDir,
    String brandKeysDir,
    int restPort,
    Duration commitInterval,
    int parallelism,
    int maxEventsPerSubject,
    Deployment deployment) {

  private static final int MAX_PORT = 65_535;

  static final Set<String> KEYS =
      Stream.of(
              Set.of(
                  "kafka.bootstrap-servers",
                  "catalog.uri",
                  "catalog.user",
                  "catalog.password-file",
                  "checkpoint.dir",
                  "reference.dir",
                  "reference.topic",
                  "brand-keys.dir",
                  "rest.port",
                  "commit-interval",
                  "parallelism",
                  "max-events-per-subject",
                  "start",
                  "profile",
                  "state-backend",
                  "checkpoint-timeout"),
              LakeStoreKeys.KEYS,
              KafkaSecurity.KEYS,
              Watching.KEYS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Reads a properties file.
   *
   * @throws IllegalArgumentException listing every missing, unknown and malformed key
   * @throws IOException naming the file, or the password file, that cannot be read
   */
  public static PostingJobConfig read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return of(properties);
  }

  /** Reads properties; see {@link #read}. */
  static PostingJobConfig of(Properties properties) throws IOException {
    Keys keys = new Keys(properties);
    String bootstrap = keys.text("kafka.bootstrap-servers", null);
    String uri = keys.text("catalog.uri", null);
    String user = keys.text("catalog.user", null);
    String passwordFile = keys.text("catalog.password-file", null);
    LakeStoreKeys store = LakeStoreKeys.of(keys);
    String checkpoints = keys.address("checkpoint.dir");
    String references = keys.optional("reference.dir");
    String referenceTopic = keys.optional("reference.topic");
    keys.requireOneOf("reference.dir", references, "reference.topic", referenceTopic);
    String brandKeys = keys.text("brand-keys.dir", null);
    int restPort = keys.positive("rest.port", "8081", MAX_PORT);
    Profile profile = keys.oneOf("profile", Profile.LIVE);
    Duration interval =
        keys.duration("commit-interval", profile.commitInterval().toMillis() + "ms");
    int parallelism = keys.positive("parallelism", "1", FlinkSettings.MAX_PARALLELISM);
    int maxEvents = keys.positive("max-events-per-subject", "2000", Integer.MAX_VALUE);
    KafkaSecurity.Keys security = KafkaSecurity.Keys.of(keys);
    StartPolicy start = keys.oneOf("start", StartPolicy.CHECKED);
    Running running =
        new Running(
            profile,
            keys.oneOf("state-backend", StateBackend.HEAP),
            keys.duration("checkpoint-timeout", "5m"));
    Watching watching = Watching.of(keys);
    keys.throwIfHasProblems();
    String password = Files.readString(Path.of(passwordFile)).strip();
    return new PostingJobConfig(
        bootstrap,
        new LakeConfig(uri, user, password, store.read()),
        checkpoints,
        references,
        brandKeys,
        restPort,
        interval,
        parallelism,
        maxEvents,
        new Deployment(security.read(), start, running, watching, referenceTopic));
  }

  /** Where reference data comes from. */
  ReferenceSource references() {
    if (deployment.referenceTopic().isEmpty()) {
      return new ReferenceSource.Folder(referenceDir);
    }
    Properties client = deployment.kafka().properties();
    client.setProperty("bootstrap.servers", kafkaBootstrapServers);
    return new ReferenceSource.Topic(client, deployment.referenceTopic());
  }

  /** Reads keys and collects what is wrong with them. */
  static final class Keys {
    private final Properties properties;
    private final List<String> problems = new ArrayList<>();

    Keys(Properties properties) {
      this.properties = properties;
      Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
      unknown.removeAll(KEYS);
      unknown.forEach(
          key -> problems.add("%s is not a key; known are %s".formatted(key, new TreeSet<>(KEYS))));
    }

    String text(String key, @Nullable String otherwise) {
      String value = properties.getProperty(key, otherwise == null ? "" : otherwise).strip();
      if (value.isEmpty()) {
        problems.add(key + " is missing");
      }
      return value;
    }

    /** Something else that is wrong. */
    void problem(String problem) {
      problems.add(problem);
    }

    /** A value that may be missing: then it is empty. */
    String optional(String key) {
      return properties.getProperty(key, "").strip();
    }

    void requireOneOf(String first, String firstValue, String second, String secondValue) {
      if (firstValue.isEmpty() == secondValue.isEmpty()) {
        problems.add(
            "%s and %s are %s; give one of them"
                .formatted(first, second, firstValue.isEmpty() ? "missing" : "both given"));
      }
    }

    String oneOf(String key, String otherwise, Set<String> values) {
      String value = text(key, otherwise);
      if (!values.contains(value)) {
        problems.add(
            "%s is '%s'; it must be one of %s".formatted(key, value, new TreeSet<>(values)));
        return otherwise;
      }
      return value;
    }

    /** One of the values of an enum, by its name in small letters. */
    <E extends Enum<E>> E oneOf(String key, E otherwise) {
      String fallback = otherwise.name().toLowerCase(Locale.ROOT);
      Class<E> type = otherwise.getDeclaringClass();
      Set<String> names =
          Arrays.stream(type.getEnumConstants())
              .map(value -> value.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.toUnmodifiableSet());
      return Enum.valueOf(type, oneOf(key, fallback, names).toUpperCase(Locale.ROOT));
    }

    String address(String key) {
      String value = text(key, null);
      if (!value.isEmpty() && !value.startsWith("file:/") && !value.startsWith("s3://")) {
        problems.add("%s is '%s'; it must be a file:/// or s3:// address".formatted(key, value));
      }
      return value;
    }

    int positive(String key, @Nullable String otherwise, int most) {
      return parsed(
          key,
          otherwise,
          1,
          "a whole number from 1 to " + most,
          value -> {
            int number = positiveInt(value);
            if (number > most) {
              throw new IllegalArgumentException("above " + most);
            }
            return number;
          });
    }

    /** A port that may be missing. */
    OptionalInt optionalPort(String key) {
      return optional(key).isEmpty()
          ? OptionalInt.empty()
          : OptionalInt.of(positive(key, null, MAX_PORT));
    }

    Duration duration(String key, String otherwise) {
      return parsed(
          key,
          otherwise,
          Duration.ofSeconds(1),
          "a duration such as 500ms, 2s or 1m",
          Keys::positiveDuration);
    }

    void throwIfHasProblems() {
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(
            "the posting job's configuration has problems:\n- " + String.join("\n- ", problems));
      }
    }

    private <T> T parsed(
        String key,
        @Nullable String otherwise,
        T onError,
        String form,
        Function<String, T> parser) {
      String value = text(key, otherwise);
      if (value.isEmpty()) {
        return onError;
      }
      try {
        return requireNonNull(parser.apply(value));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        problems.add("%s is '%s'; it must be %s".formatted(key, value, form));
        return onError;
      }
    }

    private static Duration positiveDuration(String value) {
      String iso = value.toUpperCase(Locale.ROOT);
      Duration duration =
          iso.endsWith("MS")
              ? Duration.ofMillis(positiveInt(iso.substring(0, iso.length() - 2)))
              : Duration.parse("PT" + iso);
      if (!duration.isPositive()) {
        throw new IllegalArgumentException("not above 0");
      }
      return duration;
    }

    private static int positiveInt(String value) {
      int number = Integer.parseInt(value);
      if (number <= 0) {
        throw new IllegalArgumentException("not above 0");
      }
      return number;
    }
  }
}
