package io.loopledger.local.service;

import io.loopledger.local.process.Identity;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.OwnerOnly;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Trino: SQL over the lake, with TLS and passwords. */
public final class TrinoService implements Service {
  private static final String MAIN_CLASS = "io.trino.server.LoopledgerTrinoServer";

  private final ServiceContext context;
  private final TrinoAccess access;
  private final TrinoConfiguration configuration;

  public TrinoService(ServiceContext context) {
    this.context = context;
    this.access = new TrinoAccess(context);
    this.configuration = new TrinoConfiguration(context);
  }

  @Override
  public ServiceName name() {
    return ServiceName.TRINO;
  }

  @Override
  public String title() {
    return "Trino: SQL over the lake";
  }

  @Override
  public String address() {
    return "https://" + Loopback.address(port());
  }

  @Override
  public Identity identity() {
    return context.jvmIdentity(name());
  }

  @Override
  public List<PortUse> ports() {
    return List.of(
        new PortUse(Setting.TRINO_PORT, port()),
        new PortUse(Setting.TRINO_HTTP_PORT, context.settings().ports().trinoHttp()));
  }

  @Override
  public void prepare() {
    try {
      OwnerOnly.folder(context.home().data(name()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make Trino's data folder", e);
    }
    configuration.certificate().createIfMissing();
    configuration.write();
    access.refresh();
  }

  @Override
  public void launch() {
    Path lib = context.project().dist(name()).resolve("lib");
    List<String> marks = context.jvmIdentity(name()).marks(port());
    List<String> options = configuration.jvmOptions();
    context
        .java(
            new JvmCommand(name(), marks, options, lib, MAIN_CLASS, List.of()),
            configuration.environment())
        .detached();
  }

  /** Ready is when a reader's query reaches the lake through TLS, password and access rules. */
  @Override
  public Optional<String> obstacle() {
    if (!Reachability.answers(port())) {
      return Optional.of("the port is still closed");
    }
    try (Connection connection = new TrinoConnections(context).open(TrinoUsers.FINANCE);
        Statement statement = connection.createStatement()) {
      statement.executeQuery("SHOW SCHEMAS FROM lake").close();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private int port() {
    return context.settings().ports().trino();
  }
}
