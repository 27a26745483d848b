package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.fault.MappingCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text made from a record: where it comes from, and the steps that change it. */
public final class Value {
  private final Source source;
  private final List<Step> steps;
  private final @Nullable Template otherwise;
  private final boolean required;
  private final String label;
  private final Optional<String> constant;

  /** Where a value begins. */
  sealed interface Source {
    /** One template. */
    record Single(Template template) implements Source {}

    /** The first that is not empty. */
    record FirstOf(List<Template> templates) implements Source {}

    /** The first whose condition holds. */
    record Cases(List<Case> cases) implements Source {}
  }

  /** One case; without a condition it always holds. */
  record Case(@Nullable Condition when, Template then) {}

  Value(
      Source source,
      List<Step> steps,
      @Nullable Template otherwise,
      boolean required,
      String label) {
    this.source = source;
    this.steps = List.copyOf(steps);
    this.otherwise = otherwise;
    this.required = required;
    this.label = label;
    this.constant =
        source instanceof Source.Single single && steps.isEmpty()
            ? single.template().constant()
            : Optional.empty();
  }

  /** The columns or pointers it is made of, for people. */
  public String label() {
    return label;
  }

  /** The text, if it is the same for every record. */
  public Optional<String> constant() {
    return constant;
  }

  /** The template, if there is nothing else. */
  Optional<Template> plainTemplate() {
    return source instanceof Source.Single single && steps.isEmpty() && otherwise == null
        ? Optional.of(single.template())
        : Optional.empty();
  }

  /** The text; empty where there is none. */
  public String text(Evaluation evaluation) throws FaultException {
    String text = begin(evaluation);
    if (!text.isEmpty()) {
      for (Step step : steps) {
        text = step.apply(text, label).strip();
        if (text.isEmpty()) {
          break;
        }
      }
    }
    if (text.isEmpty() && otherwise != null) {
      text = otherwise.text(evaluation);
    }
    if (text.isEmpty() && required) {
      throw missing(evaluation);
    }
    return text;
  }

  /**
   * The text.
   *
   * @throws FaultException if it is empty
   */
  public String needed(Evaluation evaluation) throws FaultException {
    String text = text(evaluation);
    if (text.isEmpty()) {
      throw missing(evaluation);
    }
    return text;
  }

  FaultException missing(Evaluation evaluation) throws FaultException {
    String field =
        source instanceof Source.Single single ? single.template().emptyLabel(evaluation) : label;
    return new FaultException(
        MappingCode.MISSING_VALUE,
        field,
        "",
        field + " is empty, but is needed; fill it in, or give the mapping a 'default:'");
  }

  private String begin(Evaluation evaluation) throws FaultException {
    return switch (source) {
      case Source.Single single -> single.template().text(evaluation);
      case Source.FirstOf first -> {
        for (Template template : first.templates()) {
          String text = template.text(evaluation);
          if (!text.isEmpty()) {
            yield text;
          }
        }
        yield "";
      }
      case Source.Cases cases -> {
        for (Case one : cases.cases()) {
          if (one.when() == null || one.when().holds(evaluation)) {
            yield one.then().text(evaluation);
          }
        }
        yield "";
      }
    };
  }
}
