package io.loopledger.catalog.posting;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a subject: its events, its evicted cycles, the commands that were applied, and
 * how far it is folded. Immutable to everybody else; the fold is only there to save time and
 * follows from the rest.
 */
public final class SubjectHistory {
  private static final long[] NO_COMMANDS = {};

  /** A subject of which nothing is known. */
  public static final SubjectHistory EMPTY =
      new SubjectHistory(AppendLog.empty(), null, NO_COMMANDS, null);

  private final AppendLog<PinnedEvent> events;
  private final IdentityLog identities;
  private final boolean hasCorrections;
  private final @Nullable Evicted evicted;
  private final long[] commandHashes;
  private @Nullable Fold fold;

  /**
   * Events in their order, and the state after each where it is known.
   *
   * @param rules the rules they were folded by
   * @param effective the events, after corrections
   * @param states the state after each of them; only the last one where it was read from bytes
   */
  record Fold(RuleSet rules, AppendLog<Effective> effective, AppendLog<RuleSet.FoldState> states) {
    boolean hasAllStates() {
      return states.size() == effective.size();
    }
  }

  SubjectHistory(
      AppendLog<PinnedEvent> events,
      @Nullable Evicted evicted,
      long[] commandHashes,
      @Nullable Fold fold) {
    this(events, IdentityLog.of(events), anyCorrection(events), evicted, commandHashes, fold);
  }

  private SubjectHistory(
      AppendLog<PinnedEvent> events,
      IdentityLog identities,
      boolean hasCorrections,
      @Nullable Evicted evicted,
      long[] commandHashes,
      @Nullable Fold fold) {
    this.events = events;
    this.identities = identities;
    this.hasCorrections = hasCorrections;
    this.evicted = evicted;
    this.commandHashes = commandHashes;
    this.fold = fold;
  }

  /** A history of these events, in the order of their arrival; they must be distinct. */
  public static SubjectHistory of(List<PinnedEvent> events) {
    return of(events, null, NO_COMMANDS);
  }

  /** A history as it was kept; see {@link #events()}, {@link #evicted()}, {@link #commands()}. */
  public static SubjectHistory of(
      List<PinnedEvent> events, @Nullable Evicted evicted, long[] commandHashes) {
    return new SubjectHistory(AppendLog.of(events), evicted, commandHashes.clone(), null);
  }

  /**
   * The state after the last event in order, for whoever keeps it as bytes.
   *
   * @param ruleVersion the rules it belongs to
   * @param state the state
   */
  public record Head(String ruleVersion, RuleSet.FoldState state) {}

  /** The state after the last event, where it is known: after a change it always is. */
  public Optional<Head> head() {
    Fold known = fold;
    return known == null || known.states().isEmpty()
        ? Optional.empty()
        : Optional.of(new Head(known.rules().version(), known.states().getLast()));
  }

  /** The events that are kept, in the order of their arrival. */
  public List<PinnedEvent> events() {
    return events;
  }

  /** What is kept of evicted cycles, if any were. */
  public @Nullable Evicted evicted() {
    return evicted;
  }

  /** Sorted hashes of the ids of applied commands. */
  public long[] commands() {
    return commandHashes.clone();
  }

  /**
   * Whether the event that came last is also the last in order: it was folded without folding
   * others anew. A correction is not; nor is it known of a history that nobody folded yet.
   */
  public boolean endsWithNewestEvent() {
    Fold known = fold;
    return known != null
        && !events.isEmpty()
        && !known.effective().isEmpty()
        && known.effective().getLast().event() == events.getLast();
  }

  /** Whether any of the kept events corrects another. */
  boolean hasCorrections() {
    return hasCorrections;
  }

  private static boolean anyCorrection(AppendLog<PinnedEvent> events) {
    for (PinnedEvent event : events) {
      if (event.isCorrection()) {
        return true;
      }
    }
    return false;
  }

  /** The same history and one more event, folded. */
  SubjectHistory with(AppendLog<PinnedEvent> longer, Fold next) {
    PinnedEvent added = longer.getLast();
    return new SubjectHistory(
        longer,
        identities.plus(added.event()),
        hasCorrections || added.isCorrection(),
        evicted,
        commandHashes,
        next);
  }

  /** The event of the same identity that is kept already, or null. */
  @Nullable PinnedEvent known(PinnedEvent event) {
    int place = identities.lastCandidate(event.event(), events.size());
    while (place >= 0) {
      if (events.get(place).hasSameIdentity(event)) {
        return events.get(place);
      }
      place = identities.lastCandidate(event.event(), place);
    }
    return null;
  }

  AppendLog<PinnedEvent> log() {
    return events;
  }

  long[] commandHashes() {
    return commandHashes;
  }

  @Nullable Fold fold() {
    return fold;
  }

  /** Remembers the fold of these events; it changes nothing that anybody can see. */
  void folded(Fold known) {
    fold = requireNonNull(known);
  }

  boolean hasApplied(Command command) {
    return Hashes.contains(commandHashes, Hashes.of("command", command.id()));
  }

  long[] commandsWith(Command command) {
    return Hashes.plus(commandHashes, Hashes.of("command", command.id()));
  }
}
