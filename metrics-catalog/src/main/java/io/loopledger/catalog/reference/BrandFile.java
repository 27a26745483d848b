package io.loopledger.catalog.reference;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.ZoneId;
import java.util.List;

/** A brand as its registry file writes it. */
@JsonPropertyOrder({
  "id",
  "tenant",
  "legalCountry",
  "contractZone",
  "reportingCurrency",
  "policies",
  "programmes"
})
record BrandFile(
    String id,
    String tenant,
    String legalCountry,
    String contractZone,
    String reportingCurrency,
    Brand.Policies policies,
    List<Programme> programmes) {

  static BrandFile of(Brand brand) {
    return new BrandFile(
        brand.id(),
        brand.tenant(),
        brand.legalCountry(),
        brand.contractZone().getId(),
        brand.reportingCurrency(),
        brand.policies(),
        brand.programmes());
  }

  Brand brand() {
    return new Brand(
        id, tenant, legalCountry, ZoneId.of(contractZone), reportingCurrency, policies, programmes);
  }
}
