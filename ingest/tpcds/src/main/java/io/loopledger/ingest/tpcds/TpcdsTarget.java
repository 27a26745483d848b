package io.loopledger.ingest.tpcds;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is generated, and for whom.
 *
 * @param scale scale factor: 0.01 is Trino's schema {@code tiny}, 1 its {@code sf1}
 * @param brand brand id, as registered; its reporting currency should be USD
 * @param program programme id, where there is one
 * @param contractZone the brand's zone: the generator's dates and times are taken to be there
 * @param channels channels that are imported, in the order of their declaration
 */
public record TpcdsTarget(
    BigDecimal scale,
    String brand,
    Optional<String> program,
    ZoneId contractZone,
    Set<SalesChannel> channels) {
  private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000);

  public TpcdsTarget {
    requireNonNull(brand, "brand is null");
    requireNonNull(program, "program is null");
    requireNonNull(contractZone, "contractZone is null");
    if (scale.signum() <= 0 || scale.compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException(
          "scale is %s; use one above 0 and up to 100000, such as 0.01 or 1"
              .formatted(scale.toPlainString()));
    }
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("channels is empty; name store, web or catalog");
    }
    channels = java.util.Collections.unmodifiableSet(EnumSet.copyOf(channels));
  }

  /** The scale as it stands in ids: 0.01 and 0.010 are the same. */
  String scaleText() {
    return scale.stripTrailingZeros().toPlainString();
  }
}
