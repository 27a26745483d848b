package io.loopledger.catalog.live.alerts;

import io.loopledger.schemas.live.Alert;
import io.loopledger.schemas.live.Alert.Severity;
import io.loopledger.schemas.live.Alert.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes alerts of what a rule finds now and did not find before, and the other way round. */
public final class AlertMaker {
  private static final int ID_BYTES = 16;

  private AlertMaker() {}

  /**
   * What alerts share that one arrival causes.
   *
   * @param brand brand
   * @param about what they are about
   * @param version of the alerts
   * @param triggerId the event that arrived
   * @param effectiveTime when it happened
   * @param now when it was posted
   */
  public record Arrival(
      String brand,
      String about,
      long version,
      String triggerId,
      Instant effectiveTime,
      Instant now) {}

  /** The alerts of a rule: new and changed findings are raised, those that are gone cleared. */
  public static List<Alert> changes(
      String rule,
      Severity severity,
      Collection<Finding> before,
      Collection<Finding> after,
      Arrival arrival) {
    Map<String, Finding> gone = new LinkedHashMap<>();
    before.forEach(finding -> gone.put(finding.key(), finding));
    List<Alert> alerts = new ArrayList<>();
    for (Finding finding : after) {
      Finding known = gone.remove(finding.key());
      if (!finding.equals(known)) {
        alerts.add(alert(rule, severity, Status.RAISED, finding, arrival));
      }
    }
    gone.values().forEach(f -> alerts.add(alert(rule, severity, Status.CLEARED, f, arrival)));
    return alerts;
  }

  /** One alert. */
  public static Alert alert(
      String rule, Severity severity, Status status, Finding finding, Arrival arrival) {
    return new Alert(
        id(rule, arrival.about(), finding.key()),
        arrival.version(),
        status,
        rule,
        severity,
        arrival.brand(),
        arrival.about(),
        finding.message(),
        finding.evidence(),
        arrival.triggerId(),
        arrival.effectiveTime(),
        arrival.now());
  }

  /** The same finding has the same id in every run, so that a repeat is the same alert. */
  static String id(String rule, String about, String key) {
    String text = String.join("\0", rule, about, key);
    return HexFormat.of()
        .formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
