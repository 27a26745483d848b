package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.vat.TaxRule;
import io.loopledger.schemas.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page in the repository is what the rules do. */
class RulesPageTest {
  private static final Path FILE = Path.of("..", "docs", "rules.md");
  private static final Path RULES =
      Path.of("src", "main", "java", "io", "loopledger", "catalog", "rules");
  private static final RulesPage PAGE = new RulesPage();

  @BeforeAll
  static void writeIfAsked() throws IOException {
    if (Boolean.getBoolean("loopledger.rules.write")) {
      Files.writeString(FILE, PAGE.text());
    }
  }

  @Test
  void thePageIsWhatTheRulesDo() throws IOException {
    List<String> written = Files.readAllLines(FILE);
    List<String> expected = PAGE.text().lines().toList();
    for (int i = 0; i < Math.min(written.size(), expected.size()); i++) {
      assertThat(written.get(i))
          .as(
              "docs/rules.md, line %d, differs from the rules; its head says how to write it",
              i + 1)
          .isEqualTo(expected.get(i));
    }
    assertThat(written).hasSameSizeAs(expected);
  }

  @Test
  void everyEventTypeHasItsHeading() {
    List<String> headings = PAGE.text().lines().filter(line -> line.startsWith("### ")).toList();

    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(EventType.values()).map(type -> "### " + type.typeName()).toList());
  }

  @Test
  void everyLinkWithinThePageLeadsToAHeading() {
    List<String> anchors =
        PAGE.text()
            .lines()
            .filter(line -> line.startsWith("##"))
            .map(line -> Markdown.anchor(line.replaceFirst("^#+ ", "")))
            .toList();

    assertThat(
            Pattern.compile("\\]\\(#([^)]*)\\)")
                .matcher(PAGE.text())
                .results()
                .map(link -> link.group(1)))
        .isSubsetOf(anchors);
    assertThat(anchors).doesNotHaveDuplicates();
  }

  /** Accounts that are to wait for an example are named here, one by one. */
  @Test
  void everyAccountOfTheRulesOccursInAnExample() {
    assertThat(PAGE.withoutExample()).isEmpty();
  }

  @Test
  void everyTaxRuleOccursInAnExampleUnlessTheRulesDoNotWriteIt() {
    assertThat(PAGE.shownRules())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.copyOf(RulesPage.NOT_WRITTEN)));
  }

  @Test
  void whatIsSaidToBeOutsideTheRulesIsPostedByNone() throws IOException {
    assertThat(PAGE.shownAccounts())
        .doesNotContainAnyElementsOf(RulesPage.NOT_OF_THE_RULES.keySet());
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        for (TaxRule rule : RulesPage.NOT_WRITTEN) {
          assertThat(source)
              .as("%s writes %s", file, rule)
              .doesNotContain("TaxRule." + rule.name());
        }
        for (String account : RulesPage.NOT_OF_THE_RULES.keySet()) {
          assertThat(source)
              .as("%s posts to %s", file, account)
              .doesNotContain('"' + account + '"');
        }
      }
    }
  }
}
