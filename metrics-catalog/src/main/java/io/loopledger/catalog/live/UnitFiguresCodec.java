package io.loopledger.catalog.live;

import io.loopledger.catalog.live.CycleFigures.Co2;
import io.loopledger.catalog.live.CycleFigures.Resold;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A unit's figures as state bytes. Form 1, big endian; texts are a length of u2 and modified UTF-8:
 *
 * <pre>
 * u1 form    u4 number of cycles, each:
 *   u4 cycle    u8 credited    u8 without factor    u8 contribution 2, micros
 *   u4 number of receipts, each: text source and id, u8 count
 *   u4 number of resales, each: text source and id, u8 count, u8 epoch ms, u1 has product, text
 *   u4 number of CO2e sums, each: text method, text factor version, text category, u8 micro-kg
 * </pre>
 */
public final class UnitFiguresCodec {
  private static final int FORM = 1;

  private UnitFiguresCodec() {}

  /** The figures as bytes. */
  public static byte[] encode(UnitFigures figures) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeInt(figures.cycles().size());
      for (Map.Entry<Integer, CycleFigures> cycle : figures.cycles().entrySet()) {
        out.writeInt(cycle.getKey());
        write(cycle.getValue(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The figures in some bytes.
   *
   * @throws IllegalArgumentException if they are damaged or of a newer release
   */
  public static UnitFigures decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int form = in.readUnsignedByte();
      if (form != FORM) {
        throw new IllegalArgumentException(
            "figures of a unit have form %d, this release reads %d: a newer release wrote them"
                .formatted(form, FORM));
      }
      UnitFigures figures = new UnitFigures();
      for (int left = in.readInt(); left > 0; left--) {
        int cycleNo = in.readInt();
        figures.cycles().put(cycleNo, read(in));
      }
      return figures;
    } catch (IOException e) {
      throw new IllegalArgumentException("figures of a unit are damaged: " + e, e);
    }
  }

  private static void write(CycleFigures cycle, DataOutputStream out) throws IOException {
    out.writeLong(cycle.credited);
    out.writeLong(cycle.withoutFactor);
    out.writeLong(cycle.contributionMicros);
    out.writeInt(cycle.received.size());
    for (Map.Entry<String, Long> receipt : cycle.received.entrySet()) {
      out.writeUTF(receipt.getKey());
      out.writeLong(receipt.getValue());
    }
    out.writeInt(cycle.resold.size());
    for (Map.Entry<String, Resold> resale : cycle.resold.entrySet()) {
      String product = resale.getValue().product();
      out.writeUTF(resale.getKey());
      out.writeLong(resale.getValue().count());
      out.writeLong(resale.getValue().atMs());
      out.writeBoolean(product != null);
      out.writeUTF(product == null ? "" : product);
    }
    out.writeInt(cycle.microKg.size());
    for (Map.Entry<Co2, Long> sum : cycle.microKg.entrySet()) {
      out.writeUTF(sum.getKey().method());
      out.writeUTF(sum.getKey().combination().factorVersion());
      out.writeUTF(sum.getKey().combination().categoryKey());
      out.writeLong(sum.getValue());
    }
  }

  private static CycleFigures read(DataInputStream in) throws IOException {
    CycleFigures cycle = new CycleFigures();
    cycle.credited = in.readLong();
    cycle.withoutFactor = in.readLong();
    cycle.contributionMicros = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      cycle.received.put(in.readUTF(), in.readLong());
    }
    for (int left = in.readInt(); left > 0; left--) {
      String event = in.readUTF();
      long count = in.readLong();
      long atMs = in.readLong();
      boolean hasProduct = in.readBoolean();
      String product = in.readUTF();
      cycle.resold.put(event, new Resold(count, atMs, hasProduct ? product : null));
    }
    for (int left = in.readInt(); left > 0; left--) {
      Co2 key = Co2.of(in.readUTF(), in.readUTF(), in.readUTF());
      cycle.microKg.put(key, in.readLong());
    }
    return cycle;
  }
}
