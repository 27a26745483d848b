package io.loopledger.schemas.event;

import io.loopledger.schemas.money.Money;
import org.jspecify.annotations.Nullable;

/** Stage 3: repair, before and beside its completion. */
public sealed interface Repair extends EventData {
  /** A unit was given to a repair partner or the own workshop. */
  @Doc("A unit was given to a repair partner or the own workshop.")
  record RepairAssigned(
      @Doc("Assigned by RULE or PERSON.") EventData.UnitGraded.DecidedBy decidedBy,
      @Doc(value = "Rule that decided.", example = "nearest-free") @Nullable String ruleId,
      @Doc(value = "Version of that rule.", example = "3") @Nullable Long ruleVersion,
      @Doc(value = "Region of the partner.", example = "north") @Nullable String region,
      @Doc(value = "Units the partner can take per week at that time.", example = "40")
          @Nullable Long capacityPerWeek,
      @Doc("Cost as quoted, net.") @Nullable Money quote)
      implements Repair {
    public RepairAssigned {
      Texts.requirePresent("decided_by", decidedBy);
      Texts.requireText("rule_id", ruleId);
      Texts.requireNotNegative("rule_version", ruleVersion);
      Texts.requireText("region", region);
      Texts.requireNotNegative("capacity_per_week", capacityPerWeek);
      Texts.requireNotNegative("quote", quote);
    }
  }

  /** Work on a unit began. */
  @Doc("Work on a unit began.")
  record RepairStarted(
      @Doc(value = "Attempt on this unit in this cycle, from 1.", example = "1")
          @Nullable Long attempt)
      implements Repair {
    public RepairStarted {
      Texts.requirePositive("attempt", attempt);
    }
  }

  /** Work on a unit stopped before its end. */
  @Doc("Work on a unit stopped before its end.")
  record RepairPaused(
      @Doc("WAITING_FOR_PARTS, WAITING_FOR_CUSTOMER, CAPACITY or OTHER.") PauseKind pauseKind,
      @Doc(value = "Why, in the source's words.", example = "zip out of stock")
          @Nullable String reason)
      implements Repair {
    public RepairPaused {
      Texts.requirePresent("pause_kind", pauseKind);
      Texts.requireText("reason", reason);
    }
  }

  /** A sold unit was serviced under warranty. */
  @Doc("A sold unit was serviced under warranty.")
  record WarrantyServiced(
      @Doc("FIXED, REPAIRABLE, END_OF_LIFE or UNKNOWN.") EventData.RepairCompleted.Outcome outcome,
      @Doc("Whether the customer got another unit instead.") boolean isReplaced,
      @Doc("Cost of the service, net.") @Nullable Money serviceCost,
      @Doc("VAT on that cost.") @Nullable CostVat serviceCostVat)
      implements Repair {
    public WarrantyServiced {
      Texts.requirePresent("outcome", outcome);
      Texts.requireNotNegative("service_cost", serviceCost);
    }
  }

  /** Why work stopped. */
  enum PauseKind {
    /** Parts are missing. */
    WAITING_FOR_PARTS,
    /** The customer has to decide. */
    WAITING_FOR_CUSTOMER,
    /** No one is free. */
    CAPACITY,
    /** Something else. */
    OTHER
  }
}
