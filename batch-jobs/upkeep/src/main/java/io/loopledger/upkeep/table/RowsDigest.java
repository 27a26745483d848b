package io.loopledger.upkeep.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * What a set of rows comes to, in whatever order: how many there are, the exact sum of every
 * decimal column, and the sum of a hash of each row, so that a lost, doubled or altered row shows.
 */
final class RowsDigest {
  private final MessageDigest sha256;
  private final SortedMap<String, BigDecimal> sums = new TreeMap<>();
  private long rows;
  private long firstHash;
  private long secondHash;

  RowsDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }

  long rows() {
    return rows;
  }

  void add(Record row) {
    rows++;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(row, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ByteBuffer hash = ByteBuffer.wrap(sha256.digest(bytes.toByteArray()));
    firstHash += hash.getLong();
    secondHash += hash.getLong();
    for (Types.NestedField field : row.struct().fields()) {
      if (row.getField(field.name()) instanceof BigDecimal amount) {
        sums.merge(field.name(), amount, BigDecimal::add);
      }
    }
  }

  /** Every value with what it is and how long, so that no two rows are written alike. */
  private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
    switch (value) {
      case null -> out.writeByte(0);
      case Record record -> {
        out.writeByte(1);
        out.writeInt(record.size());
        for (int i = 0; i < record.size(); i++) {
          write(record.get(i), out);
        }
      }
      case Collection<?> list -> {
        out.writeByte(2);
        out.writeInt(list.size());
        for (Object element : list) {
          write(element, out);
        }
      }
      case Map<?, ?> map -> {
        out.writeByte(3);
        SortedMap<String, Object> sorted = new TreeMap<>();
        map.forEach((key, inside) -> sorted.put(String.valueOf(key), inside));
        out.writeInt(sorted.size());
        for (Map.Entry<String, Object> entry : sorted.entrySet()) {
          write(entry.getKey(), out);
          write(entry.getValue(), out);
        }
      }
      case ByteBuffer buffer -> {
        byte[] content = new byte[buffer.remaining()];
        buffer.duplicate().get(content);
        write(content, (byte) 4, out);
      }
      case byte[] content -> write(content, (byte) 4, out);
      default -> write(value.toString().getBytes(UTF_8), (byte) 5, out);
    }
  }

  private static void write(byte[] content, byte kind, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeInt(content.length);
    out.write(content);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowsDigest that
        && rows == that.rows
        && firstHash == that.firstHash
        && secondHash == that.secondHash
        && sums.equals(that.sums);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, firstHash, secondHash);
  }

  @Override
  public String toString() {
    return "%,d rows, sums %s, hash %016x%016x".formatted(rows, sums, firstHash, secondHash);
  }
}
