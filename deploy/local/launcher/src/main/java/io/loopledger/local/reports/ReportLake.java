package io.loopledger.local.reports;

import io.loopledger.brandreports.BrandReports;
import io.loopledger.brandreports.ReportSources;
import io.loopledger.catalog.metrics.Catalog;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.local.Failure;
import io.loopledger.local.platform.Platform;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.reports.source.ClosedBooks;
import io.loopledger.reports.source.LakeState;
import io.loopledger.reports.source.ReportPeriod;
import io.loopledger.reports.source.ReportSource;
import io.loopledger.rows.Trino;
import io.loopledger.schemas.lake.Lake;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What reports read on this platform: as whom, and which state of the tables. */
public final class ReportLake implements ReportSources {
  private final Platform platform;
  private final Catalog catalog;

  /** With the definitions of a home. */
  public ReportLake(Platform platform, Catalog catalog) {
    this.platform = platform;
    this.catalog = catalog;
  }

  /** The brand of a name. */
  public Brand brand(String id) {
    List<Brand> brands = platform.references().latest().brands();
    return brands.stream()
        .filter(brand -> brand.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "Brand '%s' is not registered; registered are %s"
                        .formatted(id, brands.stream().map(Brand::id).sorted().toList())));
  }

  /** The brands of a tenant. */
  public List<Brand> brands(String tenant) {
    List<Brand> brands =
        platform.references().latest().brands().stream()
            .filter(brand -> brand.tenant().equals(tenant))
            .toList();
    if (brands.isEmpty()) {
      throw new Failure(
          "Tenant '%s' has no brand; ./loopledger brands lists brands with their tenants"
              .formatted(tenant));
    }
    return brands;
  }

  /** Trino with the rights of the brand's own user, whose row filters hold. */
  public Trino asBrand(Brand brand) {
    return as(BrandReports.user(brand));
  }

  /** Trino with the rights of the tenant's finance people. */
  public Trino asFinance(String tenant) {
    return as("finance-" + tenant);
  }

  @Override
  public Trino as(String user) {
    platform.requireProcess(ServiceName.TRINO);
    return () -> platform.trino(user);
  }

  /** That of a tag, or of the newest checkpoint that all tables have, which is provisional. */
  @Override
  public LakeState state(Optional<String> tag) {
    try (Lake lake = platform.lake()) {
      return tag.isPresent() ? LakeState.atTag(lake, tag.get()) : LakeState.newest(lake);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * The state that is asked for by its tag, else that of the newest close of the period, else the
   * newest there is.
   */
  public ReportSource source(
      Trino trino, List<Brand> brands, ReportPeriod period, Optional<String> asOf)
      throws SQLException {
    Optional<String> tag = asOf.isPresent() ? asOf : closed(trino, brands, period);
    return new ReportSource(catalog, state(tag), trino);
  }

  /** Brands that were closed one by one have no state in common, so none is taken for closed. */
  private static Optional<String> closed(Trino trino, List<Brand> brands, ReportPeriod period)
      throws SQLException {
    Set<Optional<String>> tags = new LinkedHashSet<>();
    for (Brand brand : brands) {
      tags.add(ClosedBooks.tag(trino, brand.id(), period));
    }
    return tags.size() == 1 ? tags.iterator().next() : Optional.empty();
  }
}
