package io.loopledger.catalog.metrics.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers by what a question has in it; keeps the questions. */
final class HandMadeAnswers implements Answers {
  private final List<Map.Entry<Predicate<String>, List<AnswerRow>>> answers = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();

  /** Answers questions that have all of these texts; the first that fits decides. */
  HandMadeAnswers when(List<String> texts, AnswerRow... rows) {
    answers.add(Map.entry(sql -> texts.stream().allMatch(sql::contains), List.of(rows)));
    return this;
  }

  List<String> questions() {
    return questions;
  }

  @Override
  public List<AnswerRow> to(String sql) {
    questions.add(sql);
    return answers.stream()
        .filter(answer -> answer.getKey().test(sql))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody asked this before: " + sql))
        .getValue();
  }

  /** A row of names and values, one after the other; a value may be null. */
  static AnswerRow row(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return new AnswerRow(values);
  }
}
