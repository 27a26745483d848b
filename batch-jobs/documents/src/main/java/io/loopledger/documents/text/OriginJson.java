package io.loopledger.documents.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loopledger.documents.model.Cell;

/**
 * The dimensions of an origin on one line, for programs: a JSON object in the order of its keys, in
 * ASCII, so that every format holds any value exactly.
 */
public final class OriginJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

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
