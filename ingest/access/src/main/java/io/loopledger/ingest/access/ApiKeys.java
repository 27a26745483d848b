package io.loopledger.ingest.access;

import io.loopledger.ingest.privacy.ConnectionSource;
import io.loopledger.schemas.sealing.BrandKeys;
import io.loopledger.schemas.sealing.SealedBytes;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys in PostgreSQL. A secret is 256 random bits, so a plain SHA-256 of it is as hard to turn
 * round as the secret is to guess; a slow password hash would protect nothing more and cost every
 * request. A signing secret has to be known to check a signature: it is sealed with the platform's
 * key, which is not in the database.
 */
public final class ApiKeys {
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS api_keys (
        id text PRIMARY KEY,
        name text NOT NULL,
        source text NOT NULL,
        brands text[] NOT NULL,
        secret_hash bytea NOT NULL,
        sealed_signing_secret bytea,
        created_at timestamptz NOT NULL,
        revoked_at timestamptz)
      """;
  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConnectionSource connections;
  private final BrandKeys sealing;
  private final Clock clock;

  private ApiKeys(ConnectionSource connections, BrandKeys sealing, Clock clock) {
    this.connections = connections;
    this.sealing = sealing;
    this.clock = clock;
  }

  /** A key as its owner gets it: the only time its secrets are shown. */
  public record Created(ApiKey key, String token, Optional<String> signingSecret) {
    @Override
    public String toString() {
      return "Created[" + key + "]";
    }
  }

  /** The keys of a database; makes the table where it is missing. */
  public static ApiKeys open(ConnectionSource connections, BrandKeys sealing, Clock clock)
      throws SQLException {
    try (Connection connection = connections.open();
        Statement statement = connection.createStatement()) {
      // Two processes that create the table at once: one waits for the other.
      statement.execute("SELECT pg_advisory_lock(hashtext('api_keys'))");
      statement.execute(TABLE);
      statement.execute("SELECT pg_advisory_unlock(hashtext('api_keys'))");
    }
    return new ApiKeys(connections, sealing, clock);
  }

  /** Makes a key. */
  public Created create(String name, String source, Set<String> brands, boolean isSigned)
      throws SQLException {
    ApiKey key =
        new ApiKey(
            HexFormat.of().formatHex(random(ID_BYTES)),
            name,
            source,
            brands,
            clock.instant(),
            null,
            isSigned);
    String secret = text(random(SECRET_BYTES));
    Optional<String> signingSecret =
        isSigned ? Optional.of("lls_" + text(random(SECRET_BYTES))) : Optional.empty();
    byte[] sealed =
        signingSecret
            .map(
                plain ->
                    SealedBytes.seal(sealing.platform(), plain.getBytes(StandardCharsets.UTF_8)))
            .orElse(null);
    insert(key, Hashes.sha256(secret), sealed);
    return new Created(key, "llk_%s_%s".formatted(key.id(), secret), signingSecret);
  }

  /** All keys, the newest last. */
  public List<ApiKey> list() throws SQLException {
    List<ApiKey> keys = new ArrayList<>();
    try (Connection connection = connections.open();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM api_keys ORDER BY created_at, id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(stored(rows).key());
      }
    }
    return keys;
  }

  /**
   * Revokes a key; one that was revoked before stays as it is.
   *
   * @return the key as it is now, if there is one with this id
   */
  public Optional<ApiKey> revoke(String id) throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE api_keys SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? RETURNING *")) {
      statement.setTimestamp(1, Timestamp.from(clock.instant()));
      statement.setString(2, id);
      return first(statement).map(ApiKey.Stored::key);
    }
  }

  Optional<ApiKey.Stored> find(String id) throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM api_keys WHERE id = ?")) {
      statement.setString(1, id);
      return first(statement);
    }
  }

  private void insert(ApiKey key, byte[] secretHash, byte @Nullable [] sealedSigningSecret)
      throws SQLException {
    try (Connection connection = connections.open();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO api_keys (id, name, source, brands, secret_hash,"
                    + " sealed_signing_secret, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      statement.setString(1, key.id());
      statement.setString(2, key.name());
      statement.setString(3, key.source());
      statement.setArray(4, connection.createArrayOf("text", key.brands().toArray()));
      statement.setBytes(5, secretHash);
      statement.setBytes(6, sealedSigningSecret);
      statement.setTimestamp(7, Timestamp.from(key.createdAt()));
      statement.executeUpdate();
    }
  }

  private static Optional<ApiKey.Stored> first(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(stored(rows)) : Optional.empty();
    }
  }

  private static ApiKey.Stored stored(ResultSet row) throws SQLException {
    byte[] sealed = row.getBytes("sealed_signing_secret");
    return new ApiKey.Stored(
        new ApiKey(
            row.getString("id"),
            row.getString("name"),
            row.getString("source"),
            Set.of((String[]) row.getArray("brands").getArray()),
            row.getTimestamp("created_at").toInstant(),
            instant(row.getTimestamp("revoked_at")),
            sealed != null),
        row.getBytes("secret_hash"),
        sealed);
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
