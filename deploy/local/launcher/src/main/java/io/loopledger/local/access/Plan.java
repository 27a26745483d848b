package io.loopledger.local.access;

import io.loopledger.local.service.TrinoUsers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Which attempts are made. A seed decides: the combinations of user, relation and shape come in a
 * shuffled order, each once before any comes again; what else is open is drawn for each attempt by
 * its number, so that any attempt can be made again alone. One attempt in ten is on a view: there
 * are twenty times as many of them, each takes ten times as long, and their rows come from the
 * tables, where the filters are. Every view is asked once before any is asked again.
 */
final class Plan {
  private record Combination(CheckUser user, Relation relation, Shape shape) {}

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long seed;

  /** Of so many attempts, one is on a view. */
  private static final int PER_VIEW = 10;

  private final List<Combination> onTables;
  private final List<Combination> onViews;

  Plan(long seed, List<Relation> relations, List<Shape> shapes) {
    this.seed = seed;
    Random random = new Random(seed);
    this.onTables = shuffled(relations.stream().filter(Relation::isTable), shapes, random);
    this.onViews =
        inTurns(shuffled(relations.stream().filter(one -> !one.isTable()), shapes, random));
  }

  private static List<Combination> shuffled(
      Stream<Relation> relations, List<Shape> shapes, Random random) {
    List<Combination> combinations = new ArrayList<>();
    relations.forEach(
        relation ->
            shapes.stream()
                .filter(shape -> shape.fits(relation))
                .forEach(
                    shape ->
                        CheckUser.all()
                            .forEach(
                                user -> combinations.add(new Combination(user, relation, shape)))));
    Collections.shuffle(combinations, random);
    return combinations;
  }

  /** The first of each relation, then the second of each, and so on. */
  private static List<Combination> inTurns(List<Combination> shuffled) {
    Map<Relation, List<Combination>> byRelation = new LinkedHashMap<>();
    shuffled.forEach(
        one -> byRelation.computeIfAbsent(one.relation(), key -> new ArrayList<>()).add(one));
    List<Combination> ordered = new ArrayList<>();
    for (int turn = 0; ordered.size() < shuffled.size(); turn++) {
      for (List<Combination> ofRelation : byRelation.values()) {
        if (turn < ofRelation.size()) {
          ordered.add(ofRelation.get(turn));
        }
      }
    }
    return ordered;
  }

  /** How many combinations there are. */
  int combinations() {
    return onTables.size() + onViews.size();
  }

  /** An attempt by its number, from 0. */
  Attempt attempt(int number) {
    Combination tried = tried(number);
    Random random = new Random(seed ^ (MIX * (number + 1)));
    SampleBrand victim = one(tried.user().others(), random);
    String owner =
        tried.shape().expect() == Shape.Expect.REFUSED
            ? TrinoUsers.ADMIN
            : tried.user().ownerOf(victim, tried.relation());
    return new Attempt(
        number,
        tried.user(),
        victim,
        owner,
        tried.relation(),
        tried.shape(),
        sql(tried, victim, random));
  }

  private Combination tried(int number) {
    if (onViews.isEmpty()) {
      return onTables.get(number % onTables.size());
    }
    int views = number / PER_VIEW;
    return number % PER_VIEW == PER_VIEW - 1
        ? onViews.get(views % onViews.size())
        : onTables.get((number - views) % onTables.size());
  }

  private static String sql(Combination tried, SampleBrand victim, Random random) {
    Relation relation = tried.relation();
    return tried
        .shape()
        .sql()
        .replace("{r}", relation.sql())
        .replace("{schema}", relation.schema())
        .replace("{table}", relation.name())
        .replace("{c}", relation.texts().isEmpty() ? "" : one(relation.texts(), random))
        .replace("{n}", relation.numbers().isEmpty() ? "" : one(relation.numbers(), random))
        .replace("{victim}", victim.name())
        .replace("{own}", tried.user().ownPattern())
        .replace("{mine}", one(tried.user().own(), random).name())
        .replace("{first}", Long.toString(relation.firstSnapshot()))
        .replace("{snapshot}", Long.toString(relation.snapshot()))
        .replace("{k}", Integer.toString(1 + random.nextInt(5)));
  }

  private static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
