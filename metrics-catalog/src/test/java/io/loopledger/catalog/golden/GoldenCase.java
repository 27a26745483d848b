package io.loopledger.catalog.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loopledger.catalog.posting.PinnedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A case of the golden files: what happened, and what it must come to. */
public record GoldenCase(String file, JsonNode yaml) {
  /** Every case of every file, in order. */
  public static List<GoldenCase> all() throws IOException {
    return in("golden");
  }

  private static List<GoldenCase> in(String folder) throws IOException {
    YAMLMapper mapper = new YAMLMapper();
    List<GoldenCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources", folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        for (JsonNode one : mapper.readTree(file.toFile()).required("cases")) {
          cases.add(new GoldenCase(String.valueOf(file.getFileName()), one));
        }
      }
    }
    return cases;
  }

  /** Unique over all files. */
  public String name() {
    return yaml.required("case").asText();
  }

  String brand() {
    return yaml.required("brand").asText();
  }

  /** The events in the order of the file, which is one order of arrival. */
  public List<PinnedEvent> events() {
    return new GoldenEvents(
            "%s, case %s".formatted(file, name()), brand(), yaml.path("subject").asText("unit"))
        .read(yaml.required("events"));
  }

  @Override
  public String toString() {
    return name();
  }
}
