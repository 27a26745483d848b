package io.loopledger.night.step;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a failure means that a server is down, or going down or up: worth waiting for. Asks
 * the whole chain of causes, since Iceberg, JDBC and Kafka each wrap what they met. The conductor
 * asks it of every failure, so a step need not.
 */
public final class Outage {
  /** Kafka's, by name: the seam knows no client. */
  private static final Set<String> KAFKA =
      Set.of(
          "org.apache.kafka.common.errors.DisconnectException",
          "org.apache.kafka.common.errors.TimeoutException");

  /** PostgreSQL: shutting down, starting up, too many connections; a full disk is none of them. */
  private static final Set<String> POSTGRES_STATES = Set.of("57P01", "57P02", "57P03", "53300");

  /** SQLSTATE class of connections. */
  private static final String CONNECTION_CLASS = "08";

  /** Trino's own codes of errors of the server, as its source has them (StandardErrorCode). */
  private static final Set<String> TRINO_WORDS =
      Set.of(
          "SERVER_SHUTTING_DOWN",
          "SERVER_STARTING_UP",
          "NO_NODES_AVAILABLE",
          "REMOTE_HOST_GONE",
          "PAGE_TRANSPORT_TIMEOUT",
          "ICEBERG_CATALOG_ERROR");

  private static final int DEEPEST = 30;

  private Outage() {}

  /** The outage behind a failure; empty if it is something else. */
  public static Optional<ServerDown> of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (isOfConnection(cause)) {
        return Optional.of(new ServerDown(name(failure), failure));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static boolean isOfConnection(Throwable cause) {
    return switch (cause) {
      case SocketTimeoutException e -> true;
      case UnknownHostException e -> true;
      case SocketException e -> true;
      case SQLTransientConnectionException e -> true;
      case SQLNonTransientConnectionException e -> true;
      case SQLException e -> isOfServer(e);
      default -> KAFKA.contains(cause.getClass().getName());
    };
  }

  private static boolean isOfServer(SQLException e) {
    String state = e.getSQLState();
    if (state != null && (state.startsWith(CONNECTION_CLASS) || POSTGRES_STATES.contains(state))) {
      return true;
    }
    String message = String.valueOf(e.getMessage());
    return TRINO_WORDS.stream().anyMatch(message::contains)
        || message.contains("Error executing query at")
        || message.contains("Error fetching next at");
  }

  private static String name(Throwable failure) {
    String all = text(failure);
    if (all.contains("org.apache.kafka")) {
      return "Kafka";
    }
    if (all.contains("org.postgresql") || all.contains("jdbc:postgresql")) {
      return "PostgreSQL";
    }
    return all.contains("trino") ? "Trino" : "a server";
  }

  private static String text(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      text.append(cause).append('\n');
      for (StackTraceElement element : cause.getStackTrace()) {
        text.append(element.getClassName()).append('\n');
      }
      cause = cause.getCause();
    }
    return text.toString();
  }
}
