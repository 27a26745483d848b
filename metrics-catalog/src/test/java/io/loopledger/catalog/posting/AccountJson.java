package io.loopledger.catalog.posting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loopledger.catalog.chart.Account;

/** What an account means, without its names, which may be bettered. */
final class AccountJson {
  private AccountJson() {}

  static JsonNode of(Account account) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("code", account.code());
    json.put("kind", account.kind().text());
    json.put("unit", account.unit());
    if (account.level() != null) {
      json.put("level", account.level().text());
    }
    return json;
  }
}
