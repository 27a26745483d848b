package io.loopledger.schemas.event;

import org.jspecify.annotations.Nullable;

/** A fraction of a unit that went one way. */
@Doc("A fraction of a unit that went one way.")
public record Waste(
    @Doc("REUSE, RECYCLING, ENERGY_RECOVERY, INCINERATION or LANDFILL.") WasteRoute route,
    @Doc(value = "Mass in grams.", example = "420") long massG,
    @Doc(value = "Code of the European List of Waste.", example = "20 01 11")
        @Nullable String wasteCode,
    @Doc("Whether it is hazardous waste.") boolean isHazardous,
    @Doc("Whether it is waste in law; false for a product or by-product.") boolean isWaste) {
  public Waste {
    Texts.requirePresent("route", route);
    Texts.requireNotNegative("mass_g", massG);
    Texts.requireText("waste_code", wasteCode);
  }
}
