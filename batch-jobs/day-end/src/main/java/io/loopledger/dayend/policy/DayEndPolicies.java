package io.loopledger.dayend.policy;

import io.loopledger.catalog.reference.Brand;
import io.loopledger.dayend.policy.DayEndPolicy.MarginPeriod;
import io.loopledger.dayend.policy.DayEndPolicy.When;
import io.loopledger.yaml.YamlFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The policies of all brands: the file {@code day-end.yaml} of the home, or what holds without one.
 * Without a word of the brand vouchers lapse by statute where that is German law and never
 * elsewhere, and nothing is written down: the cost of selling is not known.
 */
public final class DayEndPolicies {
  /** Name of the file. */
  public static final String FILE = "day-end.yaml";

  private static final String[] FIELDS = {
    "voucher_validity",
    "write_downs",
    "selling_cost_share",
    "global_margin_period",
    "expected_returns"
  };

  private final YamlFields defaults;
  private final Map<String, YamlFields> brands;

  private DayEndPolicies(YamlFields defaults, Map<String, YamlFields> brands) {
    this.defaults = defaults;
    this.brands = brands;
  }

  /** Those of a home; the file may be missing. */
  public static DayEndPolicies in(Path home) {
    Path file = home.resolve(FILE);
    try {
      return read(FILE, Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming file, field, value and what to give
   */
  public static DayEndPolicies read(String file, String yaml) {
    YamlFields root = YamlFields.read(file, yaml).only("defaults", "brands");
    YamlFields byBrand = root.map("brands");
    Map<String, YamlFields> brands = new TreeMap<>();
    byBrand.names().forEach(name -> brands.put(name, byBrand.map(name).only(FIELDS)));
    DayEndPolicies policies = new DayEndPolicies(root.map("defaults").only(FIELDS), brands);
    // What is wrong is told now, and not in the night in which a brand is met.
    policies.check();
    return policies;
  }

  private void check() {
    policy(defaults, new VoucherValidity.Unlimited());
    brands.values().forEach(brand -> policy(brand, new VoucherValidity.Unlimited()));
  }

  /** The policy of a brand: its own word, else the default of the file, else of the platform. */
  public DayEndPolicy of(Brand brand) {
    VoucherValidity statutory =
        brand.legalCountry().equals("DE")
            ? new VoucherValidity.Statutory()
            : new VoucherValidity.Unlimited();
    return policy(brands.getOrDefault(brand.id(), defaults), statutory);
  }

  private DayEndPolicy policy(YamlFields own, VoucherValidity validity) {
    YamlFields share = either(own, "selling_cost_share");
    YamlFields writeDowns = either(own, "write_downs");
    When when =
        writeDowns.has("write_downs")
            ? writeDowns.choice("write_downs", When.class)
            : share.has("selling_cost_share") ? When.MONTH_END : When.NEVER;
    if (when != When.NEVER && !share.has("selling_cost_share")) {
      throw new IllegalArgumentException(
          "%s is '%s' without selling_cost_share; give the expected cost of selling as a share of the price, such as 0.15"
              .formatted(own.at("write_downs"), when));
    }
    YamlFields margin = either(own, "global_margin_period");
    return new DayEndPolicy(
        validity(either(own, "voucher_validity"), validity),
        when,
        share.has("selling_cost_share") ? share.decimal("selling_cost_share") : BigDecimal.ZERO,
        margin.has("global_margin_period")
            ? margin.choice("global_margin_period", MarginPeriod.class)
            : MarginPeriod.MONTH,
        returns(either(own, "expected_returns")));
  }

  private static Optional<ReturnsPolicy> returns(YamlFields yaml) {
    if (!yaml.has("expected_returns")) {
      return Optional.empty();
    }
    YamlFields returns = yaml.map("expected_returns").only("months", "days");
    return Optional.of(new ReturnsPolicy(returns.whole("months"), returns.whole("days")));
  }

  private YamlFields either(YamlFields own, String field) {
    return own.has(field) ? own : defaults;
  }

  private static VoucherValidity validity(YamlFields yaml, VoucherValidity otherwise) {
    if (!yaml.has("voucher_validity")) {
      return otherwise;
    }
    String text = yaml.text("voucher_validity");
    return switch (text) {
      case "unlimited" -> new VoucherValidity.Unlimited();
      case "three-years-to-year-end" -> new VoucherValidity.Statutory();
      default -> {
        try {
          yield new VoucherValidity.Days(Integer.parseInt(text));
        } catch (NumberFormatException e) {
          throw yaml.fault(
              "voucher_validity", "a number of days, three-years-to-year-end or unlimited");
        }
      }
    };
  }
}
