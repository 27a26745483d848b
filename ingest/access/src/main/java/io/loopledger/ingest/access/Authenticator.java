package io.loopledger.ingest.access;

import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.SealedBytes;
import io.loopledger.schemas.sealing.UnsealingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose request it is. A key that was found is believed for a few seconds, so that a revoked
 * one soon stops working and the database is not asked for every request.
 */
public final class Authenticator {
  /** How long a revoked key may still work. */
  public static final Duration MEMORY = Duration.ofSeconds(5);

  private static final int MOST_REMEMBERED = 10_000;

  private final ApiKeys keys;
  private final BrandKeys sealing;
  private final Clock clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** Apart from the known ones: whoever tries ids at random must not push those out. */
  private final Map<String, Known> unknown = new ConcurrentHashMap<>();

  private final Replays replays = new Replays();

  private record Known(Optional<ApiKey.Stored> stored, Instant until) {}

  /** The request as it came. */
  public record Request(
      String method, String path, @Nullable String authorization, @Nullable String signature) {}

  /** Whose request it is, or why nobody's. */
  public sealed interface Answer {
    /** It is this key's. */
    record Accepted(ApiKey key) implements Answer {}

    /** It is nobody's. */
    record Refused(String message) implements Answer {}
  }

  public Authenticator(ApiKeys keys, BrandKeys sealing, Clock clock) {
    this.keys = keys;
    this.sealing = sealing;
    this.clock = clock;
  }

  /**
   * The key named in the header, before the body is read.
   *
   * @throws SQLException if the store does not answer
   */
  public Answer identify(Request request) throws SQLException {
    String header = request.authorization();
    if (header == null || !header.startsWith("Bearer ")) {
      return new Answer.Refused(
          "no key was sent; send the header 'Authorization: Bearer llk_...' (./loopledger keys create)");
    }
    Optional<ApiKey.Token> token = ApiKey.token(header.substring("Bearer ".length()).strip());
    if (token.isEmpty()) {
      return new Answer.Refused("the key has not the form llk_<id>_<secret>; copy it whole");
    }
    Optional<ApiKey.Stored> stored = find(token.get().id());
    byte[] expected = stored.map(ApiKey.Stored::secretHash).orElse(new byte[32]);
    boolean isRight = MessageDigest.isEqual(expected, Hashes.sha256(token.get().secret()));
    if (stored.isEmpty() || !isRight) {
      return new Answer.Refused("the key is not known; check it, or ask for a new one");
    }
    ApiKey key = stored.get().key();
    return key.isActive()
        ? new Answer.Accepted(key)
        : new Answer.Refused("key %s was revoked; ask for a new one".formatted(key.id()));
  }

  /**
   * Checks the signature of a request whose key is known; a key that does not ask for one may still
   * send one, and it must be right then.
   *
   * @param body the body as it travelled
   * @throws SQLException if the store does not answer
   */
  public Answer verify(ApiKey key, Request request, byte[] body) throws SQLException {
    String header = request.signature();
    if (header == null && !key.isSigned()) {
      return new Answer.Accepted(key);
    }
    if (header == null) {
      return new Answer.Refused(
          "key %s signs its requests; send the header %s"
              .formatted(key.id(), RequestSignature.HEADER));
    }
    Optional<RequestSignature> signature = RequestSignature.parse(header);
    if (signature.isEmpty()) {
      return new Answer.Refused(
          RequestSignature.HEADER + " has not the form t=<unix seconds>,v1=<64 hex digits>");
    }
    Optional<String> secret = find(key.id()).flatMap(this::signingSecret);
    if (secret.isEmpty()
        || !signature.get().isOf(secret.get(), request.method(), request.path(), body)) {
      return new Answer.Refused(
          "the signature does not fit; sign t.METHOD.path.body with the key's signing secret, over the"
              + " body as it is sent");
    }
    Instant now = clock.instant();
    if (!signature.get().isFresh(now)) {
      return new Answer.Refused(
          "the signature is of %s and the time here is %s; it must be within %d s: set the clock"
              .formatted(
                  Instant.ofEpochSecond(signature.get().time()),
                  now,
                  RequestSignature.WINDOW.toSeconds()));
    }
    return replays.isFirst(key.id() + signature.get().mac(), now)
        ? new Answer.Accepted(key)
        : new Answer.Refused("this signed request was sent before; sign each request anew");
  }

  private Optional<ApiKey.Stored> find(String id) throws SQLException {
    Instant now = clock.instant();
    Known before = known.getOrDefault(id, unknown.get(id));
    if (before != null && now.isBefore(before.until())) {
      return before.stored();
    }
    Optional<ApiKey.Stored> stored = keys.find(id);
    Map<String, Known> memory = stored.isPresent() ? known : unknown;
    if (memory.size() >= MOST_REMEMBERED) {
      memory.clear();
    }
    memory.put(id, new Known(stored, now.plus(MEMORY)));
    return stored;
  }

  private Optional<String> signingSecret(ApiKey.Stored stored) {
    byte[] sealed = stored.sealedSigningSecret();
    if (sealed == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(SealedBytes.open(sealing, sealed), StandardCharsets.UTF_8));
    } catch (UnsealingException e) {
      throw new IllegalStateException(
          "the signing secret of key %s cannot be opened: %s"
              .formatted(stored.key().id(), e.getMessage()),
          e);
    }
  }

  /** The signatures seen within the window, bounded: the oldest go first. */
  private static final class Replays {
    private static final int CAPACITY = 500_000;

    private final LinkedHashMap<String, Instant> seen = new LinkedHashMap<>();

    synchronized boolean isFirst(String signature, Instant now) {
      Instant past = now.minus(RequestSignature.WINDOW.multipliedBy(2));
      while (!seen.isEmpty()
          && (seen.size() >= CAPACITY || seen.firstEntry().getValue().isBefore(past))) {
        seen.pollFirstEntry();
      }
      return seen.putIfAbsent(signature, now) == null;
    }
  }
}
