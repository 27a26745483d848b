package io.loopledger.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.local.access.Shape.Expect;
import io.loopledger.local.access.Shape.On;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final CheckUser BRAND = user("brand-zqalder");
  private static final CheckUser TENANT = user("finance-zqnorth");
  private static final CheckUser SUSTAINABILITY = user("sustainability-zqnorth");

  @Test
  void anyRowIsALeakWhereNoneMayCome() {
    assertThat(Judge.leak(attempt(BRAND, Expect.NOTHING, On.ALL), rows("1"))).isPresent();
    assertThat(Judge.leak(attempt(BRAND, Expect.REFUSED, On.ALL), rows("1"))).isPresent();
    assertThat(Judge.leak(attempt(BRAND, Expect.NOTHING, On.ALL), Answer.of(List.of()))).isEmpty();
  }

  @Test
  void aValueOfAnotherBrandOrTenantOrOfNobodyIsALeak() {
    Attempt attempt = attempt(BRAND, Expect.OWN, On.ALL);

    assertThat(Judge.leak(attempt, rows("zqalder.product.1"))).isEmpty();
    assertThat(Judge.leak(attempt, rows("zqnorth"))).isEmpty();
    assertThat(Judge.leak(attempt, rows("zqbirch.product.1"))).contains("zqbirch.product.1");
    assertThat(Judge.leak(attempt, rows("zqsouth"))).contains("zqsouth");
    assertThat(Judge.leak(attempt, rows("zqplatform.message"))).isPresent();
    assertThat(Judge.leak(attempt(TENANT, Expect.OWN, On.ALL), rows("zqbirch.product.1")))
        .isEmpty();
  }

  @Test
  void aFailureThatNamesAValueIsALeak() {
    Attempt attempt = attempt(BRAND, Expect.FAILURE, On.ALL);

    assertThat(Judge.leak(attempt, Answer.failed("Cannot cast 'zqcedar.x.1' to INT"))).isPresent();
    assertThat(Judge.leak(attempt, Answer.failed("Access Denied: Cannot select"))).isEmpty();
  }

  @Test
  void aNumberInAnothersRangeIsALeak() {
    Attempt attempt = attempt(BRAND, Expect.OWN, On.NUMBERS);

    assertThat(Judge.leak(attempt, rows("1000007.000000"))).isEmpty();
    assertThat(Judge.leak(attempt, rows("3000007.000000"))).isPresent();
  }

  @Test
  void aPersonIsALeakToWhoSeesNone() {
    assertThat(Judge.leak(attempt(TENANT, Expect.OWN, On.ALL), rows("psn_zqalder.c.1"))).isEmpty();
    assertThat(Judge.leak(attempt(SUSTAINABILITY, Expect.OWN, On.ALL), rows("psn_zqalder.c.1")))
        .isPresent();
  }

  @Test
  void aControlShowsWhatThereWasToSee() {
    Attempt nothing = attempt(BRAND, Expect.NOTHING, On.ALL);
    Attempt failure = attempt(BRAND, Expect.FAILURE, On.ALL);

    assertThat(Judge.isControl(nothing, rows("1"))).isTrue();
    assertThat(Judge.isControl(nothing, Answer.of(List.of()))).isFalse();
    assertThat(Judge.isControl(nothing, Answer.failed("line 1:8"))).isFalse();
    assertThat(Judge.isControl(failure, Answer.failed("Cannot cast 'zqcedar.x' to INT"))).isTrue();
    assertThat(Judge.isControl(failure, Answer.failed("line 1:8: no such column"))).isFalse();
  }

  @Test
  void aPlanIsTheSameForASeed() {
    List<Relation> relations =
        List.of(
            new Relation(
                "ledger", "entries", true, true, List.of("brand"), List.of("amount"), 1, 2));
    Plan plan = new Plan(7, relations, Shapes.builtIn());
    Plan again = new Plan(7, relations, Shapes.builtIn());

    assertThat(plan.combinations()).isEqualTo(CheckUser.all().size() * Shapes.builtIn().size());
    for (int number : List.of(0, 17, 4711)) {
      assertThat(plan.attempt(number)).isEqualTo(again.attempt(number));
      assertThat(plan.attempt(number).attacker().own())
          .doesNotContain(plan.attempt(number).victim());
      assertThat(plan.attempt(number).sql()).doesNotContainPattern("\\{[a-z]+\\}");
    }
  }

  @Test
  void oneAttemptInTenIsOnAViewAndEachViewIsAskedBeforeAnyIsAskedAgain() {
    List<Relation> relations = new ArrayList<>();
    relations.add(
        new Relation("ledger", "entries", true, true, List.of("brand"), List.of("amount"), 1, 2));
    for (int i = 0; i < 7; i++) {
      relations.add(
          new Relation("finance", "v" + i, false, true, List.of("brand"), List.of(), 0, 0));
    }
    Plan plan = new Plan(7, relations, Shapes.builtIn());

    List<Relation> asked =
        IntStream.range(0, 140).mapToObj(number -> plan.attempt(number).relation()).toList();

    assertThat(asked.stream().filter(one -> !one.isTable())).hasSize(14);
    assertThat(asked.stream().filter(one -> !one.isTable()).limit(7)).doesNotHaveDuplicates();
    assertThat(
            IntStream.range(0, 1000)
                .mapToObj(plan::attempt)
                .filter(one -> one.relation().isTable())
                .limit(CheckUser.all().size() * Shapes.builtIn().size())
                .map(one -> one.attacker().name() + " " + one.shape().name()))
        .doesNotHaveDuplicates();
  }

  private static CheckUser user(String name) {
    return CheckUser.all().stream()
        .filter(user -> user.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Answer rows(String cell) {
    return Answer.of(List.of(List.of(cell)));
  }

  private static Attempt attempt(CheckUser user, Expect expect, On on) {
    Relation relation =
        new Relation("ledger", "entries", true, true, List.of("product"), List.of(), 0, 0);
    return new Attempt(
        0, user, user.others().getFirst(), "", relation, new Shape("x", expect, on, ""), "");
  }
}
