package io.loopledger.local.cli;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Metric;
import io.loopledger.catalog.metrics.explain.Explained;
import io.loopledger.catalog.metrics.explain.Explainer;
import io.loopledger.catalog.metrics.explain.Question;
import io.loopledger.catalog.metrics.explain.WhereReader;
import io.loopledger.catalog.metrics.sql.PinnedQuery;
import io.loopledger.local.Failure;
import io.loopledger.local.explain.Language;
import io.loopledger.local.figure.Evidence;
import io.loopledger.local.figure.FigureJson;
import io.loopledger.local.figure.FigureText;
import io.loopledger.local.figure.TrinoAnswers;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.lake.Lake;
import io.loopledger.schemas.lake.LakeVersions;
import io.loopledger.schemas.lake.TableVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Takes a figure apart and prints it. */
final class FigureExplanation {
  private static final int DOES_NOT_ADD_UP = 1;

  private final Session session;
  private final CommandLine line;
  private final FigureOptions options;

  FigureExplanation(Session session, CommandLine line, FigureOptions options) {
    this.session = session;
    this.line = line;
    this.options = options;
  }

  int explain(String name, Optional<String> tag, Language language, ExplainCommand.Output format)
      throws SQLException {
    Definitions definitions = new Definitions(session);
    Catalog catalog = definitions.catalog();
    Metric metric = Definitions.metric(catalog, name);
    Question question = question(catalog, metric);
    Platform platform = session.platform();
    platform.requireProcess(ServiceName.TRINO);
    LakeVersions versions;
    try (Lake lake = platform.lake()) {
      versions = LakeVersions.of(lake, tag);
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
    Map<String, TableVersion> read = new LinkedHashMap<>();
    PinnedQuery pinned =
        new PinnedQuery(
            catalog,
            table -> {
              versions.find(table).ifPresent(version -> read.put(table, version));
              return versions.sql(table);
            });
    try (Connection trino = platform.trino(TrinoUsers.FINANCE)) {
      Explained explained =
          new Explainer(catalog, pinned, new TrinoAnswers(trino)).explain(question);
      Evidence evidence = new Evidence(explained, List.copyOf(read.values()), tag);
      FigureText text = new FigureText(catalog, language);
      definitions.print(
          switch (format) {
            case TEXT -> text.text(evidence);
            case MARKDOWN -> text.markdown(evidence);
            case JSON -> List.of(FigureJson.text(evidence));
          });
      return explained.problems().isEmpty() ? 0 : DOES_NOT_ADD_UP;
    }
  }

  private Question question(Catalog catalog, Metric metric) {
    try {
      return new Question(
          metric,
          new WhereReader(catalog, metric).read(options.where()),
          options.depth(),
          options.top());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }
}
