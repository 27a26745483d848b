package io.loopledger.ingest.collector.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.ingest.collector.webhooks.Verification;
import io.loopledger.ingest.collector.webhooks.WebhookAnswer;
import io.loopledger.ingest.collector.webhooks.WebhookRequest;
import io.loopledger.ingest.collector.webhooks.Webhooks;
import io.loopledger.schemas.entry.RejectionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/webhooks/{source}}: documents in a form that is the sender's. */
@RestController
public final class WebhooksController {
  /** Senders give up soon (Shopify after five seconds), and drop an address that lets them wait. */
  private static final Duration DEADLINE = Duration.ofMillis(900);

  private static final JsonFactory JSON = new JsonFactory();
  private static final String NO_SOURCE = "none";

  private final Webhooks webhooks;
  private final RequestBodies bodies;
  private final WebhookMetrics metrics;

  public WebhooksController(Webhooks webhooks, RequestBodies bodies, WebhookMetrics metrics) {
    this.webhooks = webhooks;
    this.bodies = bodies;
    this.metrics = metrics;
  }

  /** Answers a sender that checks whether the address is ours. */
  @GetMapping("/v1/webhooks/{source}")
  public void challenge(
      @PathVariable("source") String source,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    try {
      requireKnown(source);
      String code = request.getParameter("challenge_code");
      Optional<String> answer = code == null ? Optional.empty() : webhooks.challenge(source, code);
      response.setContentType("application/json");
      response
          .getOutputStream()
          .write(answer.orElseThrow(WebhooksController::nothing).getBytes(StandardCharsets.UTF_8));
    } catch (Refusal refusal) {
      Answers.refusal(refusal, response);
    }
  }

  /** Takes a webhook. */
  @PostMapping("/v1/webhooks/{source}")
  public void take(
      @PathVariable("source") String source,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    String label = webhooks.has(source) ? source : NO_SOURCE;
    try {
      requireKnown(source);
      WebhookAnswer.Taken taken = taken(source, request, end);
      if (taken.isReplay()) {
        metrics.replayed(label);
      } else if (taken.isDeadLettered()) {
        metrics.rejected(label, taken.code());
      } else {
        metrics.accepted(label);
      }
      write(taken, response);
    } catch (Refusal refusal) {
      metrics.rejected(label, refusal.fault().code().name());
      Answers.refusal(refusal, response);
    }
  }

  private WebhookAnswer.Taken taken(String source, HttpServletRequest request, long end)
      throws Refusal {
    RequestBodies.Share share = bodies.share();
    boolean isHandedOver = false;
    try {
      requirePlain(request);
      WebhookRequest webhook = new WebhookRequest(headers(request), bodies.wire(request, share));
      Verification.Genuine genuine =
          switch (webhooks.verify(source, webhook)) {
            case Verification.Genuine known -> known;
            case Verification.Refused(var reason) ->
                throw new Refusal(401, RejectionCode.UNAUTHENTICATED, reason);
            case Verification.Unknown(var reason) ->
                throw new Refusal(503, RejectionCode.STORE_UNAVAILABLE, reason);
          };
      isHandedOver = true;
      var answer = webhooks.take(source, genuine, webhook, share::close);
      return switch (answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        case WebhookAnswer.Taken known -> known;
        case WebhookAnswer.Postponed(var code, var message) ->
            throw new Refusal(503, code, message);
      };
    } catch (TimeoutException e) {
      throw late();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw late();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a webhook of source '%s' failed".formatted(source), e);
    } finally {
      if (!isHandedOver) {
        share.close();
      }
    }
  }

  private void requireKnown(String source) throws Refusal {
    if (!webhooks.has(source)) {
      throw new Refusal(
          404,
          RejectionCode.SOURCE_NOT_ALLOWED,
          "no webhook source of this name is configured; make its folder in webhooks.dir");
    }
  }

  private static void requirePlain(HttpServletRequest request) throws Refusal {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity")) {
      throw new Refusal(
          415,
          RejectionCode.UNSUPPORTED_CONTENT,
          "a webhook's body is signed as it is; send it without Content-Encoding");
    }
  }

  private static Refusal nothing() {
    return new Refusal(
        404,
        RejectionCode.INVALID,
        "only eBay's challenge is answered here: GET with challenge_code, for a source of kind ebay");
  }

  private static Refusal late() {
    return new Refusal(
        503,
        RejectionCode.LOG_UNAVAILABLE,
        "Kafka takes long; send the webhook again, it counts once");
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name, request.getHeader(name));
    }
    return headers;
  }

  private static void write(WebhookAnswer.Taken taken, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      out.writeBooleanField("replay", taken.isReplay());
      out.writeNumberField("received", taken.received());
      out.writeNumberField("accepted", taken.accepted());
      out.writeNumberField("duplicate", taken.duplicate());
      out.writeNumberField("rejected", taken.rejected());
      out.writeNumberField("erased", taken.erased());
      out.writeNumberField("dead_lettered", taken.isDeadLettered() ? 1 : 0);
      if (taken.isDeadLettered()) {
        out.writeStringField("code", taken.code());
        out.writeStringField("message", taken.message());
      }
      out.writeEndObject();
    }
  }
}
