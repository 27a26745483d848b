package io.loopledger.catalog.live;

import static io.loopledger.catalog.live.Watched.eur;
import static io.loopledger.catalog.live.Watched.event;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loopledger.catalog.live.cells.Cell;
import io.loopledger.schemas.event.EventData.UnitReceived;
import io.loopledger.schemas.event.EventData.UnitSold;
import io.loopledger.schemas.event.Origin;
import io.loopledger.schemas.json.LiveJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The examples of docs/live-outputs.md are messages as they are written. To write them again:
 * {@code mvn -pl metrics-catalog -am test -Dtest=LiveOutputsPageTest -Dloopledger.live.write=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class LiveOutputsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "live-outputs.md");

  @Test
  void theExamplesAreMessagesAsTheyAreWritten() throws IOException {
    String page = Files.readString(PAGE);
    String expected = page;
    for (Map.Entry<String, Record> example : examples().entrySet()) {
      String mark = "<!-- example %s -->\n".formatted(example.getKey());
      assertThat(page).contains(mark);
      expected =
          Pattern.compile(Pattern.quote(mark) + "(```json\n.*?\n```\n)?", Pattern.DOTALL)
              .matcher(expected)
              .replaceFirst(
                  Matcher.quoteReplacement(
                      mark + "```json\n" + pretty(example.getValue()) + "\n```\n"));
    }
    if (Boolean.getBoolean("loopledger.live.write")) {
      Files.writeString(PAGE, expected);
      page = expected;
    }

    assertThat(page).isEqualTo(expected);
  }

  private static Map<String, Record> examples() {
    Watched repaired =
        new Watched()
            .arrive(
                ReturnMessagesTest.received("repair", "Hair & Beauty item"),
                event("f-1", 2, ReturnMessagesTest.fixed()));
    Watched oversold =
        new Watched()
            .arrive(
                event("r-1", 0, new UnitReceived(740L, null)),
                event("s-1", 3, new UnitSold(eur("219")), c -> c.channel("own-shop")),
                event("s-2", 4, new UnitSold(eur("215")), c -> c.channel("marketplace")));
    Map<String, Record> examples = new TreeMap<>();
    examples.put("CustomerImpact", repaired.last());
    examples.put("Alert", oversold.alerts.getFirst());
    examples.put(
        "LiveMetric",
        new Cell(
                "acme-group",
                "acme",
                "loop",
                "Jacket",
                "own-shop",
                LocalDate.parse("2026-11-24"),
                "2026-11",
                "revenue.resale",
                "GBP",
                "EUR",
                null,
                null,
                Origin.REAL)
            .metric(
                1_795_600_800_123L,
                BigInteger.valueOf(-438_500_000),
                BigInteger.valueOf(-526_200_000),
                3,
                null));
    return examples;
  }

  private static String pretty(Record message) throws IOException {
    ObjectMapper json = new ObjectMapper();
    return json.writerWithDefaultPrettyPrinter()
        .writeValueAsString(json.readTree(LiveJson.write(message)));
  }
}
