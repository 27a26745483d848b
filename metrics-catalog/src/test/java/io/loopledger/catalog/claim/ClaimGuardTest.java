package io.loopledger.catalog.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.catalog.claim.ClaimAnswer.Refused;
import io.loopledger.catalog.claim.ClaimAnswer.Worded;
import io.loopledger.catalog.claim.ClaimExamples.Example;
import io.loopledger.catalog.claim.ClaimRefusal.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimGuardTest {
  static List<Example> examples() {
    return ClaimExamples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theGuardSaysWhatTheExampleDoes(Example example) {
    if (example.checks().isPresent()) {
      assertThat(
              reasons(
                  ClaimGuard.check(example.checks().get(), example.figure(), example.language())))
          .isEqualTo(example.refuses());
      return;
    }
    switch (ClaimGuard.generate(example.figure(), example.language())) {
      case Worded(String text) -> {
        assertThat(text).isEqualTo(example.says().orElse("a refusal"));
        assertThat(ClaimGuard.check(text, example.figure(), example.language()))
            .as("a sentence of the guard passes its own check")
            .isEmpty();
      }
      case Refused(var refusals) -> {
        assertThat(reasons(refusals)).isEqualTo(example.refuses());
        assertThat(example.says()).isEmpty();
      }
    }
  }

  @Test
  void aReasonNamesWhatItIsAbout() {
    Example assumed =
        examples().stream().filter(e -> e.name().equals("the demo")).findFirst().orElseThrow();

    assertThat(ClaimGuard.generate(assumed.figure(), ClaimLanguage.GERMAN))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.refusals().stream().map(r -> r.text(ClaimLanguage.ENGLISH)))
                    .containsExactly(
                        "These factors are assumed, nobody measured them: D(repair). A claim needs"
                            + " a survey of the programme's own buyers.",
                        "Entries of the simulator are in the figure: 2."));
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonHasWordsInBothLanguages(Reason reason) {
    ClaimRefusal refusal = new ClaimRefusal(reason, List.of("first", "{1}"));

    for (ClaimLanguage language : ClaimLanguage.values()) {
      assertThat(refusal.text(language)).isNotBlank().doesNotContain("{0}", "''");
    }
  }

  private static List<String> reasons(List<ClaimRefusal> refusals) {
    return refusals.stream().map(refusal -> refusal.reason().name()).toList();
  }
}
