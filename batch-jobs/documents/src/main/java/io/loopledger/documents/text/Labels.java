package io.loopledger.documents.text;

import io.loopledger.documents.model.Block.Notice;
import java.util.Locale;

/** The few words that writers add to a document. */
public enum Labels {
  CONTENTS("Inhalt", "Contents"),
  SKIP("Zum Inhalt springen", "Skip to content"),
  BASIS("Woraus dieser Bericht gemacht ist", "What this report is made from"),
  INTERVAL("90-%-Intervall", "90% interval"),
  TO("bis", "to"),
  NO_VALUES("Keine Werte", "No values"),
  NO_ROWS("Keine Einträge.", "No entries."),
  SHEET("Blatt", "Sheet"),
  FIGURE("Kennzahl", "Figure"),
  VALUE("Wert", "Value"),
  UNIT("Einheit", "Unit"),
  LOWER("5. Perzentil", "5th percentile"),
  UPPER("95. Perzentil", "95th percentile"),
  REMARK("Anmerkung", "Remark"),
  SOURCES("Herkunft der Zahlen", "Sources of figures"),
  CELL("Zelle", "Cell"),
  EXACT_VALUE("Genauer Wert", "Exact value"),
  METRIC("Metrik", "Metric"),
  WHERE("Dimensionen", "Dimensions"),
  STATISTIC("Statistik", "Statistic"),
  EXACT_TEXT(
      "Kursive Zahlen haben mehr als 15 Ziffern. Sie stehen exakt als Text da, denn eine Zahl einer"
          + " Tabellenkalkulation würde sie runden; Summenformeln zählen sie nicht mit.",
      "Numbers in italics have more than 15 digits. They are exact, as text, because a number of a"
          + " spreadsheet would round them; formulas for sums leave them out."),
  PROVISIONAL("Vorläufig", "Provisional"),
  UNCERTAIN("Unsicher", "Uncertain"),
  WARNING("Achtung", "Warning"),
  NOTE("Hinweis", "Note");

  private final String german;
  private final String english;

  Labels(String german, String english) {
    this.german = german;
    this.english = english;
  }

  /** The word in a language. */
  public String in(Locale locale) {
    return switch (ReaderFormat.of(locale)) {
      case GERMAN -> german;
      case ENGLISH -> english;
    };
  }

  /** How a notice is called. */
  public static Labels of(Notice.Kind kind) {
    return switch (kind) {
      case PROVISIONAL -> PROVISIONAL;
      case UNCERTAIN -> UNCERTAIN;
      case WARNING -> WARNING;
      case NOTE -> NOTE;
    };
  }
}
