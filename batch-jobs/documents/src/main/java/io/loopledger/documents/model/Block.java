package io.loopledger.documents.model;

/** Something between two headings. */
public sealed interface Block permits Block.Words, Block.Notice, Figures, Table, Chart {
  /** A paragraph. */
  record Words(String text) implements Block {}

  /**
   * Something that a reader must not miss.
   *
   * @param kind how it is marked
   * @param title in a few words
   * @param text the rest
   */
  record Notice(Kind kind, String title, String text) implements Block {
    /** How a notice is marked. */
    public enum Kind {
      /** Figures can still change: the period is open. */
      PROVISIONAL,
      /** Figures rest on simulated, estimated or assumed inputs. */
      UNCERTAIN,
      /** Something is wrong or missing. */
      WARNING,
      /** Something good to know. */
      NOTE
    }
  }
}
