package io.loopledger.local.service;

import io.loopledger.local.settings.Loopback;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Whether something listens: asked before a client is made, whose own retries are slow and loud.
 */
final class Reachability {
  private static final int CONNECT_MILLIS = 500;

  private Reachability() {}

  static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Loopback.HOST, port), CONNECT_MILLIS);
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }
}
