package io.loopledger.chaos.proxy;

import java.util.List;
import java.util.Optional;

/**
 * A statement that a client has sent with its parameters.
 *
 * @param sql the statement's text
 * @param parameters its parameters as text; what was sent in binary is left out
 */
public record Request(String sql, List<String> parameters) {
  private static final String COMMIT = "UPDATE iceberg_tables SET metadata_location";

  public Request {
    parameters = List.copyOf(parameters);
  }

  /**
   * The commit that the request is; empty where it is none of Iceberg's. Their parameters are: new
   * location, old location, catalog, namespace, name.
   */
  public Optional<Commit> commit() {
    return sql.startsWith(COMMIT) && parameters.size() > 4
        ? Optional.of(
            new Commit(parameters.get(3) + "." + parameters.get(4), parameters.getFirst()))
        : Optional.empty();
  }
}
