package io.loopledger.local.settings;

import java.util.Locale;

/** How a service writes its log. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** A JSON object a line, with the field names of the Elastic Common Schema. */
  JSON;

  static LogFormat of(String value) {
    for (LogFormat format : values()) {
      if (format.id().equals(value)) {
        return format;
      }
    }
    throw new IllegalArgumentException("a log is text or json");
  }

  /** As it is written in settings. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
