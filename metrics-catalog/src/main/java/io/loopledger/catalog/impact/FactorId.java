package io.loopledger.catalog.impact;

import java.util.regex.Pattern;

/**
 * Names one factor for good: its value, and so its 1,000 draws, never change.
 *
 * @param pack id of the pack that carries it, for instance {@code electronics-2025-r1}
 * @param ref symbol and name, for instance {@code E(smartphone)}
 */
public record FactorId(String pack, String ref) {
  private static final Pattern PACK = Pattern.compile("[a-z0-9-]{1,60}");

  public FactorId {
    if (!PACK.matcher(pack).matches()) {
      throw new IllegalArgumentException(
          "pack id '%s' is not made of a-z, 0-9 and -; rename it".formatted(pack));
    }
    if (ref.isBlank()) {
      throw new IllegalArgumentException("factor of pack '%s' has no name".formatted(pack));
    }
  }

  @Override
  public String toString() {
    return pack + ":" + ref;
  }
}
