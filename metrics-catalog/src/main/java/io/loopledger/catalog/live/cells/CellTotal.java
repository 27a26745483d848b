package io.loopledger.catalog.live.cells;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;

/**
 * The total of a cell and the version it was last told under. Unbounded, so that no sum of entries
 * can stop the job. As bytes, form 1: u1 form, u8 version, u8 entries, then both amounts, each u1
 * length and two's complement.
 *
 * @param version version of the last message; 0 if there was none
 * @param amountMicros millionths of the measure
 * @param reportingMicros millionths of the reporting currency
 * @param entryCount entries in the sum
 */
public record CellTotal(
    long version, BigInteger amountMicros, BigInteger reportingMicros, long entryCount) {
  /** Nothing yet. */
  public static final CellTotal ZERO = new CellTotal(0, BigInteger.ZERO, BigInteger.ZERO, 0);

  private static final int FORM = 1;

  /** With some more entries, not told yet. */
  public CellTotal plus(long moreMicros, long moreReportingMicros, long moreEntries) {
    return new CellTotal(
        version,
        amountMicros.add(BigInteger.valueOf(moreMicros)),
        reportingMicros.add(BigInteger.valueOf(moreReportingMicros)),
        entryCount + moreEntries);
  }

  /** To be told under a version above the last one: the clock's, or one more. */
  public CellTotal toldAt(long clockMs) {
    return new CellTotal(Math.max(version + 1, clockMs), amountMicros, reportingMicros, entryCount);
  }

  /** The total as bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(40);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeLong(version);
      out.writeLong(entryCount);
      write(amountMicros, out);
      write(reportingMicros, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The total in some bytes.
   *
   * @throws IllegalArgumentException if they are damaged or of a newer release
   */
  public static CellTotal fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int form = in.readUnsignedByte();
      if (form != FORM) {
        throw new IllegalArgumentException(
            "the total of a cell has form %d, this release reads %d: a newer release wrote it"
                .formatted(form, FORM));
      }
      long version = in.readLong();
      long entryCount = in.readLong();
      return new CellTotal(version, read(in), read(in), entryCount);
    } catch (IOException e) {
      throw new IllegalArgumentException("the total of a cell is damaged: " + e, e);
    }
  }

  private static void write(BigInteger amount, DataOutputStream out) throws IOException {
    byte[] bytes = amount.toByteArray();
    out.writeByte(bytes.length);
    out.write(bytes);
  }

  private static BigInteger read(DataInputStream in) throws IOException {
    return new BigInteger(in.readNBytes(in.readUnsignedByte()));
  }
}
