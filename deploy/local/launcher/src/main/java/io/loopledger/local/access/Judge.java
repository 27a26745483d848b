package io.loopledger.local.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds in an answer what is not the asker's. */
final class Judge {
  private Judge() {}

  /** The first value in the answer that is of another brand, of nobody, or of a person. */
  static Optional<String> leak(Attempt attempt, Answer answer) {
    if (attempt.shape().expect() == Shape.Expect.NOTHING && !answer.rows().isEmpty()) {
      return Optional.of("a row: " + answer.rows().getFirst());
    }
    if (attempt.shape().expect() == Shape.Expect.REFUSED && !answer.rows().isEmpty()) {
      return Optional.of("not refused: " + answer.rows().getFirst());
    }
    boolean isNumbers = attempt.shape().on() == Shape.On.NUMBERS;
    return texts(answer)
        .map(text -> foreign(attempt.attacker(), text, isNumbers))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether a text holds what is not the user's: the text then. */
  static Optional<String> foreign(CheckUser user, String text, boolean isNumber) {
    boolean isForeign =
        text.contains(SampleBrand.PLATFORM)
            || user.others().stream().anyMatch(brand -> tells(text, brand, user))
            || (!user.seesPersons() && text.contains(SampleBrand.PERSON))
            || (isNumber && BrandNumbers.brandOf(text).filter(user.others()::contains).isPresent());
    return isForeign ? Optional.of(text) : Optional.empty();
  }

  private static boolean tells(String text, SampleBrand brand, CheckUser user) {
    boolean isOtherTenant =
        user.own().stream().noneMatch(own -> own.tenant().equals(brand.tenant()));
    return text.contains(brand.name()) || (isOtherTenant && text.contains(brand.tenant()));
  }

  /** Whether the role itself may not ask so, whoever has it: its words are the plugin's own. */
  static boolean isRefusedToTheRole(Answer answer) {
    return answer
        .failure()
        .filter(message -> message.contains("reads only the views of"))
        .isPresent();
  }

  /** Whether the owner's answer shows that there was something to see. */
  static boolean isControl(Attempt attempt, Answer answer) {
    if (attempt.shape().expect() == Shape.Expect.FAILURE) {
      return answer
          .failure()
          .filter(
              message -> SampleBrand.ALL.stream().anyMatch(brand -> message.contains(brand.name())))
          .isPresent();
    }
    return !answer.rows().isEmpty();
  }

  private static Stream<String> texts(Answer answer) {
    return Stream.concat(answer.failure().stream(), answer.rows().stream().flatMap(List::stream));
  }
}
