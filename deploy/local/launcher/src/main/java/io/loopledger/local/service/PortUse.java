package io.loopledger.local.service;

import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.Setting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;

/** A port a server is about to bind, with the setting that moves it. */
public record PortUse(Setting setting, int port) {
  private static final int CONNECT_MILLIS = 500;

  /** A message for the user when another program has the port. */
  public Optional<String> taken() {
    if (!someoneAnswers() && canBind()) {
      return Optional.empty();
    }
    return Optional.of(
        ("Port %d is taken by another program; Loopledger wants it as %s. Stop that program, or"
                + " choose a free port with %s (or %s in settings.properties).")
            .formatted(port, setting.meaning(), setting.variable(), setting.key()));
  }

  /** Some systems let two programs bind a port, one to all addresses and one to loopback. */
  private boolean someoneAnswers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Loopback.HOST, port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  private boolean canBind() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(Loopback.HOST, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
