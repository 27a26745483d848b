package io.loopledger.streaming.posting;

import io.loopledger.streaming.record.KafkaRecord;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * The texts of a record in which senders name things, and with that perhaps customers: its key, and
 * the headers that name the event, its source and its subject.
 */
record SenderTexts(Set<String> texts) {
  private static final Set<String> NAMING = Set.of("ce_id", "ce_source", "ce_subject");
  private static final String REMOVED = "...";

  /** A shorter text is removed where it is quoted only: it also is part of ordinary words. */
  private static final int SHORTEST_UNQUOTED = 3;

  static SenderTexts of(KafkaRecord record) {
    // the longest first: one text may be part of another
    Set<String> texts =
        new TreeSet<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    add(texts, record.subjectText());
    for (int i = 0; i < record.headerNames().length; i++) {
      byte[] value = record.headerValues()[i];
      if (value != null && NAMING.contains(record.headerNames()[i])) {
        add(texts, new String(value, StandardCharsets.UTF_8));
      }
    }
    return new SenderTexts(texts);
  }

  /** The message without any of the texts. */
  String removedFrom(String message) {
    String clean = message;
    for (String text : texts) {
      clean = clean.replace("'" + text + "'", "'" + REMOVED + "'");
      if (text.length() >= SHORTEST_UNQUOTED) {
        clean = clean.replace(text, REMOVED);
      }
    }
    return clean;
  }

  private static void add(Set<String> texts, String text) {
    if (!text.isBlank()) {
      texts.add(text);
      // a message may quote the key of a subject without its kind
      texts.add(text.substring(text.indexOf(':') + 1));
      texts.remove("");
    }
  }
}
