package io.loopledger.local.cli;

import io.loopledger.breaks.book.Status;
import io.loopledger.breaks.table.BreaksSql;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.query.Format;
import io.loopledger.local.query.Query;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists breaks. */
@Command(
    name = "list",
    sortOptions = false,
    description =
        "Lists breaks, the oldest first; those that are open or accepted, unless said otherwise.",
    exitCodeListHeading = "%nExit codes%n",
    exitCodeList = {"0:listed, also when there is none", "1:failed", "2:wrong use"},
    footerHeading = "%nExamples%n",
    footer = {
      "  ./loopledger breaks list",
      "  ./loopledger breaks list --brand acme --kind AMOUNT --older-than 14d",
      "  ./loopledger breaks list --status open,closed --format csv > breaks.csv"
    })
final class BreaksListCommand implements Callable<Integer> {
  private static final int SHORT_ID = 12;
  private static final int WHOLE_ID = 64;

  private final Session session;

  @Option(names = "--brand", paramLabel = "B", description = "Only of this brand.")
  private @Nullable String brand;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "Only of this kind, such as AMOUNT, CURRENCY, DATE, DUPLICATE, MISSING_IN_LEDGER or"
              + " MISSING_IN_STATEMENT; NOT_ZERO of clearing accounts, and the kinds of the proof.")
  private @Nullable String kind;

  @Option(
      names = "--status",
      split = ",",
      paramLabel = "STATUS",
      description = "open, accepted, written_off or closed; several with commas (open,accepted).")
  private List<Status> statuses = new ArrayList<>(List.of(Status.OPEN, Status.ACCEPTED));

  @Option(
      names = "--older-than",
      paramLabel = "SPAN",
      description = "Only those first seen longer ago, such as 14d.")
  private @Nullable Duration olderThan;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, csv or json (${DEFAULT-VALUE}).")
  private Format format = Format.TABLE;

  BreaksListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, SQLException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    BreaksSql.Filter filter =
        new BreaksSql.Filter(
            Optional.ofNullable(brand),
            Optional.ofNullable(kind).map(text -> text.toUpperCase(Locale.ROOT)),
            statuses.stream().map(Status::name).toList(),
            Optional.ofNullable(olderThan).map(age -> today.minusDays(age.toDays())));
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    try (Connection trino = platform.trino(TrinoUsers.ADMIN)) {
      new Query(BreaksSql.list(filter, today, idLength())).run(trino, format.to(out));
      out.flush();
    }
    return 0;
  }

  /** A screen has no room for whole ids; a program gets them. */
  private int idLength() {
    return format == Format.TABLE ? SHORT_ID : WHOLE_ID;
  }
}
