package io.loopledger.ingest.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key under which a service sends. The secret itself is not here: only its hash is kept.
 *
 * @param id names the key; part of its token, no secret
 * @param name what people call it
 * @param source the CloudEvents source it may write as, and every source under it
 * @param brands the brands it may write for
 * @param createdAt when it was made
 * @param revokedAt when it was revoked, or null
 * @param isSigned whether its requests must be signed
 */
public record ApiKey(
    String id,
    String name,
    String source,
    Set<String> brands,
    Instant createdAt,
    @Nullable Instant revokedAt,
    boolean isSigned) {
  public ApiKey {
    brands = Set.copyOf(brands);
    if (!source.startsWith("/") || source.length() < 2) {
      throw new IllegalArgumentException(
          "source '%s' must be a path such as /shops/acme".formatted(source));
    }
    if (brands.isEmpty()) {
      throw new IllegalArgumentException("a key must name at least one brand");
    }
  }

  /** Whether it may write events of this source: its own, or one under it. */
  public boolean mayWriteAs(String eventSource) {
    return eventSource.equals(source) || eventSource.startsWith(source + "/");
  }

  /** Whether it may write events of this brand. */
  public boolean mayWriteFor(String brand) {
    return brands.contains(brand);
  }

  /** Whether it is in force. */
  public boolean isActive() {
    return revokedAt == null;
  }

  /** The parts of a token; empty where the text has not the form of one. */
  static Optional<Token> token(String text) {
    String[] parts = text.split("_", -1);
    return parts.length == 3 && parts[0].equals("llk") && !parts[1].isEmpty()
        ? Optional.of(new Token(parts[1], parts[2]))
        : Optional.empty();
  }

  /** A token's parts. */
  record Token(String id, String secret) {
    @Override
    public String toString() {
      return "llk_" + id + "_...";
    }
  }

  /** What stands beside a key in the store. */
  record Stored(ApiKey key, byte[] secretHash, byte @Nullable [] sealedSigningSecret) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Stored stored
          && stored.key.equals(key)
          && Arrays.equals(stored.secretHash, secretHash)
          && Arrays.equals(stored.sealedSigningSecret, sealedSigningSecret);
    }

    @Override
    public int hashCode() {
      return key.hashCode();
    }
  }
}
