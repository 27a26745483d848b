package io.loopledger.brandreports.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.brandreports.csv.CsvProfile;
import io.loopledger.brandreports.period.PeriodRule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema for editors says the same as the reader. */
class ReportSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SampleReport.schema(), InputFormat.JSON);

  @Test
  void theSampleFits() throws IOException {
    assertThat(problems(SampleReport.yaml())).isEmpty();
  }

  @Test
  void whatTheReaderRefusesDoesNotFit() throws IOException {
    assertThat(problems(SampleReport.yaml().replace("csv: excel-de", "csv: excel"))).isNotEmpty();
    assertThat(problems(SampleReport.yaml().replace("rows: entries", "row: entries"))).isNotEmpty();
    assertThat(problems(SampleReport.yaml().replace("last-month\n", "yesterday\n"))).isNotEmpty();
  }

  @Test
  void fieldsAndWordsAreThoseOfTheReader() throws IOException {
    JsonNode root = JSON.readTree(SampleReport.schema());
    JsonNode fields = root.path("properties");
    JsonNode dataset = root.at("/$defs/dataset/properties");

    assertThat(names(fields)).containsExactlyElementsOf(DeclarationReader.FIELDS);
    assertThat(names(dataset)).containsExactlyElementsOf(DatasetReader.FIELDS);
    assertThat(texts(fields.at("/locale/enum")))
        .containsExactlyElementsOf(DeclarationReader.LOCALES);
    assertThat(texts(fields.at("/csv/enum")))
        .isEqualTo(Arrays.stream(CsvProfile.values()).map(CsvProfile::word).toList());
    assertThat(texts(fields.at("/period/anyOf/0/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PeriodRule.Relative.values()).map(PeriodRule.Relative::word).toList());
    assertThat(texts(dataset.at("/rows/enum")))
        .isEqualTo(Arrays.stream(RowSource.values()).map(RowSource::word).toList());
  }

  private static List<String> problems(String yaml) throws IOException {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return SCHEMA.validate(JSON.writeValueAsString((Map<?, ?>) tree), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
