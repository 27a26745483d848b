package io.loopledger.documents.model;

import java.util.List;
import java.util.Locale;

/**
 * A report as its readers get it. Every format is made of this record and of nothing else, so that
 * they cannot differ, and the same record gives the same bytes.
 *
 * @param id stable name of the kind of report, such as {@code impact-report}
 * @param locale language of its words and form of its numbers; {@code de} or {@code en}
 * @param title what it is
 * @param subtitle whose and of when
 * @param facts what it was made from: brand, period, tag, snapshots, version of the catalog
 * @param sections its parts, in order
 */
public record Document(
    String id,
    Locale locale,
    String title,
    String subtitle,
    List<Fact> facts,
    List<Section> sections) {
  public Document {
    facts = List.copyOf(facts);
    sections = List.copyOf(sections);
  }

  /**
   * Something that is true of the whole document.
   *
   * @param id stable name for programs, in snake_case
   * @param label what a reader sees
   * @param value as text; a time is UTC in ISO 8601
   */
  public record Fact(String id, String label, String value) {}

  /**
   * A part under a heading.
   *
   * @param id stable name, unique in the document, in kebab-case
   * @param title its heading
   * @param blocks what stands below it, in order
   */
  public record Section(String id, String title, List<Block> blocks) {
    public Section {
      blocks = List.copyOf(blocks);
    }
  }
}
