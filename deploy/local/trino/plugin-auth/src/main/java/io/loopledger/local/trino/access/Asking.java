package io.loopledger.local.trino.access;

import java.lang.StackWalker.StackFrame;

/**
 * What the engine is doing while it asks for the filters of a table. A view with the rights of its
 * reader is checked like a query of its reader: no argument tells the two apart, but the call stack
 * does, because the engine analyses a view inside the query that names it.
 *
 * <p>Should a later Trino rename these methods, then no table seems to be read through a view, and
 * who reads only through views reads nothing. For statistics it is the other way round; a test
 * against the real server tells.
 *
 * @param isInView whether the table stands in a view
 * @param isForStatistics whether the answer will be statistics: SHOW STATS, EXPLAIN ANALYZE
 */
record Asking(boolean isInView, boolean isForStatistics) {
  private static final String ANALYZER = "io.trino.sql.analyzer.StatementAnalyzer$Visitor";
  private static final String STATISTICS = "io.trino.sql.rewrite.ShowStatsRewrite$Visitor";

  static Asking now() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .map(Asking::of)
                    .reduce(
                        new Asking(false, false),
                        (a, b) ->
                            new Asking(
                                a.isInView || b.isInView, a.isForStatistics || b.isForStatistics)));
  }

  private static Asking of(StackFrame frame) {
    return switch (frame.getClassName()) {
      case ANALYZER ->
          new Asking(
              frame.getMethodName().equals("analyzeView"),
              frame.getMethodName().equals("visitExplainAnalyze"));
      case STATISTICS -> new Asking(false, true);
      default -> new Asking(false, false);
    };
  }
}
