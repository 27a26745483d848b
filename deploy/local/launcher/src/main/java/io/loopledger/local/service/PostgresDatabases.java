package io.loopledger.local.service;

import io.loopledger.local.settings.Loopback;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/** The databases, each with an owner of the same name who may enter no other. */
public final class PostgresDatabases {
  /** The Iceberg catalog of the lake. */
  public static final String CATALOG = "catalog";

  /** The night's: its job repository, its schedule, the closes of periods. */
  public static final String BATCH = "batch";

  /** What the doors keep: keys, pseudonyms, replays. */
  public static final String APPLICATION = "application";

  static final String SUPERUSER = "postgres";
  static final String SUPERUSER_SECRET = secret(SUPERUSER);

  private static final List<String> NAMES = List.of(CATALOG, BATCH, APPLICATION);
  private static final String CONNECT_SECONDS = "5";

  private final ServiceContext context;

  public PostgresDatabases(ServiceContext context) {
    this.context = context;
  }

  /** The secret that holds the password of a database's owner. */
  public static String secret(String owner) {
    return "postgres/" + owner + ".password";
  }

  /** The JDBC address of a database. */
  public String url(String database) {
    return "jdbc:postgresql://%s/%s"
        .formatted(Loopback.address(context.settings().ports().postgres()), database);
  }

  /** A connection to a database, as its owner. */
  public Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database);
    properties.setProperty("password", context.secrets().read(secret(database)));
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url(database), properties);
  }

  /** Makes the databases and owners that are missing. */
  public void createMissing() throws SQLException {
    for (String name : NAMES) {
      try (Connection connection = connectAsSuperuser("postgres")) {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
          createOwner(connection, name);
        }
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
          execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, name));
        }
        execute(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
      }
    }
  }

  Connection connectAsSuperuser(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", context.secrets().read(SUPERUSER_SECRET));
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    return DriverManager.getConnection(url(database), properties);
  }

  /** The password is random and of letters, digits and underscores, so it needs no quoting. */
  private void createOwner(Connection connection, String name) throws SQLException {
    String password = context.secrets().readOrCreate(secret(name));
    execute(connection, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, password));
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
