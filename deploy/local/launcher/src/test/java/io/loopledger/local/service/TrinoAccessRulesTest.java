package io.loopledger.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TrinoAccessRulesTest {
  @Test
  void readersMayOnlyReadAndOnlyAdminMayWrite() throws Exception {
    JsonNode rules = new ObjectMapper().readTree(TrinoAccessRules.json());

    for (JsonNode rule : rules.path("tables")) {
      if (!rule.path("user").asText().equals("admin")) {
        assertThat(rule.path("privileges")).hasSize(1);
        assertThat(rule.path("privileges").path(0).asText()).isEqualTo("SELECT");
      }
    }
    assertThat(rules.path("schemas").path(1).path("owner").asBoolean(true)).isFalse();
    assertThat(rules.path("catalogs").path(1).path("allow").asText()).isEqualTo("read-only");
  }
}
