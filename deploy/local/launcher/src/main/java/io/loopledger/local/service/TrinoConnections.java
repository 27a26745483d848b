package io.loopledger.local.service;

import io.loopledger.local.secrets.ServerCertificate;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.ServiceName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connections to Trino over TLS that trust this home's certificate and no other. */
public final class TrinoConnections {
  private final ServiceContext context;

  public TrinoConnections(ServiceContext context) {
    this.context = context;
  }

  /**
   * Opens a connection to the lake as a user of this home; nothing is sent before the first query.
   */
  public Connection open(String user) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", new TrinoUsers(context.secrets()).password(user));
    properties.setProperty("SSL", "true");
    properties.setProperty("SSLVerification", "FULL");
    properties.setProperty("SSLTrustStorePath", certificate().certificate().toString());
    properties.setProperty("source", "loopledger");
    return DriverManager.getConnection(url(), properties);
  }

  /** The JDBC address of the lake. */
  public String url() {
    return "jdbc:trino://" + Loopback.address(context.settings().ports().trino()) + "/lake";
  }

  private ServerCertificate certificate() {
    return new ServerCertificate(context.secrets(), context.log(ServiceName.TRINO));
  }
}
