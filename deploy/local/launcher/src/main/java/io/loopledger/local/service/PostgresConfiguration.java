package io.loopledger.local.service;

import io.loopledger.local.settings.Loopback;
import java.util.List;

/** PostgreSQL's settings; the port comes with the command line, where the process list shows it. */
final class PostgresConfiguration {
  private PostgresConfiguration() {}

  static List<String> lines() {
    return List.of(
        "# Written at each start by Loopledger.",
        "listen_addresses = '" + Loopback.HOST + "'",
        // No socket: its path has a limit of about 100 characters, and nothing here uses it.
        "unix_socket_directories = ''",
        "max_connections = 100",
        "shared_buffers = 64MB",
        "dynamic_shared_memory_type = posix",
        "max_wal_size = 512MB",
        "password_encryption = 'scram-sha-256'",
        "timezone = 'UTC'",
        "log_timezone = 'UTC'",
        "lc_messages = 'C'");
  }
}
