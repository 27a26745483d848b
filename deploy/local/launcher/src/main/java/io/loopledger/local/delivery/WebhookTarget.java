package io.loopledger.local.delivery;

import io.loopledger.local.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/**
 * A webhook, signed as Standard Webhooks 1.0 says. Any answer of 200 to 299 means that the receiver
 * has the message; a redirection is not followed.
 */
public final class WebhookTarget implements ImpactTarget {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI address;
  private final WebhookSecret secret;
  private final Clock clock;
  private final HttpClient client;

  /**
   * A webhook.
   *
   * @throws Failure if the address is neither https nor of this machine
   */
  public WebhookTarget(URI address, WebhookSecret secret, Clock clock) {
    this.address = checked(address);
    this.secret = secret;
    this.clock = clock;
    this.client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  }

  @Override
  public String name() {
    return "webhook-" + Integer.toHexString(address.toString().hashCode());
  }

  @Override
  public void deliver(String id, byte[] body) throws IOException, InterruptedException {
    long now = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(TIMEOUT)
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(now))
            .header("webhook-signature", secret.signature(id, now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status < 200 || status > 299) {
      throw new IOException("%s answered %d".formatted(address, status));
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private static URI checked(URI address) {
    String host = address.getHost();
    if (host == null || !("https".equals(address.getScheme()) || isOfThisMachine(address, host))) {
      throw new Failure(
          "--webhook is '%s'; write an https:// address (http:// only for this machine)"
              .formatted(address));
    }
    return address;
  }

  private static boolean isOfThisMachine(URI address, String host) {
    try {
      return "http".equals(address.getScheme()) && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
