package io.loopledger.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loopledger.ingest.mapping.yaml.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong in a mapping is told at once, with its line and the fix. */
class MappingProblemsTest {
  private static final String GOOD =
      """
      loopledger-mapping: 1
      name: test
      id: "{id}"
      subject: {unit: "{id}"}
      time: "{at}"
      events:
        - type: RepairCompleted
          fields:
            outcome: FIXED
      """;

  @Test
  void allProblemsAreToldWithTheirLines() {
    List<Problem> problems =
        problems(
            """
            loopledger-mapping: 1
            name: test
            colums: {a: optional}
            id: "{id}"
            subject: {unitt: "{id}"}
            time: {from: "{at}", formats: [dd.mm.yyyy], zone: Berlin}
            events:
              - type: RepairComplete
              - type: RepairCompleted
                fields:
                  outcom: FIXED
                  repair_cost: {amount: "{c}", currency: EURO}
                  work_minutes: {from: "{m}", tims: 60}
            """);

    assertThat(problems).extracting(Problem::line).containsExactly(3, 5, 6, 6, 8, 9, 11, 12, 13);
    assertThat(problems)
        .extracting(Problem::message)
        .anySatisfy(m -> assertThat(m).contains("'colums'", "did you mean 'columns'?"))
        .anySatisfy(m -> assertThat(m).contains("'unitt'", "did you mean 'unit'?"))
        .anySatisfy(m -> assertThat(m).contains("m is the minute, the month is M"))
        .anySatisfy(m -> assertThat(m).contains("'Berlin' is no time zone"))
        .anySatisfy(m -> assertThat(m).contains("did you mean 'RepairCompleted'?"))
        .anySatisfy(m -> assertThat(m).contains("needs field 'outcome'"))
        .anySatisfy(m -> assertThat(m).contains("no field 'outcom'", "did you mean 'outcome'?"))
        .anySatisfy(m -> assertThat(m).contains("currency 'EURO'"))
        .anySatisfy(m -> assertThat(m).contains("'tims'", "did you mean 'times'?"));
  }

  @Test
  void aKeyThatStandsThereTwiceIsAProblem() {
    assertThat(problems(GOOD + "name: other\n"))
        .containsExactly(new Problem(10, "name", "key 'name' stands here twice; keep one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "- a\n", "a: [", "\"text\"", "a: \t b: c: d"})
  void whatIsNoMapIsAProblem(String yaml) {
    assertThat(problems(yaml)).isNotEmpty();
  }

  @Test
  void anchorsAreRefused() {
    assertThat(problems(GOOD.replace("\"{at}\"", "&t \"{at}\"")))
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains("anchors and aliases"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "time: \"{at}\"    | time: {from: \"{at}\", formats: [\"hh:mm dd.MM.yyyy\"]} | h is the 12-hour clock",
        "time: \"{at}\"    | time: {from: \"{at}\", formats: [\"dd.MM.YYYY\"]}       | Y is the year of weeks",
        "time: \"{at}\"    | time: {from: \"{at}\", formats: [\"dd.MM\"]}            | does not give a whole date",
        "id: \"{id}\"      | id: \"{$idd}\"                   | '{$idd}' is not known",
        "id: \"{id}\"      | id: \"{$id}\"                    | not known yet here",
        "id: \"{id}\"      | id: \"{id\"                      | brace '{' stands alone",
        "id: \"{id}\"      | id: {hash: []}                 | needs at least one value",
        "outcome: FIXED  | outcome: FIXT                  | which is none of FIXED",
        "name: test      | name: Te st                    | small letters",
        "name: test      | customer: \"{id}\"               | names the customer; use {$customer}",
        "name: test      | personal: [id]                 | declared personal"
      })
  void aMistakeIsToldWithItsFix(String right, String wrong, String message) {
    assertThat(problems(GOOD.replace(right, wrong)))
        .extracting(Problem::message)
        .anySatisfy(found -> assertThat(found).contains(message));
  }

  @Test
  void aMappingWithoutMistakesIsRead() {
    assertThat(Mapping.parse("good.yaml", GOOD).name()).isEqualTo("test");
    assertThat(Mapping.parse("good.yaml", GOOD).hash())
        .isNotEqualTo(Mapping.parse("good.yaml", GOOD.replace("FIXED", "UNKNOWN")).hash());
  }

  private static List<Problem> problems(String yaml) {
    MappingException refused =
        catchThrowableOfType(MappingException.class, () -> Mapping.parse("test.yaml", yaml));
    assertThat(refused).hasMessageContaining("test.yaml");
    return refused.problems();
  }
}
