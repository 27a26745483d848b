package io.loopledger.ingest.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Requests that no well-behaved client sends, byte for byte. */
final class RawHttp implements AutoCloseable {
  private final Socket socket;

  RawHttp(Door door) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), door.collector.port());
    socket.setSoTimeout(30_000);
  }

  /** The head of a request with a key; more headers, each ended by CR LF. */
  static String head(Door door, String headers) {
    return "POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s\r\n"
        .formatted(door.token, headers);
  }

  void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Says that no more will come. */
  void finish() throws IOException {
    socket.shutdownOutput();
  }

  /** All that comes until the server closes; empty if it closed without a word. */
  String rest() throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException reset) {
      return "";
    }
  }

  /** The status of an answer, 0 where the server closed without one. */
  static int status(String answer) {
    return answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ", 3)[1]);
  }

  static String body(String answer) {
    return answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
