package io.loopledger.statements.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small part of an XML document.
 *
 * @param name local name; with its namespace in braces before it, if that is not of the format
 * @param place line and path, for a person
 * @param attributes by local name
 * @param text without white space around it; empty for an element with children
 */
public record XmlNode(
    String name,
    String place,
    Map<String, String> attributes,
    String text,
    List<XmlNode> children) {
  public XmlNode {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** The first element on a path of names, such as {@code AmtDtls/TxAmt/Amt}. */
  public Optional<XmlNode> first(String path) {
    return all(path).stream().findFirst();
  }

  /** All elements on a path of names, in the order of the document. */
  public List<XmlNode> all(String path) {
    List<XmlNode> found = List.of(this);
    for (String step : path.split("/", -1)) {
      found =
          found.stream()
              .flatMap(node -> node.children.stream())
              .filter(child -> child.name.equals(step))
              .toList();
    }
    return found;
  }

  /** The text of the first element on a path that has one; empty if there is none. */
  public String text(String path) {
    return all(path).stream()
        .map(XmlNode::text)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** An attribute; empty if there is none. */
  public String attribute(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }
}
