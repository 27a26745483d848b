package io.loopledger.proof.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopledger.metricscheck.lake.RunningLake;
import io.loopledger.proof.SharedLake;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Java and Trino make the same texts and the same hashes, whatever is in the columns. */
@ExtendWith(SharedLake.class)
class CanonicalTextIT {
  private static final int KEYS = 200;
  private static final long SEED = 20_261_126;
  private static final List<String> PIECES =
      List.of(
          "",
          "|",
          "||",
          ";",
          "-",
          "|;",
          "|-",
          "\\",
          "'",
          "\"",
          "%",
          "\0",
          "\u0001",
          "\n",
          "\t",
          "a",
          "Z",
          "ä",
          "e\u0301",
          "€",
          "\uffff",
          "\ud83d\ude00",
          "\u202e",
          "مرحبا",
          "null");

  private final RunningLake running;
  private final Random random = new Random(SEED);

  CanonicalTextIT(RunningLake running) {
    this.running = running;
  }

  @Test
  void keysOfHostileTextsAndExtremeValuesAreTheSameTextAndHash() throws SQLException {
    List<NetKey> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(randomKey());
    }

    List<String> expected =
        keys.stream().map(key -> key.text() + " " + Hash.of(key.text())).sorted().toList();

    assertThat(new java.util.HashSet<>(expected)).hasSize(KEYS);
    assertThat(inTrino(keys)).isEqualTo(expected);
  }

  @Test
  void bucketCellAndHalvesAreTheSame() throws SQLException {
    NetKey key = randomKey();
    long hash = Hash.of(key.text());
    String sql =
        "SELECT concat_ws(' ', CAST(%s AS varchar), CAST(%s AS varchar), CAST(%s AS varchar), CAST(%s AS varchar)) FROM (VALUES BIGINT '%d') AS t(h)"
            .formatted(
                Hash.bucketSql("h"),
                Hash.cellSql("h"),
                Hash.firstHalfSql("h"),
                Hash.secondHalfSql("h"),
                hash);

    assertThat(texts(sql))
        .containsExactly(
            "%d %d %d %d"
                .formatted(
                    Hash.bucket(hash),
                    Hash.cell(hash),
                    Hash.firstHalf(hash),
                    Hash.secondHalf(hash)));
  }

  private List<String> inTrino(List<NetKey> keys) throws SQLException {
    String columns =
        Arrays.stream(NetColumn.values()).map(NetColumn::column).collect(Collectors.joining(", "));
    String text = NetKey.textSql();
    List<String> texts = new ArrayList<>();
    for (int first = 0; first < keys.size(); first += 50) {
      String rows =
          keys.subList(first, first + 50).stream()
              .map(CanonicalTextIT::row)
              .collect(Collectors.joining(", "));
      texts.addAll(
          texts(
              "SELECT concat(%s, ' ', CAST(%s AS varchar)) FROM (VALUES %s) AS t(%s)"
                  .formatted(text, Hash.sql(text), rows, columns)));
    }
    texts.sort(null);
    return texts;
  }

  private List<String> texts(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection trino = running.connect();
        Statement statement = trino.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  private static String row(NetKey key) {
    StringJoiner row = new StringJoiner(", ", "(", ")");
    for (NetColumn column : NetColumn.values()) {
      row.add(literal(column, key.value(column)));
    }
    return row.toString();
  }

  private static String literal(NetColumn column, @Nullable String value) {
    String type =
        switch (column) {
          case CYCLE_NO -> "integer";
          case FX_RATE -> "decimal(20, 10)";
          case FX_DATE, BUSINESS_DATE -> "date";
          case EFFECTIVE_TIME -> "timestamp(6) with time zone";
          default -> "varchar";
        };
    if (value == null) {
      return "CAST(NULL AS %s)".formatted(type);
    }
    return type.equals("varchar")
        ? "from_utf8(X'%s')"
            .formatted(HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)))
        : "CAST('%s' AS %s)".formatted(value, type);
  }

  private NetKey randomKey() {
    List<@Nullable String> values = new ArrayList<>();
    for (NetColumn column : NetColumn.values()) {
      values.add(
          switch (column) {
            case CYCLE_NO -> one("1", "2", "1000000", "2147483647");
            case FX_RATE -> one(null, "0.0000000001", "1.0000000000", "9999999999.9999999999");
            case FX_DATE, BUSINESS_DATE -> one(null, "0001-01-01", "2024-02-29", "9999-12-31");
            case EFFECTIVE_TIME ->
                one(
                    "0001-01-01 00:00:00.000001 UTC",
                    "1582-10-10 12:00:00.000000 UTC",
                    "2026-03-29 01:30:00.120000 UTC",
                    "9999-12-31 00:00:00.000000 UTC");
            default -> random.nextInt(4) == 0 ? null : hostile();
          });
    }
    return new NetKey(values);
  }

  private @Nullable String one(@Nullable String... of) {
    return of[random.nextInt(of.length)];
  }

  private String hostile() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
