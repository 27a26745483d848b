package io.loopledger.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Topic;
import io.loopledger.schemas.wire.AvroSchemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsyncApiTest {
  private static final Schema STANDARD =
      Standards.named("asyncapi-3.0.0.json", SpecificationVersion.DRAFT_7);
  private final ObjectNode document = AsyncApi.document("0.4.0");

  @Test
  void theDocumentIsAsyncApi30() {
    assertThat(Standards.problems(STANDARD, document)).isEmpty();
  }

  @Test
  void theStandardsSchemaRefusesWhatIsNoAsyncApi() {
    ObjectNode withoutAction = document.deepCopy();
    withoutAction.withObject("/operations/receive_returns").remove("action");
    ObjectNode withWrongAvro = document.deepCopy();
    withWrongAvro.withObject("/components/messages/UnitSold/payload/schema").put("type", "recard");

    assertThat(Standards.problems(STANDARD, withoutAction)).isNotEmpty();
    assertThat(Standards.problems(STANDARD, withWrongAvro)).isNotEmpty();
  }

  @Test
  void everyTypeIsAMessageOfItsTopicWithTheSchemaOnTheWire() {
    for (EventType type : EventType.values()) {
      List<String> channels = new ArrayList<>();
      document
          .get("channels")
          .properties()
          .forEach(
              channel -> {
                if (channel.getValue().get("messages").has(type.typeName())) {
                  channels.add(channel.getKey());
                }
              });
      assertThat(channels).containsExactly(type.topic().topicName());
      JsonNode payload = document.at("/components/messages/%s/payload".formatted(type.typeName()));
      assertThat(new org.apache.avro.Schema.Parser().parse(payload.get("schema").toString()))
          .isEqualTo(AvroSchemas.current(type));
    }
  }

  @Test
  void everyTopicHasItsDeadLetterTopicAndLiveOutputsHaveTheirOwn() {
    assertThat(document.get("channels").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Arrays.stream(Topic.values())
                        .flatMap(t -> Stream.of(t.topicName(), t.deadLetterTopicName())),
                    Stream.of(
                        "commands", "dlq.commands", "live-metrics", "customer-impact", "alerts"))
                .toList());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = document.findValues("$ref");

    assertThat(references)
        .hasSizeGreaterThan(EventType.values().length * 3)
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse());
  }

  @Test
  void anExampleIsARecordAsItIsWritten() {
    JsonNode example = document.at("/components/messages/UnitGraded/examples/0");

    assertThat(example.at("/headers/ce_type").asText()).isEqualTo("io.loopledger.UnitGraded");
    assertThat(example.at("/headers/ce_subject").asText()).isEqualTo("unit:acme/QR-1029");
    assertThat(example.at("/headers/ce_dataschema").asText())
        .isEqualTo(
            "urn:loopledger:avro:UnitGraded:" + AvroSchemas.fingerprint(EventType.UNIT_GRADED));
    assertThat(example.at("/payload/brand").asText()).isEqualTo("acme");
    assertThat(example.at("/payload/grade").asText()).isEqualTo("LIKE_NEW");
  }
}
