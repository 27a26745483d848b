package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** Parts of one kind, used in a repair or taken from a unit. */
@Doc("Parts of one kind, used in a repair or taken from a unit.")
public record Part(
    @Doc(value = "Article number of the part.", example = "ZIP-60-BLK") String sku,
    @Doc(value = "Pieces; above 0.", example = "1") long quantity,
    @Doc("Cost of all pieces, net.") @Nullable Money cost,
    @Doc(value = "Mass of all pieces in grams.", example = "12") @Nullable Long massG) {
  public Part {
    Texts.requireFilled("sku", sku);
    Texts.requirePositive("quantity", quantity);
    Texts.requireNotNegative("cost", cost);
    Texts.requireNotNegative("mass_g", massG);
  }
}
