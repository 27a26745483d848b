package io.loopledger.ingest.collector.http;

import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.access.Authenticator;
import io.loopledger.ingest.access.RequestSignature;
import io.loopledger.schemas.entry.RejectionCode;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;

/** Lets requests in: whose they are, then their body, then their signature. */
public final class RequestGate {
  private final Authenticator authenticator;
  private final RequestBodies bodies;

  public RequestGate(Authenticator authenticator, RequestBodies bodies) {
    this.authenticator = authenticator;
    this.bodies = bodies;
  }

  /** A request that may be answered; closing it frees its share of memory. */
  record Admitted(ApiKey key, byte[] body, RequestBodies.Share share) implements AutoCloseable {
    @Override
    public void close() {
      share.close();
    }
  }

  /** The key, before a byte of the body is read. */
  ApiKey identify(HttpServletRequest request) throws Refusal {
    return accepted(() -> authenticator.identify(described(request)));
  }

  /** The body of a request whose key is known. */
  Admitted admit(HttpServletRequest request, ApiKey key) throws Refusal {
    RequestBodies.Share share = bodies.share();
    try {
      byte[] wire = bodies.wire(request, share);
      accepted(() -> authenticator.verify(key, described(request), wire));
      return new Admitted(key, bodies.plain(request, wire, share), share);
    } catch (Refusal | RuntimeException e) {
      share.close();
      throw e;
    }
  }

  private interface Question {
    Authenticator.Answer ask() throws SQLException;
  }

  private static ApiKey accepted(Question question) throws Refusal {
    try {
      return switch (question.ask()) {
        case Authenticator.Answer.Accepted(var key) -> key;
        case Authenticator.Answer.Refused(var message) ->
            throw new Refusal(401, RejectionCode.UNAUTHENTICATED, message);
      };
    } catch (SQLException e) {
      throw new Refusal(
          503,
          RejectionCode.STORE_UNAVAILABLE,
          "the database of keys does not answer; send the request again in a moment");
    }
  }

  private static Authenticator.Request described(HttpServletRequest request) {
    return new Authenticator.Request(
        request.getMethod(),
        request.getRequestURI(),
        request.getHeader("Authorization"),
        request.getHeader(RequestSignature.HEADER));
  }
}
