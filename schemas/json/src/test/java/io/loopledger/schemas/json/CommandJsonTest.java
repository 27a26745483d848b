package io.loopledger.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.schemas.command.CommandKind;
import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.command.PinnedText;
import io.loopledger.schemas.command.PostedAmount;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.event.Subject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandJsonTest {
  private static final String REPIN =
      """
      {"form":1,"command_id":"r-1","kind":"REPIN","subject":"unit:acme/QR-1",\
      "reason":"new factors","requested_by":"anna","ref_version":7}\
      """;

  private static final PostedAmount AMOUNT =
      new PostedAmount(
          "/shop",
          "ev-1",
          1,
          "acme-group",
          "acme",
          null,
          "Jacket",
          null,
          null,
          null,
          null,
          "DE",
          "revenue.resale",
          "EUR",
          "-12.500000",
          "-12.500000",
          "EUR",
          "1.0000000000",
          "2026-11-25",
          null,
          "2026-11-25",
          "2026-11-25T10:00:00Z",
          "2026-12",
          "unit-sold",
          "margin/DE/19",
          null,
          null,
          Origin.REAL);

  static Stream<CommandMessage> commands() {
    return Stream.of(
        CommandMessage.repin("r-1", Subject.unit("acme", "QR-1"), 7, "new factors", "anna"),
        new CommandMessage(
            1,
            "p-1",
            CommandKind.CORRECT_PROOF,
            "line:acme/a:b",
            "proof of 25 Nov",
            "night",
            null,
            List.of(),
            List.of(AMOUNT)),
        new CommandMessage(
            1,
            "h-1",
            CommandKind.REHYDRATE,
            "unit:acme/QR-1",
            "late \"event\"",
            "night",
            null,
            List.of(new PinnedText(3, "{\"id\":\"ev-1\"}")),
            List.of(AMOUNT)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsWrittenIsReadAsItWas(CommandMessage command) {
    assertThat(CommandJson.read(CommandJson.write(command)))
        .isEqualTo(new CommandJson.Read.Valid(command));
  }

  @Test
  void aRepinIsWrittenWithItsOwnFieldsOnly() {
    assertThat(
            new String(
                CommandJson.write(
                    CommandMessage.repin(
                        "r-1", Subject.unit("acme", "QR-1"), 7, "new factors", "anna")),
                UTF_8))
        .isEqualTo(REPIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "ref_version":7           | "ref_version":-1                | /ref_version  | ref_version is missing; a REPIN names a version from 0
          "ref_version":7           | "ref_version":"7"               | /ref_version  | ref_version must be a whole number without quotes, point or exponent
          ,"ref_version":7          | ''                              | /ref_version  | ref_version is missing; a REPIN names a version from 0
          "REPIN"                   | "repin"                         | /kind         | kind must be one of [REPIN, REHYDRATE, CORRECT_PROOF]
          "REPIN","subject"         | "CORRECT_PROOF","subject"       | /ref_version  | ref_version has no meaning in a CORRECT_PROOF; leave it out
          unit:acme/QR-1            | acme/QR-1                       | /subject      | subject 'acme/QR-1' must begin with unit:, voucher:, line:, doc: or period:
          "r-1"                     | " "                             | /command_id   | command_id is blank; it is required
          "new factors"             | "new\\u0000factors"             | /reason       | reason contains U+0000 or half a character; tables cannot hold it
          "anna"                    | null                            | /requested_by | requested_by is missing; it is required: Who asked: a user, or the name of a job.
          "form":1                  | "form":0                        | /form         | form is 0; this release reads 1
          """)
  void aCommandThatBreaksARuleIsRefusedWithPlaceAndFix(
      String part, String other, String pointer, String message) {
    assertThat(CommandJson.read(REPIN.replace(part, other).getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            CommandJson.Read.Invalid.class,
            invalid -> {
              assertThat(invalid.fault().code()).isEqualTo(RejectionCode.INVALID);
              assertThat(invalid.fault().pointer()).isEqualTo(pointer);
              assertThat(invalid.fault().message()).isEqualTo(message);
            });
  }

  @Test
  void anUnknownFieldIsRefusedWithTheOneThatWasMeant() {
    assertThat(fault(REPIN.replace("ref_version", "refVersion")).message())
        .startsWith("'refVersion' is no field of a command (did you mean 'ref_version'?); fields");
  }

  @Test
  void aLaterFormIsForWhoeverUpgradesThePlatform() {
    Fault fault = fault(REPIN.replace("\"form\":1", "\"form\":2,\"new_field\":true"));

    assertThat(fault.code()).isEqualTo(RejectionCode.UNKNOWN_SCHEMA);
    assertThat(fault.message())
        .isEqualTo(
            "form is 2, this release reads 1; upgrade the platform before whoever sends commands");
  }

  @Test
  void whatIsNoJsonObjectIsUndecodable() {
    for (String bytes : List.of("", "[]", "{", REPIN + "x", "\u0000")) {
      assertThat(fault(bytes).code()).as(bytes).isEqualTo(RejectionCode.UNDECODABLE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-12.500000,1e99,amount",
    "1.0000000000,1.00000000001,fx_rate",
    "2026-11-25T10:00:00Z,yesterday,effective_time"
  })
  void anAmountIsExactOrRefused(String value, String other, String field) {
    String json =
        new String(CommandJson.write(commands().toList().get(1)), UTF_8).replace(value, other);

    Fault fault = fault(json);

    assertThat(fault.code()).isEqualTo(RejectionCode.INVALID);
    assertThat(fault.pointer()).isEqualTo("/amounts/0/" + field);
    assertThat(fault.message()).startsWith(field + " '" + other + "' ");
  }

  private static Fault fault(String json) {
    return ((CommandJson.Read.Invalid) CommandJson.read(json.getBytes(UTF_8))).fault();
  }
}
