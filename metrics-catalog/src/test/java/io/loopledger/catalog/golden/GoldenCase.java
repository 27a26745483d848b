package io.loopledger.catalog.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.catalog.posting.PinnedEvent;
import java.util.List;

/** A case of the golden files: what happened, and what it must come to. */
record GoldenCase(String file, JsonNode yaml) {
  String name() {
    return yaml.required("case").asText();
  }

  String brand() {
    return yaml.required("brand").asText();
  }

  /** The events in the order of the file, which is one order of arrival. */
  List<PinnedEvent> events() {
    return new GoldenEvents(
            "%s, case %s".formatted(file, name()), brand(), yaml.path("subject").asText("unit"))
        .read(yaml.required("events"));
  }

  @Override
  public String toString() {
    return name();
  }
}
