package io.loopledger.local.service;

import io.loopledger.ingest.access.ApiKeys;
import io.loopledger.ingest.privacy.ConnectionSource;
import io.loopledger.ingest.privacy.Erasure;
import io.loopledger.ingest.privacy.PostgresPseudonyms;
import io.loopledger.ingest.privacy.PseudonymKey;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.local.Failure;
import io.loopledger.schemas.sealing.BrandKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;

/** What the doors of a home share: keys of senders, pseudonyms, and the files of the keys. */
public final class Doors {
  private final ServiceContext context;

  public Doors(ServiceContext context) {
    this.context = context;
  }

  /** Connections to the database of the doors. */
  public ConnectionSource connections() {
    String password =
        context.secrets().read(PostgresDatabases.secret(PostgresDatabases.APPLICATION));
    return () ->
        DriverManager.getConnection(databaseUrl(), PostgresDatabases.APPLICATION, password);
  }

  /** The keys under which services send. */
  public ApiKeys keys() {
    try {
      return ApiKeys.open(connections(), brandKeys(), Clock.systemUTC());
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  /** The pseudonyms of customers. */
  public Pseudonyms pseudonyms() {
    try {
      return PostgresPseudonyms.open(connections(), PseudonymKey.readOrCreate(pseudonymKeyFile()));
    } catch (IOException e) {
      throw new Failure("The key of the pseudonyms: " + e.getMessage(), e);
    }
  }

  /** Forgets customers. */
  public Erasure erasure() {
    try {
      return Erasure.open(connections(), PseudonymKey.readOrCreate(pseudonymKeyFile()));
    } catch (IOException e) {
      throw new Failure("The key of the pseudonyms: " + e.getMessage(), e);
    }
  }

  /** The keys with which dead letters and rejected rows are sealed. */
  public BrandKeys brandKeys() {
    return BrandKeys.in(brandKeysFolder());
  }

  Path brandKeysFolder() {
    return context.secrets().file("brand-keys");
  }

  Path pseudonymKeyFile() {
    return context.secrets().file("pseudonym.key");
  }

  String databaseUrl() {
    return new PostgresDatabases(context).url(PostgresDatabases.APPLICATION);
  }

  Path databasePasswordFile() {
    return context.secrets().file(PostgresDatabases.secret(PostgresDatabases.APPLICATION));
  }

  private static Failure unreachable(SQLException e) {
    return new Failure(
        "PostgreSQL does not answer (%s). Start it with ./loopledger up.".formatted(e.getMessage()),
        e);
  }
}
