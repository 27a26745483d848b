package io.loopledger.streaming.lineage;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Where run events go. */
public sealed interface LineageTarget extends Serializable {
  /** Nobody wants them. */
  record Nobody() implements LineageTarget {}

  /** Appended to a file, one a line. */
  record ToFile(String path) implements LineageTarget {}

  /** Posted as JSON to an {@code http} or {@code https} address. */
  record ToUrl(String url) implements LineageTarget {}

  /** How long a receiver may take: the job's start waits for it. */
  Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * Delivers an event.
   *
   * @throws IOException naming the target and what went wrong there
   */
  default void deliver(String event) throws IOException {
    switch (this) {
      case Nobody nobody -> {}
      case ToFile(String path) ->
          Files.write(
              Path.of(path),
              (event + "\n").getBytes(StandardCharsets.UTF_8),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
      case ToUrl(String url) -> post(url, event);
    }
  }

  private static void post(String url, String event) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(event))
              .build();
      HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
      client.shutdownNow();
      if (answer.statusCode() / 100 != 2) {
        throw new IOException("it answered " + answer.statusCode());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
