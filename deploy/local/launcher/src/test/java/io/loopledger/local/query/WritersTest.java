package io.loopledger.local.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WritersTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("name", Types.VARCHAR), new Column("amount", Types.DECIMAL));

  @Test
  void aTableAlignsNumbersToTheRightAndCountsItsRows() throws IOException {
    String text =
        written(
            Format.TABLE,
            row("a", new BigDecimal("1.50")),
            row("long name", new BigDecimal("-1234567890123.123456")));

    assertThat(text)
        .isEqualTo(
            """
            name       amount
            ---------  ---------------------
            a                           1.50
            long name  -1234567890123.123456
            (2 rows)
            """
                .replace("name       amount", "name                      amount"));
  }

  @Test
  void inATableNullIsTellableAndControlCharactersDoNotReachTheTerminal() throws IOException {
    String text = written(Format.TABLE, row("a\nb\u001b[31m\t", null));

    assertThat(text).contains("a\\nb\\u001b[31m\\t").contains("<null>").contains("(1 row)");
    assertThat(text).doesNotContain("\u001b");
  }

  @Test
  void csvQuotesWhatItMustAndTellsNullFromEmpty() throws IOException {
    String text =
        written(
            Format.CSV,
            row("say \"hi\", you", new BigDecimal("0.000001")),
            row("", null),
            row("two\nlines", new BigDecimal("1E+3")));

    assertThat(text)
        .isEqualTo(
            "name,amount\r\n\"say \"\"hi\"\", you\",0.000001\r\n\"\",\r\n\"two\nlines\",1000\r\n");
  }

  @Test
  void jsonKeepsEveryDigitOfADecimal() throws IOException {
    String text =
        written(Format.JSON, row("a\"\u0001", new BigDecimal("12345678901234567.890000")));

    assertThat(text)
        .isEqualTo("[\n{\"name\":\"a\\\"\\u0001\",\"amount\":\"12345678901234567.890000\"}\n]\n");
  }

  @Test
  void jsonOfNoRowsIsAnEmptyArrayAndNullIsNull() throws IOException {
    assertThat(written(Format.JSON)).isEqualTo("[]\n");
    assertThat(written(Format.JSON, row(null, null)))
        .isEqualTo("[\n{\"name\":null,\"amount\":null}\n]\n");
  }

  @Test
  void nestedValuesAreJsonEverywhere() throws IOException {
    List<@Nullable Object> nested = Arrays.asList(1L, null, Map.of("k", new BigDecimal("1.10")));

    assertThat(written(Format.CSV, row(nested, null)))
        .endsWith("\"[1,null,{\"\"k\"\":\"\"1.10\"\"}]\",\r\n");
    assertThat(written(Format.JSON, row(nested, null))).contains("[1,null,{\"k\":\"1.10\"}]");
  }

  @Test
  void rowsBeyondThoseMeasuredAreWrittenWhole() throws IOException {
    StringWriter out = new StringWriter();
    RowWriter writer = Format.TABLE.to(out);
    writer.header(COLUMNS);
    for (int i = 0; i < 700; i++) {
      writer.row(row("row" + i + "x".repeat(i / 10), BigDecimal.ONE));
    }
    writer.end();

    assertThat(out.toString()).contains("row699" + "x".repeat(69)).endsWith("(700 rows)\n");
  }

  @Test
  void aSemicolonAtTheEndIsNotSentToTrino() {
    assertThat(new Query(" SELECT ';' ; \n").sql()).isEqualTo("SELECT ';'");
  }

  @SafeVarargs
  private static String written(Format format, List<@Nullable Object>... rows) throws IOException {
    StringWriter out = new StringWriter();
    RowWriter writer = format.to(out);
    writer.header(COLUMNS);
    for (List<@Nullable Object> row : rows) {
      writer.row(row);
    }
    writer.end();
    return out.toString();
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
