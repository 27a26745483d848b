package io.loopledger.catalog.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loopledger.schemas.event.EventType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleCatalogueTest {
  @ParameterizedTest
  @EnumSource
  void everyEventTypeIsExplained(EventType type) {
    RuleCatalogue catalogue = RuleCatalogue.builtIn();

    assertThat(catalogue.title(type)).isNotBlank().doesNotEndWith(".");
    assertThat(catalogue.text(type)).endsWith(".");
    assertThat(catalogue.sources(type)).isNotEmpty();
    assertThat(catalogue.rule(type).examples()).isNotEmpty();
  }

  @Test
  void allProblemsOfAFileAreToldAtOnce() {
    String yaml =
        """
        stages:
          - stage: First life
            rules:
              - {event: ProductBought, title: T, text: T, sources: [S]}
              - {event: ProductSold, title: " ", text: T}
              - event: UnitLost
                title: T
                text: T
                sources: [S]
                examples:
                  - {example: wrong, brand: eu-de, events: [{type: UnitSold}]}
                  - {example: none, brand: eu-de, subject: order, show: 2, events: []}
              - {event: UnitLost, title: T, text: T, sources: [S]}
        """;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleCatalogue.read("test", yaml.getBytes(StandardCharsets.UTF_8)))
        .withMessageStartingWith("test has 68 problem(s):")
        .withMessageContaining("event 'ProductBought' in stage 'First life' is no event type")
        .withMessageContaining("ProductSold has no title")
        .withMessageContaining("ProductSold has no sources")
        .withMessageContaining("ProductSold has no examples")
        .withMessageContaining("UnitLost, example 'wrong' shows no UnitLost")
        .withMessageContaining("UnitLost, example 'none' has subject 'order'")
        .withMessageContaining("UnitLost, example 'none' shows 2 of 0 events")
        .withMessageContaining("UnitLost has two rules")
        .withMessageContaining("UnitSold has no rule; add an entry for it");
  }

  @Test
  void unknownFieldsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RuleCatalogue.read("test", "steps: []".getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining("test is no file of rules")
        .withMessageContaining("steps");
  }
}
