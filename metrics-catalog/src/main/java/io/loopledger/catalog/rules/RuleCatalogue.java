package io.loopledger.catalog.rules;

import static java.util.Objects.requireNonNull;

import io.loopledger.schemas.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The posting rules in words: what the rule of each event type is called, does and rests on, with
 * examples. Nothing is posted by it; docs/rules.md and programs that explain entries read it.
 */
public final class RuleCatalogue {
  private static final String RESOURCE = "rules.yaml";

  private final List<Stage> stages;
  private final Map<EventType, Rule> byType;

  private RuleCatalogue(List<Stage> stages) {
    this.stages = List.copyOf(stages);
    this.byType = new EnumMap<>(EventType.class);
    for (Stage stage : stages) {
      stage.rules().forEach(rule -> byType.put(rule.type(), rule));
    }
  }

  /**
   * A stage of the loop.
   *
   * @param title English heading
   * @param rules its event types, in the order in which they happen
   */
  public record Stage(String title, List<Rule> rules) {
    public Stage {
      rules = List.copyOf(rules);
    }
  }

  /**
   * The rule of an event type.
   *
   * @param type the event type
   * @param title what happened, in a few English words
   * @param text what the rule does and why, in one to four sentences
   * @param sources articles of law and paragraphs of standards it rests on; at least one
   * @param examples at least one
   */
  public record Rule(
      EventType type, String title, String text, List<String> sources, List<Example> examples) {
    public Rule {
      sources = List.copyOf(sources);
      examples = List.copyOf(examples);
    }
  }

  /**
   * Some events of one subject. What they post is not written down: the rules say it.
   *
   * @param title what is special about it
   * @param note how its figures come about, if that needs words
   * @param brand which of the standard brands of the golden cases; its policies apply
   * @param subject kind of the subject: unit, line, voucher, doc or period
   * @param show how many of its last events are to be shown with their postings
   * @param events in the notation of the golden cases, in their order of arrival
   */
  public record Example(
      String title,
      @Nullable String note,
      String brand,
      String subject,
      int show,
      List<Map<String, Object>> events) {
    public Example {
      events = List.copyOf(events);
    }
  }

  /** The catalogue this release ships. Read once. */
  public static RuleCatalogue builtIn() {
    return BuiltIn.CATALOGUE;
  }

  /**
   * Reads a catalogue.
   *
   * @param name what messages call it
   * @throws IllegalArgumentException listing every problem with event type, value and fix
   */
  static RuleCatalogue read(String name, byte[] yaml) {
    return new RuleCatalogue(RuleFile.read(name, yaml));
  }

  /** The stages of the loop with all rules, each event type once. */
  public List<Stage> stages() {
    return stages;
  }

  /** The rule of an event type. */
  public Rule rule(EventType type) {
    return requireNonNull(byType.get(type), "every type has a rule");
  }

  /** What happened, in a few English words. */
  public String title(EventType type) {
    return rule(type).title();
  }

  /** What the rule does and why. */
  public String text(EventType type) {
    return rule(type).text();
  }

  /** Articles of law and paragraphs of standards the rule rests on. */
  public List<String> sources(EventType type) {
    return rule(type).sources();
  }

  private static final class BuiltIn {
    static final RuleCatalogue CATALOGUE = read(RESOURCE, bytes());

    private static byte[] bytes() {
      try (InputStream in = RuleCatalogue.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException(RESOURCE + " is missing from the jar");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + RESOURCE, e);
      }
    }
  }
}
