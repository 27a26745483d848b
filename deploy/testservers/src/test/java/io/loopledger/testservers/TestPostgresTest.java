package io.loopledger.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPostgresTest {
  @Test
  void aDatabaseKeepsItsRowsWhenTheServerIsStartedAgain(@TempDir Path folder) throws SQLException {
    try (TestPostgres postgres = TestPostgres.start(folder)) {
      postgres.createDatabase("application");
      try (Connection connection = connect(postgres);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept (name text)");
        statement.execute("INSERT INTO kept VALUES ('here')");
      }
      assertThatThrownBy(() -> postgres.createDatabase("application"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Cannot create database application");
    }
    try (TestPostgres postgres = TestPostgres.start(folder);
        Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("here");
    }
  }

  @Test
  void aClosedServerFreesItsPort(@TempDir Path folder) {
    TestPostgres postgres = TestPostgres.start(folder);
    int port = postgres.port();
    assertThat(FreePorts.isFree(port)).isFalse();

    postgres.close();

    assertThat(FreePorts.isFree(port)).isTrue();
  }

  @Test
  void aDatabaseNameThatNeedsQuotesIsRefused(@TempDir Path folder) {
    try (TestPostgres postgres = TestPostgres.start(folder)) {
      assertThatThrownBy(() -> postgres.createDatabase("a-b"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("database 'a-b' must be of a-z, 0-9 and _, and begin with a letter");
    }
  }

  private static Connection connect(TestPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl("application"));
  }
}
