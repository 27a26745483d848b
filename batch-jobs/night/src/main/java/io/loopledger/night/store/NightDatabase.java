package io.loopledger.night.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.night.settings.SecretFile;
import io.loopledger.night.step.ServerDown;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL database of the night: the job repository, the schedule, the notices, the lock.
 */
public final class NightDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 6;
  private static final int PATIENCE_MILLIS = 5_000;

  /** Any number that only the making of the tables uses. */
  private static final long SCHEMA_LOCK = 0x6e69676874L;

  private final NightSettings.Database settings;
  private final HikariDataSource pool;

  private NightDatabase(NightSettings.Database settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /**
   * Opens the database and makes the tables that are missing.
   *
   * @throws ServerDown if it does not answer
   */
  public static NightDatabase open(NightSettings.Database settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setDataSourceProperties(properties(settings, "nightly"));
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setInitializationFailTimeout(-1);
    config.setPoolName("night");
    NightDatabase database = new NightDatabase(settings, new HikariDataSource(config));
    try {
      database.createTables();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Its connections. */
  public DataSource connections() {
    return pool;
  }

  /**
   * A connection of its own, outside the pool.
   *
   * @param application the name others see it by
   */
  Connection connect(String application) throws SQLException {
    return DriverManager.getConnection(settings.url(), properties(settings, application));
  }

  private static Properties properties(NightSettings.Database settings, String application) {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    settings
        .passwordFile()
        .map(SecretFile::read)
        .ifPresent(p -> properties.setProperty("password", p));
    properties.setProperty("ApplicationName", application);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /** One transaction, one maker: two processes that start at once make them once. */
  private void createTables() {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SELECT pg_advisory_xact_lock(%d)".formatted(SCHEMA_LOCK));
      create(
          statement, "batch_job_instance", "/org/springframework/batch/core/schema-postgresql.sql");
      create(statement, "night_notice", "/io/loopledger/night/store/night-schema.sql");
      connection.commit();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void create(Statement statement, String table, String script) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT to_regclass('%s')".formatted(table))) {
      row.next();
      if (row.getString(1) != null) {
        return;
      }
    }
    statement.execute(Migrations.text(NightDatabase.class, script));
  }

  /** The failure as what it is: a server to wait for, or a mistake. */
  static RuntimeException unavailable(SQLException e) {
    return failure("PostgreSQL of the night", e);
  }

  /** A failure of a server as what it is: one to wait for, or a mistake. */
  public static RuntimeException failure(String server, SQLException e) {
    return isDown(e)
        ? new ServerDown(server, e)
        : new IllegalStateException(server + ": " + e.getMessage(), e);
  }

  /** Whether something in a failure's causes says that the server cannot be reached now. */
  public static boolean isDown(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isDownState(sql.getSQLState())) {
        return true;
      }
      if (cause instanceof java.sql.SQLTransientConnectionException) {
        return true;
      }
    }
    return false;
  }

  /** Connection failures, and a server that starts or stops. */
  private static boolean isDownState(@Nullable String state) {
    return state != null && (state.startsWith("08") || state.startsWith("57P0"));
  }

  @Override
  public void close() {
    pool.close();
  }
}
