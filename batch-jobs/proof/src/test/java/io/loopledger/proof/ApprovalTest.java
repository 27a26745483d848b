package io.loopledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopledger.schemas.command.CommandMessage;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.json.CommandJson;
import io.loopledger.schemas.proof.ProofRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApprovalTest {
  @Test
  void everyCorrectionGoesInTheNameOfWhoApprovedIt() {
    List<CommandMessage> commands = Approval.of(run(11), List.of(), "anna", "disk fault");

    assertThat(commands)
        .extracting(CommandMessage::commandId)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 11).mapToObj(i -> "night-" + i).toList());
    assertThat(commands)
        .allSatisfy(
            command -> {
              assertThat(command.requestedBy()).isEqualTo("anna");
              assertThat(command.reason()).isEqualTo("disk fault: found by the proof");
            });
  }

  @Test
  void onlyThoseThatAreNamed() {
    assertThat(Approval.of(run(3), List.of("night-2"), "anna", "disk fault"))
        .extracting(CommandMessage::commandId)
        .containsExactly("night-2");
  }

  @Test
  void anUnknownOneIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Approval.of(run(2), List.of("night-7"), "anna", "disk fault"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("run 'night' has no correction 'night-7'; it has [night-1, night-2]");
  }

  private static ProofRun run(int corrections) {
    Map<String, String> commands = new TreeMap<>();
    for (int i = 1; i <= corrections; i++) {
      // A restatement is the shortest command there is; what kind it is does not matter here.
      CommandMessage command =
          CommandMessage.repin(
              "night-" + i, Subject.parse("unit:acme/QR-" + i), 1, "found by the proof", "proof");
      commands.put(
          command.commandId(), new String(CommandJson.write(command), StandardCharsets.UTF_8));
    }
    return new ProofRun(
        "night",
        false,
        1,
        Map.of(),
        1,
        1,
        1,
        1,
        1,
        0,
        1,
        Map.of(),
        List.of(),
        commands,
        Instant.EPOCH);
  }
}
