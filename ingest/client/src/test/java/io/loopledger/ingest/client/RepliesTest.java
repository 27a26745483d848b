package io.loopledger.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
  @Test
  void verdictsAreReadInOrderAndUnknownMembersSkipped() throws IOException {
    byte[] body =
        bytes(
            """
            {"accepted": 1, "events": [
              {"source": "/a", "id": "1", "verdict": "accepted", "topic": {"name": ["returns"]}},
              {"source": "/a", "id": "2", "verdict": "duplicate"},
              {"source": "/a", "id": "3", "verdict": "rejected", "errors": [
                {"code": "INVALID", "owner": "DATA", "pointer": "/data/mass_g", "value": -1,
                 "message": "mass_g is -1; it must not be below 0", "links": [{"x": 1}]}]}
            ]}""");

    assertThat(Replies.verdicts(body))
        .containsExactly(
            new Verdict.Accepted("/a", "1"),
            new Verdict.Duplicate("/a", "2"),
            new Verdict.Rejected(
                "/a",
                "3",
                List.of(
                    new Problem(
                        "INVALID",
                        "DATA",
                        false,
                        "/data/mass_g",
                        "-1",
                        "mass_g is -1; it must not be below 0"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{\"events\": {}}",
        "{\"events\": [1]}",
        "{\"events\": [{\"id\": \"1\", \"verdict\": \"perhaps\"}]}",
        "{\"events\": [{\"id\": \"1\"}]}",
        "{\"events\": []} {}",
        "{\"events\": [], \"events\": []}",
        "{\"events\": [{\"id\": \"1\", \"verdict\": \"accepted\"}"
      })
  void whatIsNoReplyIsAnErrorAndNeverAGuess(String body) {
    assertThatThrownBy(() -> Replies.verdicts(bytes(body))).isInstanceOf(IOException.class);
  }

  @Test
  void aRefusalOfAnotherFormHasNoProblems() {
    assertThat(Replies.problems(bytes("<html>502</html>"))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
