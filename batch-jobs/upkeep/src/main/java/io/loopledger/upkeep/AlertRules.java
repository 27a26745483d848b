package io.loopledger.upkeep;

import io.loopledger.schemas.live.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts the problems of an upkeep raise and clear. The finding is a kind of problem of a
 * table: it is raised once, however many upkeeps find it.
 */
public final class AlertRules {
  /** In the place of a brand: the tables are everybody's. No brand is written so. */
  public static final String PLATFORM = "(platform)";

  /** What the names of these rules begin with. */
  public static final String RULE_PREFIX = "upkeep-";

  private static final int ID_BYTES = 16;

  private AlertRules() {}

  /**
   * The alerts to add.
   *
   * @param report what the upkeep found
   * @param newest the newest alert of each id among those of the upkeep
   * @param now when the upkeep ended
   */
  public static List<Alert> changes(UpkeepReport report, Map<String, Alert> newest, Instant now) {
    List<Alert> changes = new ArrayList<>();
    Map<String, Problem> found = new TreeMap<>();
    report.problems().forEach(problem -> found.putIfAbsent(id(problem), problem));
    found.forEach(
        (id, problem) -> {
          Alert known = newest.get(id);
          if (known == null || known.status() == Alert.Status.CLEARED) {
            changes.add(raised(id, problem, version(known, now), now));
          }
        });
    for (Alert known : new TreeMap<>(newest).values()) {
      if (isGone(known, report, found)) {
        changes.add(cleared(known, now));
      }
    }
    return changes;
  }

  /** An upkeep that looked at the table would have found it again, and did not. */
  private static boolean isGone(Alert known, UpkeepReport report, Map<String, Problem> found) {
    return known.status() == Alert.Status.RAISED
        && !found.containsKey(known.alertId())
        && Arrays.stream(Problem.Code.values())
            .filter(code -> code.name().equals(known.evidence().get("code")))
            .anyMatch(AlertRules::isFoundAgain)
        && report.tables().stream()
            .anyMatch(table -> table.table().equals(known.evidence().get("table")));
  }

  /** What an upkeep finds of itself alone, the next one cannot know: that stands for a person. */
  private static boolean isFoundAgain(Problem.Code code) {
    return switch (code) {
      case REWRITE_DIFFERS, ROWS_CHANGED, MARKER_LOST, NAME_LOST -> false;
      case ROWS_DELETED,
          TAG_EXPIRES,
          EXPIRY_DIFFERS,
          FILE_MISSING,
          DELETE_FILES,
          TOO_MANY_SNAPSHOTS,
          TOO_MANY_METADATA_FILES,
          CANNOT_LIST,
          STEP_FAILED ->
          true;
    };
  }

  private static Alert.Severity severity(Problem.Code code) {
    return switch (code) {
      case REWRITE_DIFFERS, ROWS_CHANGED, MARKER_LOST, NAME_LOST, ROWS_DELETED, FILE_MISSING ->
          Alert.Severity.CRITICAL;
      case TAG_EXPIRES,
          EXPIRY_DIFFERS,
          DELETE_FILES,
          TOO_MANY_SNAPSHOTS,
          TOO_MANY_METADATA_FILES,
          CANNOT_LIST,
          STEP_FAILED ->
          Alert.Severity.WARNING;
    };
  }

  private static Alert raised(String id, Problem problem, long version, Instant now) {
    return new Alert(
        id,
        version,
        Alert.Status.RAISED,
        RULE_PREFIX + problem.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        severity(problem.code()),
        PLATFORM,
        "table:" + problem.table(),
        problem.message(),
        Map.of("table", problem.table(), "code", problem.code().name()),
        trigger(now),
        now,
        now);
  }

  private static Alert cleared(Alert known, Instant now) {
    return new Alert(
        known.alertId(),
        version(known, now),
        Alert.Status.CLEARED,
        known.rule(),
        known.severity(),
        known.brand(),
        known.about(),
        "a later upkeep did not find it any more: " + known.message(),
        known.evidence(),
        trigger(now),
        now,
        now);
  }

  /** The clock; above the last version also where the clock went back. */
  private static long version(@Nullable Alert known, Instant now) {
    return known == null ? now.toEpochMilli() : Math.max(now.toEpochMilli(), known.version() + 1);
  }

  private static String trigger(Instant now) {
    return "upkeep/" + now;
  }

  private static String id(Problem problem) {
    String text = "upkeep\0%s\0%s".formatted(problem.code(), problem.table());
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
