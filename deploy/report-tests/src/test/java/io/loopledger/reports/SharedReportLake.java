package io.loopledger.reports;

import io.loopledger.reports.impact.ReportLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One lake with its servers for all tests of this module; whoever asks for a {@link ReportLake}
 * gets it. A test may add rows, so figures of the newest state are never expected by their number.
 */
public final class SharedReportLake implements ParameterResolver {
  private record Started(Path folder, ReportLake lake) implements AutoCloseable {
    static Started start() {
      try {
        Path folder = Files.createTempDirectory("reports");
        return new Started(folder, ReportLake.start(folder));
      } catch (IOException e) {
        throw new UncheckedIOException("no temporary folder", e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() throws IOException {
      lake.close();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ReportLake.class;
  }

  @Override
  public ReportLake resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(SharedReportLake.class))
        .getOrComputeIfAbsent("lake", key -> Started.start(), Started.class)
        .lake();
  }
}
