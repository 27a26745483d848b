package io.loopledger.local.access;

import io.loopledger.local.service.TrinoUsers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which attempts are made. A seed decides: the combinations of user, relation and shape come in a
 * shuffled order, each once before any comes again; what else is open is drawn for each attempt by
 * its number, so that any attempt can be made again alone.
 */
final class Plan {
  private record Combination(CheckUser user, Relation relation, Shape shape) {}

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long seed;
  private final List<Combination> combinations = new ArrayList<>();

  Plan(long seed, List<Relation> relations, List<Shape> shapes) {
    this.seed = seed;
    for (CheckUser user : CheckUser.all()) {
      for (Relation relation : relations) {
        shapes.stream()
            .filter(shape -> shape.fits(relation))
            .forEach(shape -> combinations.add(new Combination(user, relation, shape)));
      }
    }
    Collections.shuffle(combinations, new Random(seed));
  }

  /** How many attempts it takes until every combination was tried. */
  int combinations() {
    return combinations.size();
  }

  /** An attempt by its number, from 0. */
  Attempt attempt(int number) {
    Combination tried = combinations.get(number % combinations.size());
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
