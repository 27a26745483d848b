package io.loopledger.local.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Makes the attempts, each with its control, and counts what came of them. */
public final class AccessCheck {
  /** What came of an attempt. */
  public enum Outcome {
    /** Refused. */
    REFUSED,
    /** Answered without a row. */
    NO_ROWS,
    /** Answered with the asker's own rows, or with what is nobody's. */
    OWN_ROWS,
    /** Failed without naming what is not the asker's. */
    FAILED,
    /** Answered with what is not the asker's. */
    LEAK,
    /** Nothing was seen, but the owner's same query saw nothing either: it proves nothing. */
    NO_CONTROL
  }

  /**
   * An attempt and what came of it.
   *
   * @param number of the attempt
   * @param user who tried
   * @param relation what was asked
   * @param shape how
   * @param sql the query
   * @param outcome what came of it
   * @param detail a leak, or what the owner was told
   */
  public record Result(
      int number,
      String user,
      String relation,
      String shape,
      String sql,
      Outcome outcome,
      String detail) {}

  private static final int THREADS = 3;
  private static final long HOURS = 12;

  private final CheckPlatform platform;
  private final Relations relations;
  private final Plan plan;

  /** Controls that were asked already: many attempts share one. */
  private final Map<String, Optional<String>> controls = new ConcurrentHashMap<>();

  /** On every table and view of a platform, with a seed. */
  public AccessCheck(CheckPlatform platform, long seed) {
    this(platform, all(platform), seed);
  }

  /** On these, with a seed. */
  AccessCheck(CheckPlatform platform, Relations relations, long seed) {
    this.platform = platform;
    this.relations = relations;
    this.plan = new Plan(seed, relations.asked(), Shapes.builtIn());
  }

  private static Relations all(CheckPlatform platform) {
    try (Asker asker = new Asker(platform::connect)) {
      return Relations.find(asker);
    }
  }

  /** How many combinations of user, relation and shape there are. */
  public int combinations() {
    return plan.combinations();
  }

  /** The tables and views that are asked. */
  public List<String> asked() {
    return relations.asked().stream().map(Relation::toString).toList();
  }

  /** Views that name brands and have no rows of some, so that nothing can be shown on them. */
  public List<String> empty() {
    return relations.empty();
  }

  /**
   * Makes attempts.
   *
   * @param from number of the first, from 0
   * @param count how many
   * @param isDone numbers that are not made again
   * @param hears each result, from several threads, in no order
   */
  public void run(int from, int count, IntPredicate isDone, Consumer<Result> hears) {
    AtomicInteger next = new AtomicInteger(from);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      IntStream.range(0, THREADS)
          .forEach(i -> threads.execute(() -> work(next, from + count, isDone, hears)));
      threads.shutdown();
      if (!threads.awaitTermination(HOURS, TimeUnit.HOURS)) {
        throw new IllegalStateException("The attempts did not end within " + HOURS + " hours");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private void work(AtomicInteger next, int end, IntPredicate isDone, Consumer<Result> hears) {
    try (Asker asker = new Asker(platform::connect)) {
      for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
        if (!isDone.test(number)) {
          hears.accept(judged(asker, plan.attempt(number)));
        }
      }
    }
  }

  private Result judged(Asker asker, Attempt attempt) {
    Answer answer = asker.ask(attempt.attacker().name(), attempt.sql());
    Optional<String> leak = Judge.leak(attempt, answer);
    if (leak.isPresent()) {
      return result(attempt, Outcome.LEAK, leak.get());
    }
    if (Judge.isControl(attempt, answer)) {
      // What shows somebody own rows is a control of who asks the same about them.
      controls.put(key(attempt.attacker().name(), attempt.sql()), Optional.empty());
    }
    if (Judge.isRefusedToTheRole(answer)) {
      // Nobody of the role may ask so, the owner neither: there can be no control, and needs none.
      return result(attempt, Outcome.REFUSED, answer.failure().orElse(""));
    }
    Optional<String> without = control(asker, attempt);
    if (without.isPresent()) {
      return result(attempt, Outcome.NO_CONTROL, without.get());
    }
    return result(attempt, outcome(answer), "");
  }

  /** Why the owner's same query shows nothing; empty where it shows something. */
  private Optional<String> control(Asker asker, Attempt attempt) {
    String key = key(attempt.owner(), attempt.sql());
    Optional<String> known = controls.get(key);
    if (known == null) {
      Answer answer = asker.ask(attempt.owner(), attempt.sql());
      known =
          Judge.isControl(attempt, answer)
              ? Optional.empty()
              : Optional.of(attempt.owner() + ": " + answer.failure().orElse("no row"));
      controls.put(key, known);
    }
    return known;
  }

  private static String key(String user, String sql) {
    return user + ": " + sql;
  }

  private static Outcome outcome(Answer answer) {
    if (answer.isRefused()) {
      return Outcome.REFUSED;
    }
    if (answer.failure().isPresent()) {
      return Outcome.FAILED;
    }
    return answer.rows().isEmpty() ? Outcome.NO_ROWS : Outcome.OWN_ROWS;
  }

  private static Result result(Attempt attempt, Outcome outcome, String detail) {
    return new Result(
        attempt.number(),
        attempt.attacker().name(),
        attempt.relation().toString(),
        attempt.shape().name(),
        attempt.sql(),
        outcome,
        detail);
  }
}
