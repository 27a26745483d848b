package io.loopledger.schemas.live;

import io.loopledger.schemas.event.Doc;
import io.loopledger.schemas.event.Origin;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a customer can be told about the unit they gave back: a message of customer-impact. */
@Doc("What a customer can be told about the effect of the unit they gave back.")
public record CustomerImpact(
    @Doc(
            value = "The return: subject and cycle, also the record's key.",
            example = "unit:acme/QR-1029#1")
        String returnId,
    @Doc("Of one return_id the highest version counts; a higher one corrects a lower.")
        long version,
    @Doc(
            "EXPECTED from the arrival on; FINAL once the method's credit is posted; NONE where there"
                + " is nothing to tell: no credit came, or the return does not stand.")
        Status status,
    @Doc(value = "Brand.", example = "acme") String brand,
    @Doc(value = "Programme.", example = "loop") @Nullable String program,
    @Doc(value = "The unit.", example = "unit:acme/QR-1029") String subject,
    @Doc("Cycle of the unit, from 1.") long cycleNo,
    @Doc(value = "Pseudonym of who gave it back.", example = "psn_mfrggzdfmztwq2lknnwg23tpoa")
        String customer,
    @Doc(value = "Product.", example = "JACKET-42") @Nullable String product,
    @Doc(value = "Product category.", example = "Jacket") @Nullable String category,
    @Doc("The figure with all that belongs beside it; absent where there is none.")
        @Nullable Figure figure,
    @Doc(
            value = "What may be said, in German; a figure in it never stands alone.",
            example = "Danke! Die Reparatur dieses Artikels hat rund 2,4 kg CO2e vermieden.")
        String textDe,
    @Doc(
            value = "The same in English.",
            example = "Thank you! Repairing this item avoided about 2.4 kg CO2e.")
        String textEn,
    @Doc("REAL, DERIVED or SIMULATED.") Origin origin) {

  /** How far the return's effect is known. */
  public enum Status {
    /** The unit arrived; the credit has not come. */
    EXPECTED,
    /** The credit is posted. */
    FINAL,
    /** There is nothing to tell. */
    NONE
  }

  /** The effect of the unit, not of a person: kilograms of CO2e avoided less emitted. */
  public record Figure(
      @Doc(value = "Avoided, less what the programme emitted for it, kg CO2e.", example = "2.4")
          BigDecimal avoidedKg,
      @Doc(value = "5th percentile of the unit's effect, kg CO2e.", example = "1.3")
          BigDecimal p5Kg,
      @Doc(value = "95th percentile, kg CO2e.", example = "4.6") BigDecimal p95Kg,
      @Doc(value = "Impact method.", example = "RESTART") String method,
      @Doc(value = "Versions of its factors.", example = "process-r1, restart-2021-r2")
          String factorVersion,
      @Doc(
              value = "Life-cycle stages in it.",
              example = "before use: manufacture and distribution; without use and end of life")
          String boundary,
      @Doc("PUBLISHED, SURVEYED, ESTIMATED or ASSUMED: the weakest of what it rests on.")
          Basis basis,
      @Doc("Whether it may be used in advertising: never where it rests on assumed values.")
          boolean isFitForAdvertising) {}

  /** What a figure rests on, strongest first. */
  public enum Basis {
    /** Stated by a named source. */
    PUBLISHED,
    /** From a cited survey. */
    SURVEYED,
    /** Derived by a named method. */
    ESTIMATED,
    /** Nobody measured it for this purpose. */
    ASSUMED
  }
}
