package io.loopledger.ingest.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A door that answers as a test says, and remembers what it was sent. */
final class FakeDoor implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /** A request as it came. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Request(String path, Headers headers, byte[] body, byte[] plain) {
    JsonNode json() {
      try {
        return JSON.readTree(plain);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An answer; a status of 0 cuts the connection. */
  record Answer(int status, Map<String, String> headers, String body) {
    static Answer of(int status, String body) {
      return new Answer(status, Map.of(), body);
    }
  }

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FakeDoor(Function<Request, Answer> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, answers));
    server.start();
  }

  /** A door that accepts every event. */
  static FakeDoor accepting() throws IOException {
    return new FakeDoor(FakeDoor::accepted);
  }

  static Answer accepted(Request request) {
    ObjectNode reply = JSON.createObjectNode();
    for (JsonNode event : request.json()) {
      ObjectNode verdict = reply.withArray("events").addObject();
      verdict.set("source", event.get("source"));
      verdict.set("id", event.get("id"));
      verdict.put("verdict", "accepted");
    }
    return Answer.of(202, reply.toString());
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Request> requests() {
    return requests;
  }

  /** How many events each request had, in order. */
  List<Integer> batchSizes() {
    return requests.stream().map(request -> request.json().size()).toList();
  }

  private void handle(HttpExchange exchange, Function<Request, Answer> answers) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean isCompressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    byte[] plain =
        isCompressed
            ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
            : body.clone();
    Request request =
        new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body, plain);
    requests.add(request);
    Answer answer = answers.apply(request);
    if (answer.status() == 0) {
      exchange.close();
      return;
    }
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] reply = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), reply.length == 0 ? -1 : reply.length);
    exchange.getResponseBody().write(reply);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
