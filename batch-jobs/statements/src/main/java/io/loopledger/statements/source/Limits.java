package io.loopledger.statements.source;

/**
 * What a file may at most be: far more than an honest one is, far less than what would exhaust a
 * machine.
 *
 * @param unpackedBytes of the content after unpacking
 * @param packingRatio unpacked bytes for each packed one, looked at beyond the first 16 MiB
 * @param tokenBytes of one piece of XML: a tag with its attributes, a comment, a part of a text
 * @param fieldChars of one value
 * @param depth of nested XML elements
 * @param recordNodes XML elements of one record, such as a transaction or an invoice line
 * @param statements in one file
 * @param faults kept for the report
 * @param pdfBytes of a PDF, and of the invoice in it
 */
public record Limits(
    long unpackedBytes,
    int packingRatio,
    int tokenBytes,
    int fieldChars,
    int depth,
    int recordNodes,
    int statements,
    int faults,
    int pdfBytes) {
  /** For files of up to about ten million lines. */
  public static final Limits DEFAULT =
      new Limits(4L << 30, 400, 4 << 20, 1 << 16, 64, 50_000, 20_000, 100, 64 << 20);

  public Limits {
    requirePositive("unpackedBytes", unpackedBytes);
    requirePositive("packingRatio", packingRatio);
    requirePositive("tokenBytes", tokenBytes);
    requirePositive("fieldChars", fieldChars);
    requirePositive("depth", depth);
    requirePositive("recordNodes", recordNodes);
    requirePositive("statements", statements);
    requirePositive("faults", faults);
    requirePositive("pdfBytes", pdfBytes);
  }

  private static void requirePositive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("limit %s is %d; give 1 or more".formatted(name, value));
    }
  }
}
