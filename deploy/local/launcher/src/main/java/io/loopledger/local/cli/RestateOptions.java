package io.loopledger.local.cli;

import io.loopledger.restatement.plan.Request;
import io.loopledger.restatement.plan.Selection;
import io.loopledger.restatement.plan.Selection.Reach;
import io.loopledger.restatement.plan.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What is to be restated, and why. */
final class RestateOptions {
  private static final String LATEST = "latest";

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /** One of the three. */
  private static final class What {
    @Option(
        names = "--to",
        paramLabel = "N",
        description = "Reference version that events are pinned to, or latest.")
    private @Nullable String to;

    @Option(
        names = "--reverse",
        paramLabel = "RUN",
        description = "Takes a run back: every event gets the version it had before.")
    private @Nullable String reverse;

    @Option(
        names = "--resume",
        paramLabel = "RUN",
        description = "Sends a run that was worked out before, or goes on with one that was cut.")
    private @Nullable String resume;
  }

  @Option(
      names = "--brand",
      paramLabel = "B",
      description = "Only subjects of this brand; may be given several times (all brands).")
  private List<String> brands = new ArrayList<>();

  @Option(
      names = "--programme",
      paramLabel = "P",
      description = "Only subjects with an event of this programme; may be given several times.")
  private List<String> programmes = new ArrayList<>();

  @Option(
      names = "--subjects",
      paramLabel = "FILE",
      description = "Only the subjects in this file, one a line.")
  private @Nullable Path subjects;

  @Option(
      names = "--all",
      description = "Moves the pins of subjects whose journal does not change, too.")
  private boolean all;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; stands in ops.commands.")
  private String reason = "";

  @Option(names = "--by", paramLabel = "WHO", description = "Who asks (the user's name).")
  private String by = System.getProperty("user.name", "unknown");

  /** The run that is to be sent as it was worked out; empty where one is to be worked out. */
  Optional<String> resumed() {
    return Optional.ofNullable(what.resume);
  }

  /**
   * What is asked for.
   *
   * @param newest the newest reference version
   * @param known the registered brands
   * @throws IllegalArgumentException naming the option that is wrong
   */
  Request request(long newest, Set<String> known, Instant time) throws IOException {
    if (reason.isBlank()) {
      throw new IllegalArgumentException(
          "--reason is missing; say why, for whoever reads it later");
    }
    for (String brand : brands) {
      if (!known.contains(brand)) {
        throw new IllegalArgumentException(
            "--brand is '%s'; brands here are %s".formatted(brand, known));
      }
    }
    Selection selection =
        new Selection(
            new HashSet<>(brands),
            new HashSet<>(programmes),
            listed(),
            all ? Reach.ALL : Reach.CHANGED);
    return new Request(target(newest), selection, reason, by, time);
  }

  private Target target(long newest) {
    return what.reverse != null
        ? new Target.Before(what.reverse)
        : new Target.ToVersion(version(String.valueOf(what.to), newest));
  }

  private Set<String> listed() throws IOException {
    Set<String> listed = new HashSet<>();
    if (subjects != null) {
      if (!Files.isRegularFile(subjects)) {
        throw new IllegalArgumentException("--subjects: there is no file " + subjects);
      }
      Files.readAllLines(subjects).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .forEach(listed::add);
      if (listed.isEmpty()) {
        throw new IllegalArgumentException(
            "--subjects: %s holds no subject; write one a line, such as unit:acme/QR-1029"
                .formatted(subjects));
      }
    }
    return listed;
  }

  private static long version(String to, long newest) {
    try {
      long version = to.equals(LATEST) ? newest : Long.parseLong(to);
      if (version >= 1 && version <= newest) {
        return version;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--to is '%s'; write a reference version, or latest".formatted(to), e);
    }
    throw new IllegalArgumentException(
        "--to is %s; reference versions here are 1 to %d".formatted(to, newest));
  }
}
