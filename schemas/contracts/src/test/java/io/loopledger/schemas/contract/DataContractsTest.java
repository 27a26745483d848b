package io.loopledger.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataContractsTest {
  private static final Schema AS_USED =
      Standards.named("odcs-3.1-as-used.json", SpecificationVersion.DRAFT_2020_12);

  @ParameterizedTest
  @EnumSource(Topic.class)
  void aContractKeepsTheStandardsRules(Topic topic) throws IOException {
    assertThat(Standards.problems(standard(), DataContracts.of(topic, "0.4.0"))).isEmpty();
  }

  /** The standard's own schema where one is given; else its rules for the part that is used. */
  private static Schema standard() throws IOException {
    String file = System.getProperty("odcs.schema");
    return file == null
        ? AS_USED
        : Standards.schema(Files.readString(Path.of(file)), SpecificationVersion.DRAFT_2019_09);
  }

  @Test
  void theRulesRefuseWhatIsNoContract() {
    ObjectNode contract = DataContracts.of(Topic.RETURNS, "0.4.0");
    ObjectNode withoutStatus = contract.deepCopy();
    withoutStatus.remove("status");
    ObjectNode withWrongType = contract.deepCopy();
    withWrongType.withObject("/schema/0/properties/0").put("logicalType", "varchar");
    ObjectNode withUnknownMetric = contract.deepCopy();
    withUnknownMetric
        .withObject("/schema/0/quality/0")
        .put("type", "library")
        .put("metric", "beauty");

    assertThat(Standards.problems(AS_USED, withoutStatus)).isNotEmpty();
    assertThat(Standards.problems(AS_USED, withWrongType)).isNotEmpty();
    assertThat(Standards.problems(AS_USED, withUnknownMetric)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyFieldOfEveryTypeStandsInTheContractOfItsTopicAndInNoOther(EventType type) {
    for (Topic topic : Topic.values()) {
      List<JsonNode> objects = new ArrayList<>();
      for (JsonNode object : DataContracts.of(topic, "0.4.0").get("schema")) {
        if (object.get("name").asText().equals(type.typeName())) {
          objects.add(object);
        }
      }
      if (topic != type.topic()) {
        assertThat(objects).isEmpty();
        continue;
      }
      assertThat(objects).hasSize(1);
      assertThat(objects.getFirst().get("properties"))
          .hasSize(
              CloudEventHeaders.ALL.size()
                  + EventField.context().size()
                  + EventField.of(type).size());
    }
  }
}
