package io.loopledger.ingest.mapping.value;

import io.loopledger.ingest.mapping.fault.FaultException;
import io.loopledger.ingest.mapping.record.Ref;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A part of a template. */
sealed interface Part {
  /** Its text; empty where there is none. */
  String text(Evaluation evaluation) throws FaultException;

  /** Text as it stands in the mapping. */
  record Literal(String text) implements Part {
    @Override
    public String text(Evaluation evaluation) {
      return text;
    }
  }

  /**
   * A placeholder.
   *
   * @param label what it is for people
   * @param optional whether it may be empty without the template being empty
   */
  record Placeholder(Origin origin, String label, Form form, boolean optional) implements Part {
    @Override
    public String text(Evaluation evaluation) throws FaultException {
      String text = origin.text(evaluation);
      return form == Form.PATH_SEGMENT && !text.isEmpty() ? segment(text) : text;
    }

    private static String segment(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  /** How a placeholder's text is written. */
  enum Form {
    PLAIN,
    PATH_SEGMENT
  }

  /** Where a placeholder's text comes from. */
  sealed interface Origin {
    /** The text; empty where there is none. */
    String text(Evaluation evaluation) throws FaultException;

    /** A column or pointer. */
    record OfRecord(Ref ref) implements Origin {
      @Override
      public String text(Evaluation evaluation) throws FaultException {
        return evaluation.fields().text(ref);
      }
    }

    /** A named value. */
    record OfValue(int index) implements Origin {
      @Override
      public String text(Evaluation evaluation) throws FaultException {
        return evaluation.named(index);
      }
    }

    /** A parameter. */
    record OfParameter(String name) implements Origin {
      @Override
      public String text(Evaluation evaluation) {
        return evaluation.parameter(name);
      }
    }

    /** What the engine knows by itself. */
    record OfEngine(Builtin builtin) implements Origin {
      @Override
      public String text(Evaluation evaluation) {
        return builtin.text(evaluation);
      }
    }
  }
}
