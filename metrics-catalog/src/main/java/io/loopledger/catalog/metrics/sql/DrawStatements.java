package io.loopledger.catalog.metrics.sql;

import io.loopledger.catalog.impact.uncertainty.FactorDraws;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/**
 * Table {@code ref.factor_draws} as statements. Its comment names the state of the factors that it
 * was filled with, and is written last. Each insert has whole combinations, so a figure read of a
 * table that is half filled has no interval, and never a wrong one.
 */
public final class DrawStatements {
  /** The table. */
  public static final String TABLE = "ref.factor_draws";

  /** Trino takes statements of up to a million characters. */
  private static final int MAX_CHARACTERS = 600_000;

  private final List<String> values = new ArrayList<>();
  private final String state;

  private DrawStatements(FactorDraws draws) {
    MessageDigest hash = sha256();
    StringBuilder portfolio = new StringBuilder();
    StringBuilder unit = new StringBuilder();
    for (Iterator<FactorDraws.Row> each = draws.rows(); each.hasNext(); ) {
      FactorDraws.Row row = each.next();
      portfolio.append(row.draw().toPlainString());
      unit.append(row.unitDraw().toPlainString());
      if (row.drawNo() < FactorDraws.COUNT) {
        portfolio.append(',');
        unit.append(',');
        continue;
      }
      String value =
          "(%s, %s, '%s', '%s')"
              .formatted(
                  ViewStatement.text(row.factorVersion()),
                  ViewStatement.text(row.categoryKey()),
                  portfolio,
                  unit);
      hash.update(value.getBytes(StandardCharsets.UTF_8));
      values.add(value);
      portfolio.setLength(0);
      unit.setLength(0);
    }
    this.state = HexFormat.of().formatHex(hash.digest()).substring(0, 12);
  }

  /** Those of this release. */
  public static DrawStatements builtIn() {
    return BuiltIn.STATEMENTS;
  }

  /** What its comment ends with when it is whole. */
  public String state() {
    return state;
  }

  /** Says that it is whole. */
  public String whole() {
    return "COMMENT ON TABLE %s IS '1,000 seeded relative draws of every combination of emission factors; state %s'"
        .formatted(TABLE, state);
  }

  /** Creates the table, empty. */
  public String create() {
    return """
        CREATE TABLE %s (
          factor_version varchar NOT NULL COMMENT 'Combination of factors, as entries name it.',
          category_key varchar NOT NULL COMMENT 'Category where the version alone names no factor; else empty.',
          draw_no integer NOT NULL COMMENT 'Run, from 1.',
          draw decimal(12, 6) NOT NULL COMMENT 'Relative error of the factor of a portfolio.',
          unit_draw decimal(12, 6) NOT NULL COMMENT 'The same of one unit, with the spread between products.'
        )"""
        .formatted(TABLE);
  }

  /** Fills it. */
  public List<String> inserts() {
    List<String> inserts = new ArrayList<>();
    StringBuilder batch = new StringBuilder();
    for (String value : values) {
      if (batch.length() + value.length() > MAX_CHARACTERS) {
        inserts.add(insert(batch.toString()));
        batch.setLength(0);
      }
      batch.append(batch.isEmpty() ? "" : ",\n").append(value);
    }
    inserts.add(insert(batch.toString()));
    return inserts;
  }

  private String insert(String batch) {
    return """
        INSERT INTO %s
        SELECT v.factor_version, v.category_key, CAST(d.draw_no AS integer),
          CAST(d.draw AS decimal(12, 6)), CAST(d.unit_draw AS decimal(12, 6))
        FROM (VALUES
        %s
        ) AS v (factor_version, category_key, draws, unit_draws)
        CROSS JOIN UNNEST(split(v.draws, ','), split(v.unit_draws, ','))
          WITH ORDINALITY AS d (draw, unit_draw, draw_no)"""
        .formatted(TABLE, batch);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class BuiltIn {
    private static final DrawStatements STATEMENTS = new DrawStatements(FactorDraws.builtIn());
  }
}
