package io.loopledger.brandreports.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RestatementTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void itSaysWhichFigureOfWhichMonthChanged() throws JsonProcessingException {
    ObjectNode earlier = manifest("a1", "provisional", 1, "h1", "aaaa", "bbbb");
    ObjectNode now = manifest("a2", "closed", 2, "h2", "aaaa", "cccc");

    Restatement.add(now, earlier, "001-a1");

    assertThat(now.at("/loopledger/restates").toString())
        .isEqualTo(
            """
            {"id":"a1","folder":"001-a1","changes":[\
            {"what":"status","from":"provisional","to":"closed"},\
            {"what":"definition","metric":"finance.net_revenue","from":1,"to":2},\
            {"what":"figure","resource":"margin","column":"net_revenue",\
            "metric":"finance.net_revenue","period":"2026-10"}]}""");
  }

  @Test
  void anotherStateWithTheSameContentChangesNothing() throws JsonProcessingException {
    ObjectNode now = manifest("a2", "closed", 1, "h1", "aaaa", "bbbb");

    Restatement.add(now, manifest("a1", "closed", 1, "h1", "aaaa", "bbbb"), "001-a1");

    assertThat(now.at("/loopledger/restates").toString())
        .isEqualTo("{\"id\":\"a1\",\"folder\":\"001-a1\",\"changes\":[]}");
  }

  private static ObjectNode manifest(
      String id, String status, int version, String hash, String september, String october)
      throws JsonProcessingException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"id":"%s","resources":[{"name":"margin","hash":"%s","rows":2,
              "schema":{"fields":[{"name":"business_month"},
                {"name":"net_revenue","metric":"finance.net_revenue"}]},
              "loopledger":{"fingerprints":{"2026-09":{"net_revenue":"%s"},
                "2026-10":{"net_revenue":"%s"}}}}],
             "loopledger":{"status":"%s","metrics":{"finance.net_revenue":%d}}}"""
                .formatted(id, hash, september, october, status, version));
  }
}
