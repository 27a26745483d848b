package io.loopledger.chaos.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the job and PostgreSQL, on the loopback address. Everything passes as it comes;
 * Iceberg's commits are shown to a listener, which may delay them or break them off, also between
 * PostgreSQL's answer and the client: then the commit is done and the client does not know.
 */
public final class CommitProxy implements AutoCloseable {
  private final ServerSocket door;
  private volatile int serverPort;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile CommitListener listener = (moment, commit) -> new Interference.Pass();

  private CommitProxy(ServerSocket door, int serverPort) {
    this.door = door;
    this.serverPort = serverPort;
  }

  /** Starts a proxy. */
  public static CommitProxy start(int port, int serverPort) {
    try {
      CommitProxy proxy =
          new CommitProxy(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), serverPort);
      Thread.ofVirtual().name("proxy-door").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port, e);
    }
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return door.getLocalPort();
  }

  /** Shows commits to another listener from now on. */
  public void listen(CommitListener next) {
    listener = next;
  }

  /** Forwards new connections to another port: a server that was started again has one. */
  public void forwardTo(int port) {
    serverPort = port;
  }

  /** Resets all connections that are open now; new ones are taken. */
  public void resetAll() {
    connections.forEach(Connection::reset);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket();
        try {
          server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
        } catch (IOException noServer) {
          client.setSoLinger(true, 0);
          client.close();
          continue;
        }
        Connection connection = new Connection(client, server);
        connections.add(connection);
        Thread.ofVirtual().start(connection::requests);
        Thread.ofVirtual().start(connection::answers);
      } catch (IOException closed) {
        // the next look at the door tells
      }
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    resetAll();
  }

  private final class Connection {
    private final Socket client;
    private final Socket server;
    private volatile @Nullable Commit answerOf;

    Connection(Socket client, Socket server) throws IOException {
      this.client = client;
      this.server = server;
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void requests() {
      try {
        FrontendMessages messages = new FrontendMessages(client.getInputStream());
        OutputStream out = server.getOutputStream();
        for (var message = messages.next(); message != null; message = messages.next()) {
          Commit commit = message.request().flatMap(Request::commit).orElse(null);
          if (commit != null) {
            if (!passes(Moment.BEFORE_FORWARD, commit)) {
              return;
            }
            answerOf = commit;
          }
          out.write(message.bytes());
          out.flush();
        }
        reset();
      } catch (IOException gone) {
        reset();
      }
    }

    /**
     * The client waits for the answer to a commit before it asks for anything else, so the first
     * bytes that come after the commit was forwarded are its answer, from "bind complete" on; and
     * with them, or right behind, the word that the change is done.
     */
    void answers() {
      byte[] buffer = new byte[64 * 1024];
      try {
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream();
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          Commit commit = answerOf;
          answerOf = null;
          if (commit != null && !passes(Moment.BEFORE_ANSWER, commit)) {
            return;
          }
          out.write(buffer, 0, read);
          out.flush();
          if (commit != null && !passes(Moment.AFTER_ANSWER, commit)) {
            return;
          }
        }
        reset();
      } catch (IOException gone) {
        reset();
      }
    }

    private boolean passes(Moment moment, Commit commit) {
      return switch (listener.at(moment, commit)) {
        case Interference.Pass pass -> true;
        case Interference.Delay delay -> {
          try {
            Thread.sleep(delay.time());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          yield true;
        }
        case Interference.Reset reset -> {
          reset();
          yield false;
        }
      };
    }

    /** A close without lingering is a reset. */
    void reset() {
      connections.remove(this);
      for (Socket socket : new Socket[] {client, server}) {
        try {
          socket.setSoLinger(true, 0);
          socket.close();
        } catch (IOException closedAlready) {
          // as wanted
        }
      }
    }
  }
}
