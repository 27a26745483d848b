package io.loopledger.ingest.mapping.record;

import java.util.List;
import java.util.Map;

/** The cells of a row. */
public final class CellFields implements Fields {
  private final int[] indexes;
  private final List<String> cells;
  private final char delimiter;
  private final Map<String, Integer> others;

  /**
   * A row.
   *
   * @param indexes for each column of the mapping its place among the cells, or -1
   * @param cells as they stand in the file
   * @param delimiter what stands between two cells
   * @param others further columns that may be kept, with their places
   */
  @SuppressWarnings("ArrayAsParameter")
  public CellFields(
      int[] indexes, List<String> cells, char delimiter, Map<String, Integer> others) {
    this.indexes = indexes;
    this.cells = cells;
    this.delimiter = delimiter;
    this.others = others;
  }

  @Override
  public String text(Ref ref) {
    int index = indexes[((Ref.Column) ref).ordinal()];
    return index < 0 ? "" : cells.get(index).strip();
  }

  @Override
  public String json(Ref ref) {
    String text = text(ref);
    return text.isEmpty() ? "" : JsonText.string(text);
  }

  @Override
  public char delimiter() {
    return delimiter;
  }

  @Override
  public Map<String, String> others() {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    others.forEach((name, index) -> texts.put(name, cells.get(index).strip()));
    return texts;
  }
}
