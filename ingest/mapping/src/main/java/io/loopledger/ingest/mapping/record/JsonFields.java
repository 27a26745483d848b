package io.loopledger.ingest.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A document, or an element of one of its lists with the elements and the document around it. */
public final class JsonFields implements Fields {
  private static final int LARGEST_SCALE = 100;

  private final List<JsonNode> around;

  private JsonFields(List<JsonNode> around) {
    this.around = around;
  }

  /** A document. */
  public static JsonFields document(JsonNode root) {
    return new JsonFields(List.of(root));
  }

  /**
   * The elements of a list; none where there is no list.
   *
   * @throws FaultException if there is something else
   */
  public List<JsonFields> elements(Ref.Pointer pointer) throws FaultException {
    JsonNode list = node(pointer);
    if (list.isMissingNode() || list.isNull()) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new FaultException(
          MappingCode.NOT_A_LIST,
          pointer.name(),
          list.toString(),
          pointer.name() + " is no list; for-each needs a JSON array");
    }
    List<JsonFields> elements = new ArrayList<>();
    for (JsonNode element : list) {
      List<JsonNode> path = new ArrayList<>(around);
      path.add(element);
      elements.add(new JsonFields(path));
    }
    return elements;
  }

  @Override
  public String text(Ref ref) throws FaultException {
    JsonNode node = node((Ref.Pointer) ref);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (node.isTextual()) {
      return node.textValue().strip();
    }
    if (node.isNumber()) {
      return number(ref, node);
    }
    if (node.isBoolean()) {
      return node.booleanValue() ? "true" : "false";
    }
    throw new FaultException(
        MappingCode.NOT_A_PLAIN_VALUE,
        ref.name(),
        node.isArray() ? "a list" : "an object",
        ref.name() + " is no plain value; point to a text, number, true or false in it");
  }

  @Override
  public String json(Ref ref) {
    JsonNode node = node((Ref.Pointer) ref);
    return node.isMissingNode() || node.isNull() ? "" : node.toString();
  }

  @Override
  public char delimiter() {
    return '\0';
  }

  @Override
  public Map<String, String> others() {
    return Map.of();
  }

  private JsonNode node(Ref.Pointer pointer) {
    int index =
        pointer.levelsUp() == Ref.Pointer.ROOT
            ? 0
            : Math.max(0, around.size() - 1 - pointer.levelsUp());
    return around.get(index).at(pointer.path());
  }

  /** Written out in full, so that 1E+3 is 1000; an absurd exponent would take all memory. */
  private static String number(Ref ref, JsonNode node) throws FaultException {
    BigDecimal number = node.decimalValue();
    if (Math.abs((long) number.scale()) > LARGEST_SCALE) {
      throw new FaultException(
          MappingCode.OUT_OF_RANGE,
          ref.name(),
          node.asText(),
          ref.name() + " is a number no ledger holds; write it without an exponent");
    }
    return number.toPlainString();
  }
}
