package io.loopledger.steps.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.night.step.Outage;
import io.loopledger.night.step.ServerDown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Here and not beside it: the drivers and Kafka's own exceptions are on this class path. */
class OutageTest {
  static Stream<Throwable> down() {
    return Stream.of(
        new ConnectException("Connection refused"),
        new UncheckedIOException(new SocketTimeoutException("Read timed out")),
        new IllegalStateException("commit", new SQLException("terminating", "57P01")),
        new SQLException("the connection attempt failed", "08001"),
        new SQLException(
            "Query failed (#1): SERVER_STARTING_UP: Trino server is still initializing"),
        new TimeoutException("Topic sales not present in metadata"));
  }

  @ParameterizedTest
  @MethodSource("down")
  void whatWaitingHelpsIsAServerThatIsDown(Throwable failure) {
    assertThat(Outage.of(failure)).isPresent();
  }

  static Stream<Throwable> wrong() {
    return Stream.of(
        new IllegalArgumentException("overhead.yaml: brand 'x' is not registered"),
        new SQLException("line 1:8: Column 'x' cannot be resolved", "42703"),
        new UncheckedIOException(new IOException("No space left on device")),
        new ArithmeticException("overflow"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void whatWaitingDoesNotHelpIsNone(Throwable failure) {
    assertThat(Outage.of(failure)).isEmpty();
  }

  /** The drivers' own words, and not what we think they are. */
  @Test
  void theRealDriversSayThatNobodyListens() {
    assertThat(failureOf("jdbc:postgresql://127.0.0.1:1/batch?user=x")).hasValue("PostgreSQL");
    assertThat(failureOf("jdbc:trino://127.0.0.1:1/lake?user=x")).hasValue("Trino");
  }

  private static java.util.Optional<String> failureOf(String url) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      throw new AssertionError("somebody listens at " + url);
    } catch (SQLException e) {
      return Outage.of(e).map(ServerDown::what);
    }
  }
}
