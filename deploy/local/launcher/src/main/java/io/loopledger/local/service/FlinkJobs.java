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

/** What Flink's REST interface says of the job. */
final class FlinkJobs {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI overview;

  FlinkJobs(int port) {
    this.overview = URI.create("http://" + Loopback.address(port) + "/jobs/overview");
  }

  /** A job counts as ready when it and all its tasks run. */
  Optional<String> obstacle() {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      HttpRequest request = HttpRequest.newBuilder(overview).timeout(TIMEOUT).build();
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return response.statusCode() == 200
          ? obstacle(JSON.readTree(response.body()))
          : Optional.of("the REST interface answers " + response.statusCode());
    } catch (IOException e) {
      return Optional.of("the REST interface does not answer yet");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
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
}
