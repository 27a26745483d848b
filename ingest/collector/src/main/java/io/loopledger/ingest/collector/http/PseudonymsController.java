package io.loopledger.ingest.collector.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.ingest.access.ApiKey;
import io.loopledger.ingest.privacy.Pseudonyms;
import io.loopledger.ingest.privacy.PseudonymsUnavailableException;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.json.CustomerList;
import io.loopledger.schemas.json.Fault;
import io.loopledger.schemas.json.MalformedJsonException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/pseudonyms}: for services that write to Kafka themselves. */
@RestController
public final class PseudonymsController {
  private static final JsonFactory JSON = new JsonFactory();

  private final RequestGate gate;
  private final Pseudonyms pseudonyms;
  private final int maxCustomers;

  public PseudonymsController(RequestGate gate, Pseudonyms pseudonyms, int maxCustomers) {
    this.gate = gate;
    this.pseudonyms = pseudonyms;
    this.maxCustomers = maxCustomers;
  }

  /** Gives the pseudonyms of some customers of a brand. */
  @PostMapping("/v1/pseudonyms")
  public void pseudonyms(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ApiKey key = gate.identify(request);
      try (RequestGate.Admitted admitted = gate.admit(request, key)) {
        CustomerList asked = read(admitted.body());
        if (!key.mayWriteFor(asked.brand())) {
          throw new Refusal(
              403,
              new Fault(
                  RejectionCode.BRAND_NOT_ALLOWED,
                  "/brand",
                  asked.brand(),
                  "key %s may not write for this brand; use the brand's own key"
                      .formatted(key.id())));
        }
        answer(asked, pseudonyms.of(asked.brand(), asked.customers()), response);
      }
    } catch (PseudonymsUnavailableException e) {
      Answers.refusal(
          new Refusal(
              503,
              RejectionCode.STORE_UNAVAILABLE,
              "the store of pseudonyms does not answer; ask again in a moment"),
          response);
    } catch (Refusal refusal) {
      Answers.refusal(refusal, response);
    }
  }

  private CustomerList read(byte[] body) throws Refusal {
    try {
      CustomerList asked = CustomerList.read(body);
      if (asked.customers().size() > maxCustomers) {
        throw new Refusal(
            413,
            RejectionCode.TOO_LARGE,
            "%,d customers at once; ask for at most %,d"
                .formatted(asked.customers().size(), maxCustomers));
      }
      return asked;
    } catch (MalformedJsonException e) {
      throw new Refusal(400, e.fault());
    }
  }

  private static void answer(
      CustomerList asked, Map<String, String> names, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    try (JsonGenerator out = JSON.createGenerator(response.getOutputStream())) {
      out.writeStartObject();
      out.writeStringField("brand", asked.brand());
      out.writeArrayFieldStart("pseudonyms");
      for (String customer : asked.customers()) {
        out.writeString(names.get(customer));
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }
}
