package io.loopledger.local.service;

import io.loopledger.local.Failure;
import io.loopledger.local.process.Identity;
import io.loopledger.local.process.Launch;
import io.loopledger.local.process.PostgresIdentity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL: the lake's catalog, the batch repository, the application's own tables. */
public final class PostgresService implements Service {
  private final ServiceContext context;
  private final PostgresProgram program;
  private final PostgresDatabases databases;

  public PostgresService(ServiceContext context) {
    this.context = context;
    this.program = new PostgresProgram(context);
    this.databases = new PostgresDatabases(context);
  }

  @Override
  public ServiceName name() {
    return ServiceName.POSTGRES;
  }

  @Override
  public String title() {
    return "PostgreSQL: the lake's catalog and the application's tables";
  }

  @Override
  public String address() {
    return Loopback.address(context.settings().ports().postgres());
  }

  @Override
  public Identity identity() {
    return new PostgresIdentity(context.home());
  }

  @Override
  public List<PortUse> ports() {
    return List.of(new PortUse(Setting.POSTGRES_PORT, context.settings().ports().postgres()));
  }

  @Override
  public void prepare() {
    program.unpackIfMissing();
    if (!Files.isDirectory(data())) {
      initialize();
    }
    removeStaleLock();
    context.writeConfiguration(data().resolve("postgresql.conf"), PostgresConfiguration.lines());
  }

  /** Initialized beside its place and moved there, so that an interrupted start leaves no half. */
  private void initialize() {
    Path fresh = data().resolveSibling("data-new");
    Path password = superuserPassword();
    Deletion.tree(fresh);
    List<String> arguments =
        List.of(
            "-D",
            fresh.toString(),
            "-U",
            PostgresDatabases.SUPERUSER,
            "-A",
            "scram-sha-256",
            "--pwfile",
            password.toString(),
            "-E",
            "UTF8",
            "--locale=C",
            "--no-instructions");
    launch("initdb", arguments).run();
    try {
      Files.move(fresh, data());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move " + fresh, e);
    }
  }

  private Path superuserPassword() {
    context.secrets().readOrCreate(PostgresDatabases.SUPERUSER_SECRET);
    return context.secrets().file(PostgresDatabases.SUPERUSER_SECRET);
  }

  /**
   * PostgreSQL takes the file of a killed server for a live one when its PID has been given to
   * another program of this user. By now it is known that no server of this home lives.
   */
  private void removeStaleLock() {
    if (!identity().find().isEmpty()) {
      throw new Failure("PostgreSQL's processes are still there; run ./loopledger down first.");
    }
    try {
      Files.deleteIfExists(data().resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove PostgreSQL's stale lock", e);
    }
  }

  /** pg_ctl takes the server out of the terminal's process group: Ctrl-C would shut it down. */
  @Override
  public void launch() {
    String port = Integer.toString(context.settings().ports().postgres());
    List<String> arguments =
        List.of("start", "--no-wait", "--silent", "-D", data().toString(), "-o", "-p " + port);
    launch("pg_ctl", arguments).run();
  }

  @Override
  public Optional<String> obstacle() {
    try (Connection connection = databases.connectAsSuperuser("postgres")) {
      return connection.isValid(1) ? Optional.empty() : Optional.of("no answer yet");
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** An interrupt is PostgreSQL's fast shutdown; a TERM would wait for every client to leave. */
  @Override
  public void requestStop(ProcessHandle main) {
    List<String> command =
        List.of("/bin/sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(main.pid()));
    if (main.isAlive()) {
      launch(command).run();
    }
  }

  private Launch launch(String tool, List<String> arguments) {
    return launch(program.command(tool, arguments));
  }

  private Launch launch(List<String> command) {
    return new Launch(command, Map.of(), context.runFolder(name()), context.log(name()));
  }

  private Path data() {
    return context.home().data(name()).resolve("data");
  }
}
