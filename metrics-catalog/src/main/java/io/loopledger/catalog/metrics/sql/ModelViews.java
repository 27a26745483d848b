package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.metrics.Model;
import io.loopledger.catalog.metrics.Model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The views that models bring, those that others read first. */
final class ModelViews {
  private ModelViews() {}

  static List<ViewStatement> of(Catalog catalog) {
    List<Model> left =
        new ArrayList<>(catalog.models().stream().filter(m -> m.sql().isPresent()).toList());
    List<ViewStatement> views = new ArrayList<>();
    while (!left.isEmpty()) {
      Model next =
          left.stream()
              .filter(
                  model -> left.stream().noneMatch(other -> other != model && reads(model, other)))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("models read each other: " + left));
      left.remove(next);
      views.add(view(next));
    }
    return views;
  }

  private static boolean reads(Model model, Model other) {
    Optional<String> sql = model.sql();
    return sql.isPresent()
        && sql.get().matches("(?s).*\\b%s\\b.*".formatted(other.relation().replace(".", "\\.")));
  }

  private static ViewStatement view(Model model) {
    return new ViewStatement(
        model.relation(),
        model.description(),
        model.columns().stream()
            .filter(column -> column.role() != Role.ACCOUNT_LEVEL)
            .map(
                column ->
                    new ViewStatement.Column(
                        column.name(),
                        ViewStatement.Column.type(column.type()),
                        column.description()))
            .toList(),
        model.sql().orElseThrow());
  }
}
