package io.loopledger.catalog.rules;

import io.loopledger.schemas.event.EventData.RepairCompleted;
import io.loopledger.schemas.event.EventData.UnitGraded;
import io.loopledger.schemas.event.EventData.UnitGraded.DecidedBy;
import io.loopledger.schemas.event.Intake.StockCounted;
import io.loopledger.schemas.event.Intake.UnitIdentified;
import io.loopledger.schemas.event.Intake.UnitMoved;
import io.loopledger.schemas.event.Repair.RepairAssigned;
import io.loopledger.schemas.event.Repair.WarrantyServiced;
import org.jspecify.annotations.Nullable;

/** Intake, grading and repair: work that makes a unit saleable is part of its cost (IAS 2.10). */
final class Processing {
  private static final String PARTNERS = "payables.partners";

  private Processing() {}

  static void identified(Env env, Book book, UnitState state, UnitIdentified identified) {
    book.units("units.identified", 1);
    step(book, identified.decidedBy());
    intake(env, book, state, identified.handlingMinutes());
  }

  /** Grading changes no value; the grade becomes a dimension of what follows. */
  static void graded(Env env, Book book, UnitState state, UnitGraded graded) {
    state.facts = state.facts.withGrade(graded.grade().name());
    book.units("units.graded", 1);
    step(book, graded.decidedBy());
    intake(env, book, state, graded.handlingMinutes());
  }

  /** Moving a unit that is ready adds nothing to its value. */
  static void moved(Env env, Book book, UnitMoved moved) {
    book.units("units.moved", 1);
    minutes(book, "time.handling", moved.handlingMinutes());
    Stock.work(env, book, "cost.handling", moved.handlingMinutes());
  }

  static void counted(Book book, StockCounted counted) {
    book.units(counted.found() ? "units.counted-found" : "units.counted-missing", 1);
  }

  static void assigned(Book book, RepairAssigned assigned) {
    book.units("repairs.assigned", 1);
    step(book, assigned.decidedBy());
  }

  /** The cost of a repair is part of the unit's cost, unless it failed or served a customer. */
  static void repaired(Env env, Book book, UnitState state, RepairCompleted repair) {
    count(book, repair);
    minutes(book, "time.repair", repair.workMinutes());
    boolean isFailed = repair.outcome() == RepairCompleted.Outcome.END_OF_LIFE;
    boolean isSold = state.isCustomers();
    if (repair.repairCost() == null) {
      work(env, book, state, repair.workMinutes(), isFailed, isSold);
    } else if (isFailed || isSold) {
      Costs.accrue(
          env,
          book,
          state,
          isSold ? "aftersale.warranty" : "cost.failed-repairs",
          PARTNERS,
          repair.repairCost(),
          repair.repairCostVat());
    } else {
      Costs.capitalise(
          env,
          book,
          state,
          Component.REFURBISHMENT,
          PARTNERS,
          repair.repairCost(),
          repair.repairCostVat());
    }
    Impacts.repaired(env, book, state, repair);
  }

  private static void work(
      Env env,
      Book book,
      UnitState state,
      @Nullable Long minutes,
      boolean isFailed,
      boolean isSold) {
    if (isSold) {
      Stock.work(env, book, "aftersale.warranty", minutes);
    } else if (isFailed) {
      Stock.work(env, book, "cost.failed-repairs", minutes);
    } else {
      Stock.work(env, book, state, Component.REFURBISHMENT, minutes);
    }
  }

  private static void count(Book book, RepairCompleted repair) {
    switch (repair.outcome()) {
      case FIXED -> book.units("repairs.fixed", 1);
      case REPAIRABLE -> book.units("repairs.repairable", 1);
      case END_OF_LIFE -> {
        book.units("repairs.end-of-life", 1);
        book.units("units.disposed", 1);
      }
      case UNKNOWN -> book.units("repairs.unknown", 1);
    }
    if (Boolean.TRUE.equals(repair.isFirstPass())) {
      book.units("repairs.first-pass", 1);
    }
  }

  static void warranty(Env env, Book book, UnitState state, WarrantyServiced serviced) {
    book.units("warranty.serviced", 1);
    if (serviced.isReplaced()) {
      book.units("warranty.replaced", 1);
    }
    Costs.accrue(
        env,
        book,
        state,
        "aftersale.warranty",
        PARTNERS,
        serviced.serviceCost(),
        serviced.serviceCostVat());
  }

  private static void intake(Env env, Book book, UnitState state, @Nullable Long minutes) {
    minutes(book, "time.handling", minutes);
    boolean isReIntake = state.isComingBack || state.hasComeBack || state.isCustomers();
    if (isReIntake || state.stage == UnitState.Stage.GONE) {
      Stock.work(env, book, "aftersale.re-intake", minutes);
    } else {
      Stock.work(env, book, state, Component.INTAKE, minutes);
    }
  }

  /** Whether a rule or a person took a step: the automation rate is a ratio of these. */
  static void step(Book book, DecidedBy decidedBy) {
    switch (decidedBy) {
      case RULE -> book.units("steps.by-rule", 1);
      case PERSON -> book.units("steps.by-person", 1);
    }
  }

  private static void minutes(Book book, String account, @Nullable Long minutes) {
    if (minutes != null) {
      book.minutes(account, minutes);
    }
  }
}
