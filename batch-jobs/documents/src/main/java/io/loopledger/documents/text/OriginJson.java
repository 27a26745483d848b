package io.loopledger.documents.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.documents.model.Cell;

/**
 * The dimensions of an origin on one line, for programs: a JSON object in the order of its keys.
 */
public final class OriginJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OriginJson() {}

  /** Such as <code>{"brand":"acme","period":"2026-10"}</code>. */
  public static String where(Cell.Origin origin) {
    try {
      return JSON.writeValueAsString(origin.where());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON: " + origin.where(), e);
    }
  }
}
