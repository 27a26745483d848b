package io.loopledger.testservers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A real PostgreSQL server. Start it once per test class, in a temporary folder; a test that needs
 * to be alone makes a database of its own. Everyone on this machine may enter as {@link #USER}
 * without a password.
 */
public final class TestPostgres implements AutoCloseable {
  /** The user that owns everything. */
  public static final String USER = "postgres";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final EmbeddedPostgres server;
  private final Guardian guardian;

  private TestPostgres(EmbeddedPostgres server, Guardian guardian) {
    this.server = server;
    this.guardian = guardian;
  }

  /**
   * Starts a server; returns when it answers. A folder that held one before is taken up with its
   * data.
   *
   * @param folder where its data and log ({@code postgres.log}) go; the caller deletes it
   * @throws UncheckedIOException if it does not start
   */
  public static TestPostgres start(Path folder) {
    try {
      Path data = Files.createDirectories(folder.toAbsolutePath()).resolve("data");
      Redirect log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setPort(FreePorts.next())
              .setPGStartupWait(Duration.ofMinutes(1))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", "off")
              // the library turns it off: an answered commit would be lost with a killed server
              .setServerConfig("synchronous_commit", "on")
              .setErrorRedirector(log)
              .setOutputRedirector(log)
              .start();
      // an interrupt is PostgreSQL's fast shutdown, which leaves no shared memory behind
      return new TestPostgres(server, Guardian.of(pid(data), "INT"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL in " + folder, e);
    }
  }

  private static long pid(Path data) throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
    return Long.parseLong(lines.getFirst().strip());
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return server.getPort();
  }

  /** The JDBC address of a database, with the user in it. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port(), checked(database), USER);
  }

  /**
   * Makes an empty database.
   *
   * @throws IllegalStateException if there is one of that name
   */
  public void createDatabase(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + checked(name));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create database " + name, e);
    }
  }

  private static String checked(String database) {
    if (!NAME.matcher(database).matches()) {
      throw new IllegalArgumentException(
          "database '%s' must be of a-z, 0-9 and _, and begin with a letter".formatted(database));
    }
    return database;
  }

  @Override
  public void close() {
    guardian.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop PostgreSQL", e);
    }
  }
}
