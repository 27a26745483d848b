package io.loopledger.local.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.local.Failure;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.JsonEvents;
import io.loopledger.schemas.table.RowValues;
import io.trino.jdbc.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"acme/QR-1029", "unit:acme/QR-1029"})
  void aUnitIsWrittenWithItsBrand(String text) {
    assertThat(Subjects.unit(text)).isEqualTo(Lives.UNIT);
  }

  @Test
  void whatIsNoUnitIsRefusedWithTheForm() {
    assertThat(Subjects.unit("acme/a:b")).isEqualTo(Subject.unit("acme", "a:b"));
    for (String text : List.of("QR-1029", "/QR", "acme/", "")) {
      assertThatThrownBy(() -> Subjects.unit(text))
          .as(text)
          .hasMessageContaining("names no brand; write brand/unit, such as acme/QR-1029");
    }
    assertThatThrownBy(() -> Subjects.unit("line:acme/1"))
        .hasMessage("'line:acme/1' is no unit; give other subjects with --subject line:acme/1");
  }

  @Test
  void aDayEndsInTheZoneOfTheBrand() {
    assertThat(AsOf.parse("2026-10-31").last(BERLIN)).isEqualTo("2026-10-31T22:59:59.999999Z");
    assertThat(AsOf.parse("2026-11-01T08:00:00+01:00").last(BERLIN))
        .isEqualTo("2026-11-01T07:00:00Z");
    assertThatThrownBy(() -> AsOf.parse("yesterday"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'yesterday' is no time; write 2026-11-01T08:00:00Z");
  }

  @Test
  void rowsOfTheDriverAreReadByNameAtEveryDepth() throws SQLException {
    Row inner =
        Row.builder()
            .addField("amount", new BigDecimal("1.500000"))
            .addField("is_deductible", true)
            .build();
    Row outer = Row.builder().addField("vat", inner).addField("legs", List.of(inner)).build();

    RowValues row = (RowValues) plain(outer);

    assertThat(((RowValues) value(row, "vat")).value("amount"))
        .isEqualTo(new BigDecimal("1.500000"));
    assertThat((List<?>) value(row, "legs"))
        .singleElement()
        .satisfies(leg -> assertThat(((RowValues) leg).value("is_deductible")).isEqualTo(true));
    assertThat(row.value("missing")).isNull();
    assertThat(plain(Map.of("a", "b"))).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void aFileHoldsOneEventOrAnArray() throws IOException {
    Event sold = Lives.sold("a", Lives.UNIT, "10");
    String json = JsonEvents.write(sold);

    assertThat(WhatIfFile.read(file(json))).containsExactly(sold);
    assertThat(WhatIfFile.read(file("\n [" + json + "]"))).containsExactly(sold);
  }

  @Test
  void theOrderIsThatOfMicroseconds() throws IOException {
    String json =
        JsonEvents.write(Lives.sold("a", Lives.UNIT, "10"))
            .replace("2024-05-01T10:00:00", "2024-05-01T10:00:00.123456789");

    assertThat(WhatIfFile.read(file(json)))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.effectiveTime())
                    .isEqualTo(Instant.parse("2024-05-01T10:00:00.123456Z")));
  }

  @Test
  void faultsAreNamedWithEventAndPlace() throws IOException {
    String json = JsonEvents.write(Lives.sold("a", Lives.UNIT, "10"));

    assertRefused("no json", "is no JSON of events");
    assertRefused("[]", "holds no event");
    assertRefused(
        "[%s, %s]".formatted(json, json.replace("\"price\"", "\"prize\"")),
        "cannot be taken as it is",
        "event 2 at /data/prize: 'prize' is no field of this type");
  }

  private void assertRefused(String text, String... parts) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> WhatIfFile.read(file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(parts);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("events.json"), text);
  }

  private static Object plain(Object value) throws SQLException {
    Object plain = TrinoRow.plain(value);
    assertThat(plain).isNotNull();
    return plain == null ? "" : plain;
  }

  private static Object value(RowValues row, String column) {
    Object value = row.value(column);
    assertThat(value).as(column).isNotNull();
    return value == null ? "" : value;
  }
}
