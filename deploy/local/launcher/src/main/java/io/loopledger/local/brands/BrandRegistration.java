package io.loopledger.local.brands;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Registers what is missing, and says what it assumed. */
public final class BrandRegistration {
  private final ReferenceLog references;
  private final BrandDefaults defaults;

  /** Registers in this log, with these defaults. */
  public BrandRegistration(ReferenceLog references, BrandDefaults defaults) {
    this.references = references;
    this.defaults = defaults;
  }

  /** The brand as it would be registered; registers nothing. */
  public Brand plan(BrandRequest request) {
    return plan(request, references.latest().brand(request.brand()));
  }

  /**
   * The brand as it is registered afterwards.
   *
   * @throws IllegalArgumentException if the request would change what figures were posted under
   */
  public Brand register(BrandRequest request, Consumer<String> say) {
    Optional<Brand> known = references.latest().brand(request.brand());
    Brand wanted = plan(request, known);
    long version = references.publish(wanted);
    if (known.isEmpty()) {
      say.accept(
          "Brand %s was not registered; registering it (reference version %d) with:"
              .formatted(wanted.id(), version));
      attributes(wanted).forEach(say);
    }
    request
        .program()
        .filter(id -> known.flatMap(brand -> brand.programme(id)).isEmpty())
        .flatMap(wanted::programme)
        .ifPresent(added -> say.accept(line(added, known.isPresent())));
    return wanted;
  }

  /**
   * The brand as it is from now on; what was posted before stays until it is restated.
   *
   * @throws IllegalArgumentException if it is not registered, or the request would change what no
   *     restatement can
   */
  public Brand revise(BrandRequest request, Consumer<String> say) {
    Brand known =
        references
            .latest()
            .brand(request.brand())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "brand '%s' is not registered, so there is nothing to revise; register it with ./loopledger brands register"
                            .formatted(request.brand())));
    request
        .program()
        .filter(id -> known.programme(id).isEmpty())
        .ifPresent(
            id -> {
              throw new IllegalArgumentException(
                  "brand '%s' has no programme '%s'; it has %s"
                      .formatted(
                          known.id(), id, known.programmes().stream().map(Programme::id).toList()));
            });
    long before = references.latest().version();
    Brand revised = plan(request, Optional.of(known));
    long version = references.publishRestated(revised);
    if (version == before) {
      say.accept("Brand %s is so already; nothing changed.".formatted(known.id()));
      return revised;
    }
    say.accept(
        "Brand %s is revised (reference version %d). Events that come from now on are posted under it; restate what was posted before: ./loopledger restate --to latest --brand %s --reason \"...\" --dry-run"
            .formatted(known.id(), version, known.id()));
    return revised;
  }

  private Brand plan(BrandRequest request, Optional<Brand> known) {
    return withProgramme(brand(request, known), request);
  }

  private Brand brand(BrandRequest request, Optional<Brand> known) {
    return new Brand(
        request.brand(),
        request.tenant().or(() -> known.map(Brand::tenant)).orElse(request.brand()),
        request
            .legalCountry()
            .or(() -> known.map(Brand::legalCountry))
            .orElse(defaults.legalCountry()),
        request
            .contractZone()
            .or(() -> known.map(Brand::contractZone))
            .orElse(defaults.contractZone()),
        request
            .reportingCurrency()
            .or(() -> known.map(Brand::reportingCurrency))
            .orElse(defaults.reportingCurrency()),
        policies(request, known),
        known.map(Brand::programmes).orElse(List.of()));
  }

  private Brand.Policies policies(BrandRequest request, Optional<Brand> known) {
    Brand.Policies before = known.map(Brand::policies).orElse(Brand.Policies.DEFAULT);
    String vat = request.vat().orElse(known.isPresent() ? before.vat() : defaults.vat());
    return new Brand.Policies(
        vat, before.rounding(), before.fx(), request.books().orElse(before.books()));
  }

  /** A known programme changes only where a revision was asked for; the registry then refuses. */
  private static Brand withProgramme(Brand brand, BrandRequest request) {
    if (request.program().isEmpty()) {
      return brand;
    }
    String id = request.program().get();
    Optional<Programme> known = brand.programme(id);
    if (known.isEmpty()) {
      String method = request.method().orElse(BrandDefaults.METHOD);
      int newest = method.equals(BrandDefaults.METHOD) ? BrandDefaults.FACTOR_REVISION : 1;
      return brand.with(new Programme(id, method, request.factorRevision().orElse(newest)));
    }
    int revision = request.factorRevision().orElse(known.get().factorRevision());
    String method = request.method().orElse(known.get().method());
    List<Programme> programmes = new ArrayList<>(brand.programmes());
    programmes.replaceAll(p -> p.id().equals(id) ? new Programme(id, method, revision) : p);
    return new Brand(
        brand.id(),
        brand.tenant(),
        brand.legalCountry(),
        brand.contractZone(),
        brand.reportingCurrency(),
        brand.policies(),
        programmes);
  }

  private static List<String> attributes(Brand brand) {
    return List.of(
        "  tenant              %s (--tenant)".formatted(brand.tenant()),
        "  legal country       %s (--legal-country)".formatted(brand.legalCountry()),
        "  contract zone       %s (--zone)".formatted(brand.contractZone().getId()),
        "  reporting currency  %s (--reporting-currency)".formatted(brand.reportingCurrency()),
        "  policies            VAT %s (--vat), rounding %s, rates %s"
            .formatted(brand.policies().vat(), brand.policies().rounding(), brand.policies().fx()));
  }

  private static String line(Programme programme, boolean brandKnown) {
    String method =
        "%s, impact method %s (--method), factor revision %d (--factor-revision)"
            .formatted(programme.id(), programme.method(), programme.factorRevision());
    return brandKnown
        ? "Programme " + method + " was not registered; registering it."
        : "  programme           " + method;
  }
}
