package io.loopledger.schemas.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.PinnedText;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.CommandJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandSchemasTest {
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(CommandSchemas.document().toString());

  @Test
  void whatIsWrittenFitsTheSchemaAndWhatIsNoCommandDoesNot() {
    CommandMessage repin =
        CommandMessage.repin("r-1", Subject.unit("acme", "QR-1"), 7, "new factors", "anna");
    CommandMessage rehydrate =
        new CommandMessage(
            1,
            "h-1",
            CommandKind.REHYDRATE,
            "unit:acme/QR-1",
            "late",
            "night",
            null,
            List.of(new PinnedText(3, "{}")),
            List.of());
    String json = new String(CommandJson.write(repin), UTF_8);

    assertThat(problems(json)).isZero();
    assertThat(problems(new String(CommandJson.write(rehydrate), UTF_8))).isZero();
    assertThat(problems(json.replace("command_id", "commandId"))).isEqualTo(2);
    assertThat(problems(json.replace("REPIN", "REPAIR"))).isEqualTo(1);
  }

  private int problems(String json) {
    return schema.validate(json, InputFormat.JSON).size();
  }
}
