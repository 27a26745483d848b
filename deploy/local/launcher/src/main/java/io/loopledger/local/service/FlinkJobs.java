package io.loopledger.local.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.local.settings.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What Flink's REST interface says of the job. */
public final class FlinkJobs {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String base;

  /** The job of the Flink that listens on this loopback port. */
  public FlinkJobs(int port) {
    this.base = "http://" + Loopback.address(port);
  }

  /** A job counts as ready when it and all its tasks run. */
  Optional<String> obstacle() {
    try {
      return obstacle(ask("/jobs/overview"));
    } catch (IOException e) {
      return Optional.of("the REST interface does not answer yet: " + e.getMessage());
    }
  }

  /** A TaskManager counts as ready when the JobManager has it on its list. */
  Optional<String> taskManagerObstacle() {
    try {
      return ask("/taskmanagers").path("taskmanagers").isEmpty()
          ? Optional.of("the JobManager does not know it yet")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("the JobManager does not answer yet: " + e.getMessage());
    }
  }

  /** The newest checkpoint that is complete; empty before the first, or where Flink is down. */
  public OptionalLong completedCheckpoint() {
    try {
      JsonNode jobs = ask("/jobs/overview").path("jobs");
      String job = jobs.path(0).path("jid").asText("");
      JsonNode latest =
          ask("/jobs/" + job + "/checkpoints").path("latest").path("completed").path("id");
      return latest.isIntegralNumber() ? OptionalLong.of(latest.asLong()) : OptionalLong.empty();
    } catch (IOException unknown) {
      return OptionalLong.empty();
    }
  }

  static Optional<String> obstacle(JsonNode overview) {
    String state = "there is no job yet";
    for (JsonNode job : overview.path("jobs")) {
      JsonNode tasks = job.path("tasks");
      int total = tasks.path("total").asInt();
      int running = tasks.path("running").asInt();
      if (job.path("state").asText().equals("RUNNING") && total > 0 && running == total) {
        return Optional.empty();
      }
      state =
          "the job is %s, %d of %d tasks run"
              .formatted(job.path("state").asText("unknown"), running, total);
    }
    return Optional.of(state);
  }

  private JsonNode ask(String path) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).build();
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new IOException("it answers " + response.statusCode());
      }
      return JSON.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
