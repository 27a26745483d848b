package io.loopledger.local.service;

/**
 * Who may do what, in the form of Trino's file-based access control; the first rule that fits
 * decides, and where none fits the answer is no.
 */
final class TrinoAccessRules {
  private TrinoAccessRules() {}

  static String json() {
    return """
        {
          "catalogs": [
            {"user": "admin", "catalog": ".*", "allow": "all"},
            {"group": "readers", "catalog": "lake|system|tpcds", "allow": "read-only"}
          ],
          "schemas": [
            {"user": "admin", "owner": true},
            {"owner": false}
          ],
          "tables": [
            {"user": "admin",
             "privileges": ["SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT"]},
            {"group": "readers", "catalog": "lake|system|tpcds", "privileges": ["SELECT"]}
          ],
          "queries": [
            {"user": "admin", "allow": ["execute", "kill", "view"]},
            {"group": "readers", "allow": ["execute"]}
          ],
          "system_information": [
            {"user": "admin", "allow": ["read", "write"]}
          ],
          "system_session_properties": [{"allow": true}],
          "catalog_session_properties": [{"user": "admin", "allow": true}, {"allow": false}],
          "procedures": [{"user": "admin", "privileges": ["EXECUTE"]}]
        }""";
  }
}
