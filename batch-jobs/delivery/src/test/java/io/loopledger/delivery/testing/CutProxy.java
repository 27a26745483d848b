package io.loopledger.delivery.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Passes connections on to a port of this machine, and cuts them all after some bytes. */
public final class CutProxy implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final ServerSocket listening;
  private final int port;
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private CutProxy(ServerSocket listening, int port) {
    this.listening = listening;
    this.port = port;
  }

  /** Before a server of this machine. */
  public static CutProxy before(int port) throws IOException {
    CutProxy proxy = new CutProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Cuts once so many bytes went to the server; from then on no connection holds. */
  public void cutAfter(long bytes) {
    left.set(bytes);
  }

  /** Lets connections through again. */
  public void heal() {
    left.set(Long.MAX_VALUE);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        sockets.add(client);
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pass(client, server, true));
        Thread.ofVirtual().start(() -> pass(server, client, false));
      } catch (IOException e) {
        // closed, or the server is down: the client sees the end of its connection
      }
    }
  }

  private void pass(Socket from, Socket to, boolean isCounted) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (isCounted && left.addAndGet(-count) < 0) {
          return;
        }
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      // cut: so is the other side
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
