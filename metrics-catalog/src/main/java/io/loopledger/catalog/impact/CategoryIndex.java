package io.loopledger.catalog.impact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about a category, by any of its names; the usual spellings need no normalising. */
final class CategoryIndex<T> {
  private final Map<String, T> byName = new HashMap<>();

  void put(List<String> names, T value) {
    for (String name : names) {
      byName.putIfAbsent(name, value);
      byName.putIfAbsent(CategoryKey.of(name), value);
    }
  }

  Optional<T> find(@Nullable String category) {
    if (category == null) {
      return Optional.empty();
    }
    T exact = byName.get(category);
    return Optional.ofNullable(exact != null ? exact : byName.get(CategoryKey.of(category)));
  }
}
