package io.loopledger.local.cli;

import io.loopledger.local.platform.Platform;
import io.loopledger.local.query.Format;
import io.loopledger.local.query.Query;
import io.loopledger.local.settings.ServiceName;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks Trino. */
@Command(
    name = "query",
    description = "Asks Trino over TLS, with the password of the user, and prints the answer.",
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger query \"SELECT account, measure, sum(amount) FROM ledger.entries GROUP BY 1, 2\"",
      "  ./loopledger query \"SHOW TABLES FROM ledger\" --format json --as admin",
      "  ./loopledger query - --format csv < report.sql > report.csv"
    })
final class QueryCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Session session;

  @Parameters(paramLabel = "SQL", description = "One statement; - reads it from standard input.")
  private String sql = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json (${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  @Option(
      names = "--as",
      paramLabel = "USER",
      defaultValue = "finance",
      description =
          "A user, such as finance, brand-acme or admin (${DEFAULT-VALUE}); all: docs/access.md.")
  private String user = "";

  QueryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    Query query = new Query(text());
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    try (Connection connection = platform.trino(user)) {
      Optional<String> done = query.run(connection, format.to(out));
      out.flush();
      done.ifPresent(session.terminal()::line);
    }
    return 0;
  }

  private String text() throws IOException {
    return sql.equals(STANDARD_INPUT)
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
        : sql;
  }
}
