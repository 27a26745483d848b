package io.loopledger.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class YamlFieldsTest {
  private static final String GOOD =
      """
      version: 1
      name:  NO
      share: 0.10
      days: 007
      day: MONDAY
      weekend: sunday
      maps: [{a: 1}, {a: 2}]
      list: [x, y]
      texts: {k: v}
      map: {inner: {a: 1}}
      """;

  @Test
  void everyValueIsTheTextThatStandsThere() {
    YamlFields fields = YamlFields.read("file.yaml", GOOD).version("version");

    assertThat(fields.text("name")).isEqualTo("NO");
    assertThat(fields.decimal("share")).isEqualTo(new BigDecimal("0.10"));
    assertThat(fields.whole("days")).isEqualTo(7);
    assertThat(fields.whole("days", 1, 0, 7)).isEqualTo(7);
    assertThat(fields.whole("other", 1, 0, 7)).isEqualTo(1);
    assertThat(fields.choice("weekend", DayOfWeek.class)).isEqualTo(DayOfWeek.SUNDAY);
    assertThat(fields.maps("maps")).extracting(map -> map.text("a")).containsExactly("1", "2");
    assertThat(fields.list("list", "letters")).containsExactly("x", "y");
    assertThat(fields.texts("texts")).isEqualTo(Map.of("k", "v"));
    assertThat(fields.map("map").map("inner").whole("a")).isEqualTo(1);
    assertThat(fields.map("map").names()).isEqualTo(List.of("inner"));
  }

  @Test
  void whatIsNotThereIsEmpty() {
    YamlFields fields = YamlFields.read("file.yaml", "");

    assertThat(fields.has("name")).isFalse();
    assertThat(fields.optional("name")).isEmpty();
    assertThat(fields.maps("maps")).isEmpty();
    assertThat(fields.map("map").names()).isEmpty();
    assertThat(fields.texts("texts")).isEmpty();
  }

  @Test
  void whatIsWrongIsNamedWithFileFieldValueAndWhatToGive() {
    refused(f -> f.text("none"), "file.yaml: none is missing; give a text");
    refused(f -> f.text("list"), "file.yaml: list is '[x, y]'; give a text");
    refused(f -> f.decimal("name"), "file.yaml: name is 'NO'; give a number, such as 0.15");
    refused(f -> f.whole("share"), "file.yaml: share is '0.10'; give a whole number");
    refused(
        f -> f.whole("days", 1, 0, 6), "file.yaml: days is '007'; give a whole number from 0 to 6");
    refused(
        f -> f.choice("day", DayOfWeek.class),
        "file.yaml: day is 'MONDAY'; give one of [monday, tuesday, wednesday, thursday, friday, saturday, sunday]");
    refused(f -> f.maps("name"), "file.yaml: name is 'NO'; give a list");
    refused(f -> f.maps("list"), "file.yaml: list[1] is 'x'; give fields with values");
    refused(
        f -> f.list("maps", "letters"),
        "file.yaml: maps is '[{a=1}, {a=2}]'; give a list of letters");
    refused(f -> f.texts("map"), "file.yaml: map is '{inner={a=1}}'; give a text for 'inner'");
    refused(f -> f.map("name"), "file.yaml: name is 'NO'; give fields with values");
    refused(
        f -> f.map("map").only("outer"),
        "file.yaml: map.inner is no field here; known are [outer]");
    refused(f -> f.maps("maps").get(1).text("b"), "file.yaml: maps[2].b is missing; give a text");
    refused(f -> f.version("days"), "file.yaml: days is '007'; give 1, the only version there is");
  }

  @Test
  void whatIsNoMapIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YamlFields.read("file.yaml", "- a"))
        .withMessage("file.yaml: the file is '[a]'; give fields with values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> YamlFields.read("file.yaml", "a: 1\na: 2"))
        .withMessageStartingWith("file.yaml is not YAML: ");
  }

  private static void refused(Consumer<YamlFields> read, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read.accept(YamlFields.read("file.yaml", GOOD)))
        .withMessage(message);
  }
}
