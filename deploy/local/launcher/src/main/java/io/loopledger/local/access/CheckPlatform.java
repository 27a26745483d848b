package io.loopledger.local.access;

import io.loopledger.catalog.access.AccessPolicy;
import io.loopledger.local.brands.BrandDefaults;
import io.loopledger.local.brands.BrandRegistration;
import io.loopledger.local.brands.BrandRequest;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.platform.ProgressListener;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** PostgreSQL and Trino as {@code ./loopledger up} starts them, with the rows of the check. */
public final class CheckPlatform implements AutoCloseable {

  private final Platform platform;
  private final ProgressListener listener;
  private final Thread ending = new Thread(this::stop);

  private CheckPlatform(Platform platform, ProgressListener listener) {
    this.platform = platform;
    this.listener = listener;
  }

  /**
   * Starts both in a folder of their own; what was there before is deleted.
   *
   * @param say hears what is being done
   */
  public static CheckPlatform start(Path folder, ProgressListener listener, Consumer<String> say)
      throws SQLException {
    Map<String, String> settings = settings();
    Platform before = Platform.withSettings(folder, settings);
    if (before.home().isHome()) {
      before.reset(listener);
    }
    Platform platform = Platform.withSettings(folder, settings);
    CheckPlatform check = new CheckPlatform(platform, listener);
    // Who ends this process ends the servers with it.
    Runtime.getRuntime().addShutdownHook(check.ending);
    try {
      check.fill(say);
    } catch (SQLException | RuntimeException e) {
      check.close();
      throw e;
    }
    return check;
  }

  private void fill(Consumer<String> say) throws SQLException {
    // The last brand is registered while Trino runs: its users must appear without a restart.
    List<SampleBrand> brands = SampleBrand.ALL;
    brands.subList(0, brands.size() - 1).forEach(this::register);
    platform.up(listener);
    register(brands.getLast());
    List<String> statements = new SampleRows(AccessPolicy.builtIn()).statements();
    say.accept("Writing the rows of %d brands".formatted(brands.size()));
    try (Connection connection = connect(TrinoUsers.ADMIN);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      for (String sql : SampleViews.statements()) {
        statement.execute(sql);
      }
    }
    refreshAccess();
  }

  /** Tells Trino of the views there are now, and waits until it knows the newest rules. */
  void refreshAccess() {
    platform.refreshAccess();
  }

  private void register(SampleBrand brand) {
    new BrandRegistration(platform.references(), BrandDefaults.REGISTERED)
        .register(
            new BrandRequest(
                brand.name(),
                Optional.empty(),
                Optional.of(brand.tenant()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            line -> {});
  }

  /** A connection as a user. */
  public Connection connect(String user) throws SQLException {
    return platform.trino(user);
  }

  /** The platform. */
  public Platform platform() {
    return platform;
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    Deque<ServerSocket> taken = new ArrayDeque<>();
    // All are held until the last is found, so that none is found twice.
    for (Setting port : EnumSet.range(Setting.POSTGRES_PORT, Setting.COLLECTOR_PORT)) {
      taken.add(free());
      settings.put(port.key(), Integer.toString(taken.getLast().getLocalPort()));
    }
    taken.forEach(CheckPlatform::release);
    settings.put(Setting.TRINO_MEMORY.key(), "1500m");
    settings.put(Setting.SERVICES.key(), "postgres,trino");
    return settings;
  }

  private static ServerSocket free() {
    try {
      return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException("No port is free", e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot release a port", e);
    }
  }

  /** Stops both; their folder stays, with the logs. */
  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(ending);
    stop();
  }

  private void stop() {
    platform.down(listener);
  }
}
