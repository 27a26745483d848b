package io.loopledger.catalog.metrics.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Makes views over several connections: a view waits for those that it reads. */
final class ViewMaker {
  private static final int CONNECTIONS = 8;

  private final CatalogInstaller.Connections connections;
  private final CatalogInstaller.ColumnDocs docs;

  ViewMaker(CatalogInstaller.Connections connections, CatalogInstaller.ColumnDocs docs) {
    this.connections = connections;
    this.docs = docs;
  }

  void make(List<ViewStatement> views) throws SQLException {
    List<ViewStatement> left = new ArrayList<>(views);
    while (!left.isEmpty()) {
      Set<ViewStatement> waiting = new HashSet<>();
      for (ViewStatement view : left) {
        if (left.stream().anyMatch(other -> other != view && reads(view, other))) {
          waiting.add(view);
        }
      }
      List<ViewStatement> wave = left.stream().filter(view -> !waiting.contains(view)).toList();
      if (wave.isEmpty()) {
        throw new IllegalStateException("views read each other: " + left.getFirst().name());
      }
      atOnce(wave);
      left.removeAll(wave);
    }
  }

  private static boolean reads(ViewStatement view, ViewStatement other) {
    Pattern name = Pattern.compile("\\b" + Pattern.quote(other.name()) + "\\b");
    return name.matcher(view.query().replace("\"", "")).find();
  }

  private void atOnce(List<ViewStatement> wave) throws SQLException {
    ConcurrentLinkedQueue<ViewStatement> queue = new ConcurrentLinkedQueue<>(wave);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < Math.min(CONNECTIONS, wave.size()); i++) {
        running.add(
            threads.submit(
                () -> {
                  drain(queue);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
    }
  }

  private void drain(ConcurrentLinkedQueue<ViewStatement> queue) throws SQLException {
    try (Connection connection = connections.open()) {
      for (ViewStatement view = queue.poll(); view != null; view = queue.poll()) {
        CatalogInstaller.execute(connection, view.create());
        docs.document(view.name(), view.docs());
      }
    }
  }
}
