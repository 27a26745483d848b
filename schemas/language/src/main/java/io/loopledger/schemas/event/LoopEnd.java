package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of the loop, beside recycling and write-off. */
public sealed interface LoopEnd extends EventData {
  /** Usable parts were taken from a unit that ends here. */
  @Doc("Usable parts were taken from a unit that ends here.")
  record PartsHarvested(
      @Doc("The parts, each with its cost as the value taken over.") List<Part> parts,
      @Doc(value = "Mass of the parts in grams.", example = "240") @Nullable Long massG)
      implements LoopEnd {
    public PartsHarvested {
      parts = Texts.listOrEmpty(parts);
      Texts.requireNotNegative("mass_g", massG);
    }
  }

  /** A unit was given away. */
  @Doc("A unit was given away.")
  record UnitDonated(
      @Doc(value = "Organisation that got it.", example = "Red Cross shop")
          @Nullable String recipient,
      @Doc("What it would have sold for: base of a deemed supply.") @Nullable Money normalValue,
      @Doc(value = "Mass of the unit in grams.", example = "750") @Nullable Long massG,
      @Doc(value = "Why.", example = "unsold for a year") @Nullable String reason)
      implements LoopEnd {
    public UnitDonated {
      Texts.requireText("recipient", recipient);
      Texts.requireNotNegative("normal_value", normalValue);
      Texts.requireNotNegative("mass_g", massG);
      Texts.requireText("reason", reason);
    }
  }

  /** A unit in stock is worth less than it cost, or again more than it was written down to. */
  @Doc("A unit in stock was written down to what it can still be sold for, or up again.")
  record UnitWrittenDown(
      @Doc("Write-down to net realisable value; negative where it is written up again.")
          Money amount,
      @Doc(value = "Why.", example = "a year in stock") String reason)
      implements LoopEnd {
    public UnitWrittenDown {
      Texts.requirePresent("amount", amount);
      Texts.requireFilled("reason", reason);
    }
  }
}
