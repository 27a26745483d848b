package io.loopledger.inbox;

import io.loopledger.inbox.issuer.Hint;
import io.loopledger.inbox.issuer.Issuer;
import io.loopledger.inbox.issuer.Issuers;
import io.loopledger.statements.model.Fault;
import io.loopledger.statements.model.Statement;
import io.loopledger.statements.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a check of a file comes to, once its senders were looked for as well. */
public sealed interface Checked {

  /**
   * It can be taken.
   *
   * @param issuers of its statements, in their order
   */
  record Good(Verdict.Accepted accepted, List<Issuer> issuers) implements Checked {
    public Good {
      issuers = List.copyOf(issuers);
    }

    /** The sender of a statement, by its number from 1. */
    Issuer issuer(int statement) {
      return issuers.get(statement - 1);
    }

    Statement statement(int number) {
      return accepted.statements().get(number - 1);
    }
  }

  /**
   * It cannot.
   *
   * @param format empty if none fits
   * @param faults the first ones
   * @param count of all faults
   */
  record Bad(String format, List<Fault> faults, long count) implements Checked {
    public Bad {
      faults = List.copyOf(faults);
    }

    static Bad of(Fault fault) {
      return new Bad("", List.of(fault), 1);
    }
  }

  /** Looks for the senders in a file that was read. */
  static Checked of(Verdict verdict, Issuers known, Hint hint) {
    return switch (verdict) {
      case Verdict.Refused refused ->
          new Bad(refused.format(), refused.faults(), refused.faultCount());
      case Verdict.Accepted accepted -> issuers(accepted, known, hint);
    };
  }

  private static Checked issuers(Verdict.Accepted accepted, Issuers known, Hint hint) {
    List<Issuer> issuers = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Statement statement : accepted.statements()) {
      switch (known.of(statement, hint)) {
        case Issuers.Known found -> issuers.add(found.issuer());
        case Issuers.Unknown unknown -> faults.add(unknown.fault());
      }
    }
    return faults.isEmpty()
        ? new Good(accepted, issuers)
        : new Bad(accepted.format(), faults, faults.size());
  }
}
