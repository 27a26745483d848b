package io.loopledger.ingest.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.loopledger.ingest.client.DeliveryException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the door for the pseudonyms of customers. */
final class PseudonymRequest {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int OK = 200;

  /** The door takes twice as many in one request. */
  private static final int AT_ONCE = 500;

  private PseudonymRequest() {}

  static Map<String, String> send(Door door, String brand, List<String> customers)
      throws DeliveryException, InterruptedException {
    Map<String, String> byCustomer = new HashMap<>();
    for (int from = 0; from < customers.size(); from += AT_ONCE) {
      List<String> some = customers.subList(from, Math.min(from + AT_ONCE, customers.size()));
      List<String> pseudonyms = ask(door, brand, some);
      for (int i = 0; i < some.size(); i++) {
        byCustomer.put(some.get(i), pseudonyms.get(i));
      }
    }
    return Map.copyOf(byCustomer);
  }

  private static List<String> ask(Door door, String brand, List<String> customers)
      throws DeliveryException, InterruptedException {
    byte[] body = body(brand, customers);
    DoorReply reply = door.post("/v1/pseudonyms", "application/json", body, door.deadline());
    if (reply.status() != OK) {
      throw Delivery.refused(reply);
    }
    try {
      List<String> pseudonyms = Replies.pseudonyms(reply.body());
      if (pseudonyms.size() != customers.size()) {
        throw new IOException(
            "%d pseudonyms for %d customers".formatted(pseudonyms.size(), customers.size()));
      }
      return pseudonyms;
    } catch (IOException e) {
      throw new DeliveryException(
          Reason.UNREADABLE_REPLY, "the door's reply cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] body(String brand, List<String> customers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("brand", brand);
      json.writeArrayFieldStart("customers");
      for (String customer : customers) {
        json.writeString(customer);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
