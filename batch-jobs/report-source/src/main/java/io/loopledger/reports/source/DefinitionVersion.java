package io.loopledger.reports.source;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.compare.DefinitionRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The definitions behind a report. Only those it uses count, so that a metric that a later release
 * adds does not change a report.
 *
 * @param versions version by qualified name, with the metrics that others are made of
 * @param hash of the whole definitions, 12 hexadecimal digits
 */
public record DefinitionVersion(Map<String, Integer> versions, String hash) {
  private static final int HASH_DIGITS = 12;

  public DefinitionVersion {
    versions = java.util.Collections.unmodifiableMap(new TreeMap<>(versions));
  }

  /** Of these metrics, and of those that they are made of. */
  public static DefinitionVersion of(Catalog catalog, Collection<Metric> metrics) {
    Map<String, DefinitionRecord> records = DefinitionRecord.of(catalog);
    Map<String, Integer> versions = new TreeMap<>();
    metrics.forEach(metric -> add(catalog, metric, versions));
    MessageDigest hash = sha256();
    for (String name : versions.keySet()) {
      hash.update(String.valueOf(records.get(name)).getBytes(StandardCharsets.UTF_8));
    }
    return new DefinitionVersion(
        versions, HexFormat.of().formatHex(hash.digest()).substring(0, HASH_DIGITS));
  }

  /** Each metric with its version, in one line. */
  public String text() {
    return versions.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static void add(Catalog catalog, Metric metric, Map<String, Integer> versions) {
    if (versions.put(metric.qualifiedName(), metric.meta().version()) == null) {
      metric.inputs().forEach(input -> add(catalog, catalog.metric(input), versions));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
