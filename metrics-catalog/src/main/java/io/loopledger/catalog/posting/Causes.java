package io.loopledger.catalog.posting;

import io.loopledger.catalog.posting.SubjectLedger.Caused;
import io.loopledger.schemas.entry.Cause;
import io.loopledger.schemas.event.Corrections;
import io.loopledger.schemas.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a difference is posted: what the bridge from published to restated figures is split by. */
final class Causes {
  private Causes() {}

  /** Of an arrival: the event itself, a correction, or what it changed of other events. */
  static List<Caused> ofEvent(Event trigger, List<Posting> difference) {
    boolean isCorrection = trigger.data() instanceof Corrections;
    List<Caused> caused = new ArrayList<>(difference.size());
    for (Posting posting : difference) {
      Posting.Key key = posting.key();
      boolean isOwn = key.eventId().equals(trigger.id()) && key.source().equals(trigger.source());
      Cause cause = isCorrection ? Cause.CORRECTION : isOwn ? Cause.EVENT : Cause.LATE;
      caused.add(new Caused(posting, cause));
    }
    return caused;
  }

  static List<Caused> all(Cause cause, List<Posting> difference) {
    return difference.stream().map(posting -> new Caused(posting, cause)).toList();
  }

  /**
   * Of a restatement: figures of a method change by {@code FACTOR}, those of another method by
   * {@code METHOD}; money whose amount stays in its currency changes by {@code RATE}; whatever else
   * changes does so by {@code RULE}, which includes policies. Under other rules everything is
   * posted anew, and all of it is by {@code RULE}.
   */
  static List<Caused> ofRestatement(List<Posting> difference, boolean isUnderOtherRules) {
    if (isUnderOtherRules) {
      return all(Cause.RULE, difference);
    }
    Map<Scope, Long> amounts = new HashMap<>();
    for (Posting posting : difference) {
      amounts.merge(Scope.ofMoney(posting.key()), posting.amountMicros(), Math::addExact);
    }
    Set<String> methodsPerEvent = changedMethods(difference);
    List<Caused> caused = new ArrayList<>(difference.size());
    for (Posting posting : difference) {
      caused.add(new Caused(posting, cause(posting, amounts, methodsPerEvent)));
    }
    return caused;
  }

  private static Cause cause(
      Posting posting, Map<Scope, Long> amounts, Set<String> eventsWithOtherMethod) {
    Posting.Key key = posting.key();
    if (key.method() != null) {
      return eventsWithOtherMethod.contains(event(key)) ? Cause.METHOD : Cause.FACTOR;
    }
    boolean isMoney = key.fx() != null;
    return isMoney && amounts.getOrDefault(Scope.ofMoney(key), 0L) == 0 ? Cause.RATE : Cause.RULE;
  }

  /** Events of whose difference more than one method is part. */
  private static Set<String> changedMethods(List<Posting> difference) {
    Map<String, String> methods = new HashMap<>();
    Set<String> changed = new HashSet<>();
    for (Posting posting : difference) {
      String method = posting.key().method();
      if (method != null) {
        String other = methods.putIfAbsent(event(posting.key()), method);
        if (other != null && !other.equals(method)) {
          changed.add(event(posting.key()));
        }
      }
    }
    return changed;
  }

  private static String event(Posting.Key key) {
    return key.source() + '\0' + key.eventId();
  }

  private record Scope(String event, String account, String measure) {
    static Scope ofMoney(Posting.Key key) {
      return new Scope(Causes.event(key), key.account(), key.measure());
    }
  }
}
