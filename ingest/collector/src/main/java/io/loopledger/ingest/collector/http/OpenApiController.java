package io.loopledger.ingest.collector.http;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/openapi.json}: what the door takes and answers. */
@RestController
public final class OpenApiController {
  private final String document = OpenApi.document().toPrettyString();

  /** The description, for anybody. */
  @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  public String document() {
    return document;
  }
}
