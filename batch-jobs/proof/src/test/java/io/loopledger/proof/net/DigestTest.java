package io.loopledger.proof.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.posting.Posting;
import io.loopledger.proof.TestLines;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What would make the proof blind is seen here: amounts, keys and halves must all count. */
class DigestTest {
  @Test
  void aLineIsWeightedByBothHalvesOfTheHashOfItsKey() {
    NetKey key = key("e-1");
    long hash = Hash.of(key.text());

    Digest digest = Digest.of(key, Amounts.ofMicros(3, -2));

    assertThat(digest.amounts()).isEqualTo(Amounts.ofMicros(3, -2));
    assertThat(digest.first()).isEqualTo(Amounts.ofMicros(3 * (hash >>> 32), -2 * (hash >>> 32)));
    assertThat(digest.second().amountMicros())
        .isEqualTo(BigInteger.valueOf(hash & 0xffff_ffffL).multiply(BigInteger.valueOf(3)));
  }

  /** Rows of one key, in whatever pieces, come to what their sum comes to. */
  @Property
  void rowsNeedNotBeNetted(@ForAll @Size(max = 20) List<Long> amounts) {
    Digest rows = Digest.ZERO;
    Amounts sum = Amounts.ZERO;
    for (long amount : amounts) {
      Amounts row = Amounts.ofMicros(amount, ~amount);
      rows = rows.plus(Digest.of(key("e-1"), row));
      sum = sum.plus(row);
    }

    assertThat(rows).isEqualTo(Digest.of(key("e-1"), sum));
  }

  @Property(tries = 200)
  void anAlteredAmountIsSeen(
      @ForAll @IntRange(min = 1, max = 50) int lines, @ForAll int which, @ForAll long by) {
    Assume.that(by != 0);
    int altered = Math.floorMod(which, lines);

    assertThat(sum(lines, -1, 0)).isNotEqualTo(sum(lines, altered, by));
  }

  @Test
  void anAmountThatMovedToAnotherKeyIsSeenThoughSumsAreTheSame() {
    Digest before =
        Digest.of(key("e-1"), Amounts.ofMicros(5, 0)).plus(Digest.of(key("e-2"), Amounts.ZERO));
    Digest after =
        Digest.of(key("e-1"), Amounts.ZERO).plus(Digest.of(key("e-2"), Amounts.ofMicros(5, 0)));

    assertThat(before.amounts()).isEqualTo(after.amounts());
    assertThat(before.first()).isNotEqualTo(after.first());
    assertThat(before.second()).isNotEqualTo(after.second());
  }

  @Test
  void anAlteredReportingAmountIsSeen() {
    assertThat(Digest.of(key("e-1"), Amounts.ofMicros(5, 1)))
        .isNotEqualTo(Digest.of(key("e-1"), Amounts.ofMicros(5, 2)));
  }

  @Test
  void groupsThatDifferInAnyMeasureAreFoundAndZeroIsNothing() {
    Digests one = new Digests();
    Digests two = new Digests();
    Digest five = Digest.of(key("e-1"), Amounts.ofMicros(5, 0));
    one.add(1, "EUR", five);
    two.add(1, "EUR", five);
    one.add(2, "EUR", five);
    two.add(2, "GBP", five);
    one.add(3, "EUR", Digest.ZERO);
    two.add(4, "EUR", five);

    assertThat(one.differing(two)).containsExactly(2, 4);
    assertThat(two.differing(one)).containsExactly(2, 4);
  }

  private static Digest sum(int lines, int altered, long by) {
    List<Digest> digests = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      Amounts amounts = Amounts.ofMicros(1_000_000L + i, 0);
      Amounts added = i == altered ? Amounts.ofMicros(by, 0) : Amounts.ZERO;
      digests.add(Digest.of(key("e-" + i), amounts.plus(added)));
    }
    return digests.stream().reduce(Digest.ZERO, Digest::plus);
  }

  private static NetKey key(String eventId) {
    Posting posting = TestLines.money(eventId, "revenue.resale", 1);
    return NetKey.of(TestLines.SUBJECT, posting.key());
  }
}
