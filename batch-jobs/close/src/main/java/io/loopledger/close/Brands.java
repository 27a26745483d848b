package io.loopledger.close;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceData;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The brands that a request is about. */
final class Brands {
  private Brands() {}

  /**
   * The brand asked for, or all.
   *
   * @throws CloseException if it is not registered, or none is
   */
  static List<Brand> asked(ReferenceData references, @Nullable String brand) {
    List<Brand> brands =
        references.brands().stream()
            .filter(each -> brand == null || each.id().equals(brand))
            .sorted((a, b) -> a.id().compareTo(b.id()))
            .toList();
    if (brands.isEmpty()) {
      throw new CloseException(
          brand == null
              ? "no brand is registered; register one with ./loopledger brands register"
              : "brand '%s' is not registered; there are %s"
                  .formatted(
                      brand,
                      references.brands().stream()
                          .map(Brand::id)
                          .sorted()
                          .collect(Collectors.joining(", "))));
    }
    return brands;
  }
}
