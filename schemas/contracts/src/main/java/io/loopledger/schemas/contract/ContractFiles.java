package io.loopledger.schemas.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.live.LiveTopic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All contracts as files: what stands in {@code schemas/contracts/contracts}. */
public final class ContractFiles {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .stringQuotingChecker(new DateQuotes())
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build());

  private ContractFiles() {}

  /** Text of each file by its path. */
  public static Map<String, String> all() {
    String version = version();
    Map<String, String> files = new TreeMap<>();
    files.put("events.md", EventPage.text());
    files.put("asyncapi.yaml", yaml(AsyncApi.document(version)));
    for (Topic topic : Topic.values()) {
      files.put(topic.topicName() + ".odcs.yaml", yaml(DataContracts.of(topic, version)));
    }
    for (EventType type : EventType.values()) {
      files.put(
          "json/%s.schema.json".formatted(type.typeName()),
          JsonSchemas.event(type).toPrettyString() + "\n");
    }
    files.put(
        "json/commands/%s.schema.json".formatted(CommandSchemas.NAME),
        CommandSchemas.document().toPrettyString() + "\n");
    for (LiveTopic topic : LiveTopic.values()) {
      files.put(
          "json/live/%s.schema.json".formatted(LiveSchemas.name(topic)),
          LiveSchemas.document(topic).toPrettyString() + "\n");
    }
    return files;
  }

  private static String yaml(JsonNode document) {
    try {
      return "# Generated from the event records; see schemas/contracts/README.md.\n"
          + YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** The version of the event language: that of the release. */
  public static String version() {
    try (InputStream file = ContractFiles.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        throw new IllegalStateException("version.properties is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("version.properties cannot be read", e);
    }
  }

  /** Dates in quotes too: many readers of YAML would take them for something else than text. */
  private static final class DateQuotes extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");

    @Override
    public boolean needToQuoteValue(String value) {
      return super.needToQuoteValue(value) || DATE.matcher(value).matches();
    }
  }
}
