package io.loopledger.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.event.EventField;
import io.loopledger.schemas.event.EventType;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AvroSchemasTest {
  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyFieldIsDocumentedAndAnOptionalOneIsNullOrEmptyByDefault(EventType type) {
    Schema schema = AvroSchemas.current(type);

    assertThat(schema.getFullName()).isEqualTo("io.loopledger.event." + type.typeName());
    assertThat(schema.getFields())
        .hasSize(EventField.context().size() + EventField.of(type).size())
        .allSatisfy(
            field -> {
              assertThat(field.doc()).endsWith(".");
              assertThat(field.defaultVal()).isEqualTo(defaultOf(field.schema()));
            });
  }

  private static @Nullable Object defaultOf(Schema schema) {
    if (schema.isNullable()) {
      return JsonProperties.NULL_VALUE;
    }
    return schema.getType() == Schema.Type.ARRAY ? List.of() : null;
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aSchemaIsFoundByItsFingerprint(EventType type) {
    assertThat(AvroSchemas.fingerprint(type)).matches("[0-9a-f]{16}");
    assertThat(WriterSchemas.withFingerprint(AvroSchemas.fingerprint(type)))
        .contains(AvroSchemas.current(type));
  }
}
