package io.loopledger.catalog.reference;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loopledger.catalog.fx.FxRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

/**
 * The numbered history of reference data: a folder of files, one per change, never edited. The
 * number of a file is the reference version that it makes; what is in force at version N follows
 * from files 1 to N alone, so a pinned version can always be asked for again.
 *
 * <p>{@code 000001.brand.acme.json} registers or extends a brand, {@code 000002.rates.NAME} adds a
 * rate file of the ECB, {@code 000003.calendar.acme.json} closes or reopens a posting period of a
 * brand. Writers take a lock; readers need none, because a file appears whole.
 */
public final class ReferenceLog {
  /** File locks are held by a process; this one keeps its threads and logs apart. */
  private static final ReentrantLock WRITERS = new ReentrantLock();

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Path folder;
  private final Around around;
  private final List<ReferenceData> versions = new ArrayList<>();

  /** What else happens around a log: where its files come from, and where they go. */
  public interface Around {
    /** Nothing does. */
    Around NOTHING = new Around() {};

    /** Brings files that were published elsewhere into the folder; called before each look. */
    default void beforeLook() {}

    /** Takes files that were appended here to where others read them. */
    default void appended() {}
  }

  private ReferenceLog(Path folder, Around around) {
    this.folder = folder;
    this.around = around;
    versions.add(ReferenceData.builtIn());
  }

  /** Opens the log in a folder, which is created where it is missing, and reads what is there. */
  public static ReferenceLog open(Path folder) {
    return open(folder, Around.NOTHING);
  }

  /** The same, with something around it. */
  public static ReferenceLog open(Path folder, Around around) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create the reference folder " + folder, e);
    }
    ReferenceLog log = new ReferenceLog(folder, around);
    log.refresh();
    return log;
  }

  /** The newest version that was read. */
  public synchronized ReferenceData latest() {
    return versions.get(versions.size() - 1);
  }

  /**
   * A version.
   *
   * @throws IllegalArgumentException if it was never published here: its folder was lost or
   *     replaced
   */
  public synchronized ReferenceData at(long version) {
    if (version >= versions.size()) {
      refresh();
    }
    if (version < 0 || version >= versions.size()) {
      throw new IllegalArgumentException(
          "reference version %d is not in %s, which ends at %d; restore the folder's files"
              .formatted(version, folder, versions.size() - 1));
    }
    return versions.get((int) version);
  }

  /** Reads files that appeared since the last look; whether there were any. */
  public synchronized boolean refresh() {
    int before = versions.size();
    around.beforeLook();
    List<Path> files = ReferenceFiles.in(folder);
    for (Path file : files.subList(Math.min(before - 1, files.size()), files.size())) {
      versions.add(ReferenceFiles.read(file, versions.getLast(), JSON));
    }
    return versions.size() > before;
  }

  /**
   * Registers a brand, or extends a registered one.
   *
   * @return the new version, or the current one if nothing changed
   * @throws IllegalArgumentException if it would change what figures were already posted under
   */
  public long publish(Brand brand) {
    return publish(brand, Brand::requireCompatible);
  }

  /**
   * Registers other policies or factor revisions of a brand. Events seen from then on are pinned to
   * them; what was posted before stays until commands re-pin it.
   *
   * @return the new version, or the current one if nothing changed
   * @throws IllegalArgumentException if it would change what no restatement can
   */
  public long publishRestated(Brand brand) {
    return publish(brand, Brand::requireRestatable);
  }

  private long publish(Brand brand, BiConsumer<Brand, Brand> check) {
    return locked(
        log -> {
          Brand known = log.latest().brand(brand.id()).orElse(brand);
          check.accept(known, brand);
          if (log.latest().brand(brand.id()).isPresent() && known.equals(brand)) {
            return log.latest().version();
          }
          brand.programmes().forEach(log.latest()::impact);
          return log.append("brand." + brand.id() + ".json", json(BrandFile.of(brand)));
        });
  }

  /**
   * Adds a rate file of the ECB (CSV, its zip, or XML). Where two files have a rate of the same
   * day, the one added last is used.
   *
   * @return the new version, or the current one if the last file holds the same rates
   * @throws IllegalArgumentException naming file, line and value if it is not such a file
   */
  public long publishRates(Path rates) {
    String identity = FxRates.read(rates).version();
    return locked(
        log -> {
          if (log.latest().rates().get(0).version().equals(identity)) {
            return log.latest().version();
          }
          try {
            String name =
                requireNonNull(rates.getFileName(), "a folder is no rate file").toString();
            return log.append("rates." + name, Files.readAllBytes(rates));
          } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + rates, e);
          }
        });
  }

  /**
   * Puts a version of the posting rules in force, for every event first seen from then on.
   *
   * @return the new version, or the current one if these rules are in force already
   */
  public long publishRules(String ruleVersion) {
    Slugs.require("rule version", ruleVersion);
    return locked(
        log ->
            log.latest().ruleVersion().equals(ruleVersion)
                ? log.latest().version()
                : log.append("rules." + ruleVersion, new byte[0]));
  }

  /**
   * Closes a posting period of a brand, or opens it again; entries posted from then on follow it.
   *
   * @return the new version, or the current one if the period is as it is asked for
   * @throws IllegalArgumentException if the brand is not registered
   */
  public long publish(PeriodChange change) {
    return locked(
        log -> {
          ReferenceData latest = log.latest();
          if (latest.brand(change.brand()).isEmpty()) {
            throw new IllegalArgumentException(
                "brand '%s' is not registered, so it has no periods".formatted(change.brand()));
          }
          boolean isClosed = latest.calendar().isClosed(change.brand(), change.period());
          return isClosed == (change.action() == PeriodChange.Action.CLOSE)
              ? latest.version()
              : log.append("calendar." + change.brand() + ".json", json(PeriodFile.of(change)));
        });
  }

  private long locked(ToLongFunction<ReferenceLog> change) {
    WRITERS.lock();
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      requireNonNull(lock, "a blocking lock is never null");
      refresh();
      return change.applyAsLong(this);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock the reference folder " + folder, e);
    } finally {
      WRITERS.unlock();
    }
  }

  private synchronized long append(String name, byte[] content) {
    long version = versions.size();
    Path target = folder.resolve("%06d.%s".formatted(version, name));
    Path unfinished = folder.resolve(".unfinished");
    try {
      Files.write(unfinished, content);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new UncheckedIOException("the file system of " + folder + " cannot rename files", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
    refresh();
    around.appended();
    return version;
  }

  private static byte[] json(Record file) {
    try {
      return JSON.writeValueAsBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a record of texts is always writable as JSON", e);
    }
  }
}
