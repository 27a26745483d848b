package io.loopledger.night.notify;

import io.loopledger.night.settings.NightSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * A webhook, signed as Standard Webhooks 1.0 says. Any answer of 200 to 299 means that the receiver
 * has the message; a redirection is not followed.
 */
public final class WebhookChannel implements Channel {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final NightSettings.Webhook settings;
  private final WebhookSecret secret;
  private final Clock clock;

  /**
   * A webhook.
   *
   * @throws io.loopledger.night.NightFailure if its secret cannot be read
   */
  public WebhookChannel(NightSettings.Webhook settings, Clock clock) {
    this.settings = settings;
    this.secret = WebhookSecret.read(settings.secretFile());
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public void send(Message message) throws IOException, InterruptedException {
    byte[] body = message.json().getBytes(StandardCharsets.UTF_8);
    long now = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(settings.address())
            .timeout(TIMEOUT)
            .header("content-type", "application/json")
            .header("webhook-id", message.id())
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", secret.signature(message.id(), now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status < 200 || status > 299) {
        throw new IOException("%s answered %d".formatted(settings.address().getHost(), status));
      }
    }
  }
}
