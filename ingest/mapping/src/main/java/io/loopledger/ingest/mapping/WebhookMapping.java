package io.loopledger.ingest.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loopledger.ingest.mapping.event.RowsBefore;
import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import io.loopledger.ingest.mapping.fault.MappingFault;
import io.loopledger.ingest.mapping.record.JsonFields;
import io.loopledger.ingest.mapping.value.MappingTarget;
import io.loopledger.ingest.mapping.value.Names;
import io.loopledger.ingest.mapping.yaml.Problem;
import io.loopledger.ingest.privacy.Pseudonyms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The mappings of one webhook source, by topic. Safe for use by several threads. */
public final class WebhookMapping {
  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 64;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private final Map<String, Mapping> byTopic;

  private WebhookMapping(Map<String, Mapping> byTopic) {
    this.byTopic = byTopic;
  }

  /**
   * Reads all {@code .yaml} files of a folder.
   *
   * @throws MappingException naming everything that is wrong with one of them
   * @throws IOException if the folder cannot be read
   */
  public static WebhookMapping load(Path folder) throws IOException {
    Map<String, Mapping> byTopic = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(path -> path.getFileName().toString().endsWith(".yaml"))
              .sorted(Comparator.naturalOrder())
              .toList()) {
        add(byTopic, file.toString(), Files.readString(file));
      }
    }
    if (byTopic.isEmpty()) {
      throw new IOException(
          "folder '%s' holds no mapping; put one .yaml file there for each topic"
              .formatted(folder));
    }
    return new WebhookMapping(Map.copyOf(byTopic));
  }

  /**
   * The mappings that come with the platform.
   *
   * @param source {@code shopify}, {@code standard-webhooks} or {@code ebay}
   * @throws IllegalArgumentException if there are none for it
   */
  public static WebhookMapping builtIn(String source) {
    List<String> files =
        switch (source) {
          case "shopify" -> List.of("orders.yaml", "refunds.yaml", "redact.yaml");
          case "standard-webhooks" -> List.of("returns.yaml");
          case "ebay" -> List.of("account-deletion.yaml");
          default ->
              throw new IllegalArgumentException(
                  "there are no mappings for '%s'; known are shopify, standard-webhooks, ebay"
                      .formatted(source));
        };
    Map<String, Mapping> byTopic = new TreeMap<>();
    for (String file : files) {
      add(byTopic, source + "/" + file, resource("/webhooks/" + source + "/" + file));
    }
    return new WebhookMapping(Map.copyOf(byTopic));
  }

  /** The topics it knows. */
  public Set<String> topics() {
    return byTopic.keySet();
  }

  /**
   * Maps a document: all of it, or nothing where anything in it is wrong.
   *
   * @param topic as the sender names it
   * @param target whose figures it brings
   * @throws io.loopledger.ingest.privacy.PseudonymsUnavailableException if the store does not
   *     answer
   */
  public List<WebhookResult> map(
      String topic, byte[] body, MappingTarget target, Pseudonyms pseudonyms) {
    try {
      JsonNode document = JSON.readTree(body);
      return map(topic, document, target, pseudonyms);
    } catch (JsonProcessingException e) {
      // The parser's message may quote the document, which may name a person.
      String where =
          e.getLocation() == null
              ? ""
              : "line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      return rejected(
          new MappingFault(
              MappingCode.NOT_JSON,
              "body",
              where,
              "the body is not strict JSON: no duplicate keys, nothing after it, UTF-8"));
    } catch (IOException e) {
      return rejected(
          new MappingFault(MappingCode.NOT_JSON, "body", "", "the body is not UTF-8 JSON"));
    }
  }

  /** The same for a document that is read already. */
  public List<WebhookResult> map(
      String topic, JsonNode document, MappingTarget target, Pseudonyms pseudonyms) {
    Mapping mapping = byTopic.get(topic);
    if (mapping == null) {
      return rejected(
          new MappingFault(
              MappingCode.UNKNOWN_TOPIC,
              "topic",
              topic,
              "no mapping knows the topic; unsubscribe from it, or add a mapping. Known are "
                  + String.join(", ", byTopic.keySet().stream().sorted().toList())));
    }
    if (!document.isObject() && !document.isArray()) {
      return rejected(
          new MappingFault(
              MappingCode.NOT_JSON, "body", "", "the body is no JSON object or list; send one"));
    }
    JsonFields fields = JsonFields.document(document);
    MappingTarget bound = mapping.bind(target);
    try {
      if (mapping.isErasure()) {
        return mapping
            .erased(fields, bound)
            .<List<WebhookResult>>map(customer -> List.of(new WebhookResult.Erase(customer)))
            .orElse(List.of(new WebhookResult.Skipped("names no customer")));
      }
      Optional<String> customer = mapping.customer(fields, bound);
      String pseudonym = customer.map(plain -> pseudonym(bound, plain, pseudonyms)).orElse("");
      return results(mapping.map(fields, bound, pseudonym, topic, RowsBefore.none()));
    } catch (FaultException e) {
      return rejected(e.fault());
    }
  }

  private static String pseudonym(MappingTarget target, String plain, Pseudonyms pseudonyms) {
    String pseudonym = pseudonyms.of(target.brand(), List.of(plain)).get(plain);
    if (pseudonym == null) {
      throw new IllegalStateException("the store of pseudonyms left a customer out");
    }
    return pseudonym;
  }

  private static List<WebhookResult> results(Outcome outcome) {
    List<WebhookResult> results = new ArrayList<>();
    switch (outcome) {
      case Outcome.Events events ->
          events.events().forEach(event -> results.add(new WebhookResult.Mapped(event)));
      case Outcome.Skipped skipped -> results.add(new WebhookResult.Skipped(skipped.reason()));
      case Outcome.Rejected rejected -> results.add(new WebhookResult.Rejected(rejected.faults()));
    }
    return results;
  }

  private static List<WebhookResult> rejected(MappingFault fault) {
    return List.of(new WebhookResult.Rejected(List.of(fault)));
  }

  private static void add(Map<String, Mapping> byTopic, String file, String yaml) {
    Mapping mapping = Mapping.parse(file, yaml);
    if (mapping.reads() != Names.Reads.JSON || mapping.topics().isEmpty()) {
      throw new MappingException(
          file,
          List.of(new Problem(1, "", "a webhook's mapping needs 'reads: json' and 'topics'")));
    }
    for (String topic : mapping.topics()) {
      if (byTopic.putIfAbsent(topic, mapping) != null) {
        throw new MappingException(
            file,
            List.of(new Problem(1, "topics", "topic '%s' has a mapping already".formatted(topic))));
      }
    }
  }

  private static String resource(String path) {
    try (InputStream in = WebhookMapping.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource %s is not on the class path".formatted(path));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read resource " + path, e);
    }
  }
}
