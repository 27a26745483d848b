package io.loopledger.ingest.collector;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.loopledger.ingest.privacy.ConnectionSource;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;

/** A few connections to the database of keys and pseudonyms, shared by all requests. */
final class PooledConnections implements ConnectionSource, AutoCloseable {
  private static final int MOST = 8;
  private static final long WAIT_MS = 2_000;

  private final HikariDataSource pool;

  PooledConnections(CollectorConfig config) throws IOException {
    HikariConfig settings = new HikariConfig();
    settings.setPoolName("application");
    settings.setJdbcUrl(config.databaseUrl());
    settings.setUsername(config.databaseUser());
    settings.setPassword(Files.readString(config.databasePasswordFile()).strip());
    settings.setMaximumPoolSize(MOST);
    settings.setConnectionTimeout(WAIT_MS);
    settings.setValidationTimeout(WAIT_MS / 2);
    settings.addDataSourceProperty("socketTimeout", "10");
    settings.addDataSourceProperty("connectTimeout", "2");
    this.pool = new HikariDataSource(settings);
  }

  @Override
  public Connection open() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }
}
