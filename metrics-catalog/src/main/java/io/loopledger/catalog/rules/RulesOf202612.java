package io.loopledger.catalog.rules;

import static java.util.Objects.requireNonNull;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.fx.FxRateMissingException;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.Posting;
import io.loopledger.catalog.posting.PostingRefusedException;
import io.loopledger.catalog.posting.Registered;
import io.loopledger.catalog.posting.RuleSet;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.Programme;
import io.loopledger.catalog.reference.ReferenceData;
import io.loopledger.catalog.vat.VatRateMissingException;
import io.loopledger.schemas.entry.Dimensions;
import io.loopledger.schemas.entry.RejectionCode;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The rules "2026-12": every event type posts, with VAT, recognition and both ledgers. */
public final class RulesOf202612 implements RuleSet {
  /** Name of the version. */
  public static final String VERSION = "2026-12";

  private static final Map<EventType, String> NAMES = names();

  private final Chart chart;

  /** The rules on a chart that has their accounts. */
  public RulesOf202612(Chart chart) {
    this.chart = requireNonNull(chart, "chart is null");
  }

  /** Name of the rule of an event type, as {@code ledger.entries.rule} has it. */
  public static String ruleOf(EventType type) {
    return requireNonNull(NAMES.get(type));
  }

  @Override
  public String version() {
    return VERSION;
  }

  @Override
  public boolean postsNetPerEvent() {
    return true;
  }

  @Override
  public boolean followsCorrections() {
    return true;
  }

  /** Left for good, or sold and nothing of it is owed or open. */
  @Override
  public boolean isClosed(FoldState state) {
    UnitState unit = (UnitState) state;
    boolean hasLeft = unit.stage == UnitState.Stage.SOLD || unit.stage == UnitState.Stage.GONE;
    return hasLeft && unit.accruals.isEmpty() && unit.labels.isEmpty();
  }

  @Override
  public FoldState start() {
    return UnitState.NEW;
  }

  @Override
  public boolean hasBytes() {
    return true;
  }

  @Override
  public byte[] toBytes(FoldState state) {
    return StateCodec.write((UnitState) state);
  }

  @Override
  public FoldState fromBytes(byte[] bytes) {
    return StateCodec.read(bytes);
  }

  @Override
  public FoldState post(
      FoldState before, PinnedEvent pinned, ReferenceData reference, List<Posting> out) {
    Event event = pinned.event();
    Brand brand = Registered.brand(event, reference);
    UnitState known = (UnitState) before;
    Facts facts = known.facts.with(event.context());
    // A new subject's state belongs to all of them: what is remembered in it must not.
    boolean isKept = facts == known.facts && known.dimensions != null;
    UnitState state = isKept && Dispatch.leavesState(event.type()) ? known : known.copy();
    if (facts != known.facts) {
      state.facts = facts;
      state.dimensions = null;
    }
    Programme programme = Registered.programme(event, facts.program(), brand).orElse(null);
    Env env = new Env(event, brand, reference, programme);
    Book book = new Book(chart, env);
    try {
      Dispatch.apply(env, book, state, event.data());
      addPostings(env, book, state, out);
    } catch (FxRateMissingException e) {
      throw new PostingRefusedException(RejectionCode.FX_RATE_MISSING, e.getMessage(), e);
    } catch (VatRateMissingException e) {
      throw new PostingRefusedException(RejectionCode.VAT_RATE_MISSING, e.getMessage(), e);
    } catch (ArithmeticException e) {
      throw PostingRefusedException.overflow("an amount of " + event.type().typeName(), e);
    }
    return state;
  }

  private static void addPostings(Env env, Book book, UnitState state, List<Posting> out) {
    book.requireBalance(env.event().id());
    Posting.Header header = header(env, state, 0);
    for (Book.Line line : book.lines()) {
      if (line.amountMicros != 0 || line.reportingMicros != 0) {
        out.add(
            new Posting(
                new Posting.Key(
                    line.daysLater == 0 ? header : header(env, state, line.daysLater),
                    line.account,
                    line.measure,
                    line.fx,
                    line.taxRule,
                    line.method,
                    line.factorVersion),
                line.amountMicros,
                line.reportingMicros));
      }
    }
  }

  private static Posting.Header header(Env env, UnitState state, int daysLater) {
    Event event = env.event();
    return new Posting.Header(
        event.source(),
        event.id(),
        state.cycleNo,
        dimensions(env, state),
        daysLater == 0 ? env.day() : env.day().plusDays(daysLater),
        event.effectiveTime(),
        VERSION,
        ruleOf(event.type()),
        event.context().origin());
  }

  private static Dimensions dimensions(Env env, UnitState state) {
    Dimensions known = state.dimensions;
    if (known == null || !Objects.equals(known.grade(), state.facts.grade())) {
      known = state.facts.dimensions(env.brand().tenant(), env.brand().id());
      state.dimensions = known;
    }
    return known;
  }

  /** {@code UnitSold} is posted by the rule {@code unit-sold}. */
  private static Map<EventType, String> names() {
    Map<EventType, String> names = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      names.put(
          type, type.typeName().replaceAll("(?<=[a-z])([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
