package io.loopledger.catalog.posting;

import io.loopledger.catalog.posting.SubjectHistory.Fold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Folds histories as far as they changed. An event that is the newest in order folds into the state
 * that is kept; any other one refolds from where it stands, the events before it stay folded.
 */
final class Folding {
  private final PostingEngine engine;

  Folding(PostingEngine engine) {
    this.engine = engine;
  }

  PostingEngine engine() {
    return engine;
  }

  /** A history after a change, and what has to be posted for it. */
  record Changed(SubjectHistory history, List<Posting> difference) {}

  /** The history with other events, and the difference of both journals. */
  Changed change(
      SubjectHistory before,
      AppendLog<PinnedEvent> events,
      @Nullable Evicted evicted,
      long[] commandHashes) {
    Fold old = fold(before);
    RuleSet rules = rules(old, before, events, evicted);
    if (isNewest(old, rules, before, events, evicted)) {
      return newest(before, old, events);
    }
    List<Effective> effective = effective(old, rules, before, events);
    boolean isSameStart = rules == old.rules() && evicted == before.evicted();
    int kept = isSameStart ? commonPrefix(old.effective(), effective) : 0;
    if (kept < old.effective().size() && !old.hasAllStates()) {
      old = folded(old.rules(), before.evicted(), old.effective());
      before.folded(old);
    }
    List<List<Posting>> added = new ArrayList<>(effective.size() - kept);
    Start start =
        kept == old.effective().size() && isSameStart
            ? withStart(old, evicted)
            : first(old, kept, rules, evicted);
    Fold next = extended(start, effective, kept, added);
    List<Posting> difference =
        kept == old.effective().size()
            ? net(rules, added)
            : Differences.between(next, old, kept, added, postings(old, kept, before.evicted()));
    return new Changed(new SubjectHistory(events, evicted, commandHashes, next), difference);
  }

  /** Whether all that changed is one more event, which is the newest in order. */
  private static boolean isNewest(
      Fold old,
      RuleSet rules,
      SubjectHistory before,
      AppendLog<PinnedEvent> events,
      @Nullable Evicted evicted) {
    if (events.size() != before.events().size() + 1
        || rules != old.rules()
        || evicted != before.evicted()
        || before.hasCorrections()
        || events.getLast().isCorrection()) {
      return false;
    }
    return old.effective().isEmpty()
        || PinnedEvent.ORDER.compare(old.effective().getLast().event(), events.getLast()) < 0;
  }

  /** The fast path: it folds into the kept state and posts its own entries. */
  private Changed newest(SubjectHistory before, Fold old, AppendLog<PinnedEvent> events) {
    PinnedEvent event = events.getLast();
    RuleSet.FoldState last =
        old.states().isEmpty() ? start(old.rules(), before.evicted()) : old.states().getLast();
    List<Posting> postings = new ArrayList<>(12);
    RuleSet.FoldState state = engine.post(old.rules(), last, event, postings);
    Fold next =
        new Fold(
            old.rules(),
            old.effective().plus(new Effective(event, event)),
            old.states().plus(state));
    List<Posting> difference =
        old.rules().postsNetPerEvent() ? postings : PostingEngine.journalOf(postings).postings();
    return new Changed(before.with(events, next), difference);
  }

  /** What new events posted. */
  private static List<Posting> net(RuleSet rules, List<List<Posting>> added) {
    if (added.size() == 1 && rules.postsNetPerEvent()) {
      return added.getFirst();
    }
    return PostingEngine.journalOf(Differences.flat(added)).postings();
  }

  /** The journal of what is kept of a subject: evicted cycles are not part of it. */
  Journal journal(SubjectHistory history) {
    return PostingEngine.journalOf(Differences.flat(postings(fold(history), 0, history.evicted())));
  }

  /** The fold of a history, made where it is not known. */
  Fold fold(SubjectHistory history) {
    Fold known = history.fold();
    if (known == null) {
      RuleSet rules = rules(history.events(), history.evicted());
      known = folded(rules, history.evicted(), engine.effective(rules, history.events()));
      history.folded(known);
    }
    return known;
  }

  /** Takes a kept state over, if it is of the rules that the history is folded by. */
  void restore(SubjectHistory history, SubjectHistory.Head head) {
    RuleSet rules = rules(history.events(), history.evicted());
    List<Effective> effective = engine.effective(rules, history.events());
    if (rules.version().equals(head.ruleVersion()) && !effective.isEmpty()) {
      AppendLog<RuleSet.FoldState> last = AppendLog.<RuleSet.FoldState>empty().plus(head.state());
      history.folded(new Fold(rules, AppendLog.of(effective), last));
    }
  }

  /** The state after the last event. */
  RuleSet.FoldState head(SubjectHistory history) {
    Fold fold = fold(history);
    return fold.states().isEmpty()
        ? start(fold.rules(), history.evicted())
        : fold.states().getLast();
  }

  /** One more event with a pin that is not below the first one's changes no rules. */
  private RuleSet rules(
      Fold old, SubjectHistory before, List<PinnedEvent> events, @Nullable Evicted evicted) {
    int size = before.events().size();
    boolean isOneMore = size > 0 && events.size() == size + 1 && evicted == before.evicted();
    return isOneMore && events.getLast().refVersion() >= events.getFirst().refVersion()
        ? old.rules()
        : rules(events, evicted);
  }

  private RuleSet rules(List<PinnedEvent> events, @Nullable Evicted evicted) {
    return evicted == null ? engine.rulesOf(events) : engine.rules(evicted.ruleVersion());
  }

  private static RuleSet.FoldState start(RuleSet rules, @Nullable Evicted evicted) {
    return evicted == null ? rules.start() : evicted.summary();
  }

  /** One more plain event is put in its place; everything else is resolved and sorted anew. */
  private List<Effective> effective(
      Fold old, RuleSet rules, SubjectHistory before, AppendLog<PinnedEvent> events) {
    int size = before.events().size();
    boolean isOneMore =
        events.size() == size + 1 && rules == old.rules() && !before.hasCorrections();
    if (!isOneMore || events.getLast().isCorrection()) {
      return engine.effective(rules, events);
    }
    PinnedEvent added = events.getLast();
    AppendLog<Effective> sorted = old.effective();
    int place = sorted.size();
    while (place > 0 && PinnedEvent.ORDER.compare(sorted.get(place - 1).event(), added) > 0) {
      place--;
    }
    Effective effective = new Effective(added, added);
    if (place == sorted.size()) {
      return sorted.plus(effective);
    }
    List<Effective> next = new ArrayList<>(sorted.size() + 1);
    next.addAll(sorted.subList(0, place));
    next.add(effective);
    next.addAll(sorted.subList(place, sorted.size()));
    return next;
  }

  private static int commonPrefix(List<Effective> one, List<Effective> other) {
    int most = Math.min(one.size(), other.size());
    for (int i = 0; i < most; i++) {
      PinnedEvent a = one.get(i).event();
      PinnedEvent b = other.get(i).event();
      if (a != b && !a.equals(b)) {
        return i;
      }
    }
    return most;
  }

  private Fold folded(RuleSet rules, @Nullable Evicted evicted, List<Effective> effective) {
    Fold empty = new Fold(rules, AppendLog.empty(), AppendLog.empty());
    return extended(withStart(empty, evicted), effective, 0, new ArrayList<>());
  }

  private record Start(Fold fold, RuleSet.FoldState state) {}

  private static Start withStart(Fold fold, @Nullable Evicted evicted) {
    return new Start(
        fold, fold.states().isEmpty() ? start(fold.rules(), evicted) : fold.states().getLast());
  }

  private static Start first(Fold old, int count, RuleSet rules, @Nullable Evicted evicted) {
    Fold fold =
        count == 0
            ? new Fold(rules, AppendLog.empty(), AppendLog.empty())
            : new Fold(rules, old.effective().first(count), old.states().first(count));
    return withStart(fold, evicted);
  }

  private Fold extended(Start start, List<Effective> effective, int from, List<List<Posting>> out) {
    RuleSet rules = start.fold().rules();
    RuleSet.FoldState state = start.state();
    AppendLog<RuleSet.FoldState> states = start.fold().states();
    for (int i = from; i < effective.size(); i++) {
      List<Posting> postings = new ArrayList<>();
      state = engine.post(rules, state, effective.get(i).event(), postings);
      states = states.plus(state);
      out.add(postings);
    }
    return new Fold(rules, AppendLog.of(effective), states);
  }

  /** What each event of a fold posted, from one on. */
  private List<List<Posting>> postings(Fold fold, int from, @Nullable Evicted evicted) {
    RuleSet.FoldState state =
        from == 0 ? start(fold.rules(), evicted) : fold.states().get(from - 1);
    List<List<Posting>> all = new ArrayList<>(fold.effective().size() - from);
    for (int i = from; i < fold.effective().size(); i++) {
      List<Posting> postings = new ArrayList<>();
      state = engine.post(fold.rules(), state, fold.effective().get(i).event(), postings);
      all.add(postings);
    }
    return all;
  }
}
