package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import java.util.List;
import java.util.function.Predicate;

/** Something that holds for a record or does not. */
public sealed interface Condition {
  /** Whether it holds. */
  boolean holds(Evaluation evaluation) throws FaultException;

  /** All of some conditions. */
  record All(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Evaluation evaluation) throws FaultException {
      for (Condition condition : conditions) {
        if (!condition.holds(evaluation)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of some conditions. */
  record Any(List<Condition> conditions) implements Condition {
    @Override
    public boolean holds(Evaluation evaluation) throws FaultException {
      for (Condition condition : conditions) {
        if (condition.holds(evaluation)) {
          return true;
        }
      }
      return false;
    }
  }

  /** The opposite of a condition. */
  record Not(Condition condition) implements Condition {
    @Override
    public boolean holds(Evaluation evaluation) throws FaultException {
      return !condition.holds(evaluation);
    }
  }

  /** A test of a text. */
  record TextTest(Value value, Predicate<String> test) implements Condition {
    @Override
    public boolean holds(Evaluation evaluation) throws FaultException {
      return test.test(value.text(evaluation));
    }
  }

  /** A test of a number; nothing holds for one that is missing. */
  record NumberTest(NumberValue value, Predicate<java.math.BigDecimal> test) implements Condition {
    @Override
    public boolean holds(Evaluation evaluation) throws FaultException {
      java.math.BigDecimal number = value.number(evaluation);
      return number != null && test.test(number);
    }
  }
}
