package io.loopledger.dayend.night;

import io.loopledger.night.step.ServerDown;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a server that is away, and worth waiting for, from everything else. */
final class Outage {
  /** SQLSTATE class of failed connections, and that of a server that starts or stops. */
  private static final String CONNECTION = "08";

  private static final String SHUTDOWN = "57P";

  private Outage() {}

  /** The outage behind a failure, if there is one. */
  static Optional<ServerDown> of(Exception failure) {
    @Nullable Throwable cause = failure;
    while (cause != null) {
      if (cause instanceof ServerDown) {
        return Optional.empty();
      }
      if (isAway(cause)) {
        return Optional.of(new ServerDown("Trino or the lake's catalog", failure));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static boolean isAway(Throwable cause) {
    return switch (cause) {
      case ConnectException refused -> true;
      case SocketTimeoutException late -> true;
      case SocketException cut -> true;
      case SQLException sql ->
          sql.getSQLState() != null
              && (sql.getSQLState().startsWith(CONNECTION)
                  || sql.getSQLState().startsWith(SHUTDOWN));
      default -> false;
    };
  }
}
