package io.loopledger.ingest.collector.http;

import io.loopledger.schemas.entry.RejectionCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server itself refuses, in the same form as the door's own refusals. */
@RestController
public final class ErrorsController implements ErrorController {
  /** Answers a request that the server gave up. */
  @RequestMapping("/error")
  public void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    Answers.refusal(refusal(status), response);
  }

  private static Refusal refusal(int status) {
    return switch (status) {
      case 408 -> RequestBodies.late();
      case 404, 405 ->
          new Refusal(
              status,
              RejectionCode.UNSUPPORTED_CONTENT,
              "there is nothing of this method and path; GET /v1/openapi.json describes what is");
      default ->
          status < 500
              ? new Refusal(
                  status,
                  RejectionCode.UNSUPPORTED_CONTENT,
                  "the request is no sound HTTP; mend it")
              : new Refusal(
                  status,
                  RejectionCode.RULE_FAILED,
                  "the door failed on this request, a defect: report it, with the time");
    };
  }
}
