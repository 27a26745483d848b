package io.loopledger.ingest.files.onlineretail;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.ingest.testing.ImportBench.Result;
import io.loopledger.schemas.event.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class SaleLinesPropertyTest {
  private static Path folder = Path.of("");

  /** A line as the generator made it, beside its text. */
  record Written(String invoice, String code, long quantity, BigDecimal price, String customer) {
    BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }

    String row() {
      return "%s,%s,TEXT,%d,2011-01-04 10:00:00,%s,%s,France"
          .formatted(invoice, code, quantity, price.toPlainString(), customer);
    }
  }

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("sale-lines");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 100)
  void everyLineMovesTheCustomersAccountByQuantityTimesPriceOrIsRejected(
      @ForAll("lines") List<Written> lines) {
    for (Written line : lines) {
      Result result = new Shop(folder).run(line.row());

      assertThat(result.events().size() + result.summary().rowsRejected()).isEqualTo(1);
      for (Event event : result.events()) {
        assertThat(ClearingEffect.of(event.data())).isEqualByComparingTo(line.amount());
      }
    }
  }

  @Property(tries = 100)
  void onlyLinesOfGoodsAndVouchersAreEverRejected(@ForAll("lines") List<Written> lines) {
    List<Written> countable =
        lines.stream()
            .filter(
                line ->
                    Set.of("85123A", "22423", "PADS", "gift_0001_30").contains(line.code())
                        && (line.quantity() == 0 || line.price().signum() < 0))
            .toList();

    assertThat(run(lines).summary().rowsRejected()).isEqualTo(countable.size());
  }

  @Property(tries = 100)
  void theOrderOfTheRowsChangesNoEvent(@ForAll("lines") List<Written> lines, @ForAll long seed) {
    List<Written> shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(run(shuffled).events()).containsExactlyInAnyOrderElementsOf(run(lines).events());
  }

  @Property(tries = 100)
  void noTwoRowsShareAnId(@ForAll("lines") List<Written> lines) {
    assertThat(run(lines).events()).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<List<Written>> lines() {
    Arbitrary<String> invoices = Arbitraries.of("536365", "C536366", "c536367", "A563185");
    Arbitrary<String> codes =
        Arbitraries.of(
            "85123A",
            "22423",
            "PADS",
            "POST",
            "DOT",
            "C2",
            "AMAZONFEE",
            "BANK CHARGES",
            "D",
            "S",
            "CRUK",
            "B",
            "M",
            "m",
            "gift_0001_30",
            "TEST001",
            "ADJUST",
            "WHATEVER");
    Arbitrary<Long> quantities =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 3), Arbitraries.longs().between(-90_000, 90_000));
    Arbitrary<BigDecimal> prices =
        Arbitraries.oneOf(
            Arbitraries.of(BigDecimal.ZERO, new BigDecimal("2.55"), new BigDecimal("-11062.06")),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1000"), new BigDecimal("40000"))
                .ofScale(3));
    Arbitrary<String> customers = Arbitraries.of("", "17850", "12748.0");
    return Combinators.combine(invoices, codes, quantities, prices, customers)
        .as(Written::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Result run(List<Written> lines) {
    return new Shop(folder).run(lines.stream().map(Written::row).toArray(String[]::new));
  }
}
