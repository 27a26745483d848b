package io.loopledger.catalog.live.alerts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The latest figures of a product or partner, in the order in which they happened: the state of a
 * rule over many units. It holds {@value #CAPACITY}; within them the order of arrival does not
 * matter. As bytes, form 1, big endian: u1 form, u8 changes, u4 count, each text (item), u8 time,
 * u8 value, u8 version.
 *
 * @param changes observations that were taken: the version of what is found
 * @param items the figures, oldest first
 */
public record Window(long changes, List<Item> items) {
  /** Figures that are kept. */
  public static final int CAPACITY = 64;

  /** Nothing observed. */
  public static final Window EMPTY = new Window(0, List.of());

  private static final int FORM = 1;

  private static final Comparator<Item> ORDER =
      Comparator.comparingLong(Item::atMs).thenComparing(Item::id);

  /** A figure: see {@link Observation}. */
  public record Item(String id, long atMs, long value, long version) {}

  public Window {
    items = List.copyOf(items);
  }

  /** The window after an observation. One that is older than what is known of its item is not. */
  public Window with(Observation observation) {
    List<Item> next = new ArrayList<>(items.size() + 1);
    for (Item item : items) {
      if (!item.id().equals(observation.item())) {
        next.add(item);
      } else if (item.version() > observation.version()) {
        return this;
      }
    }
    if (!observation.isGone()) {
      next.add(
          new Item(
              observation.item(), observation.atMs(), observation.value(), observation.version()));
      next.sort(ORDER);
      if (next.size() > CAPACITY) {
        next.removeFirst();
      }
    }
    return new Window(changes + 1, next);
  }

  /** The window as bytes. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * items.size() + 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeLong(changes);
      out.writeInt(items.size());
      for (Item item : items) {
        out.writeUTF(item.id());
        out.writeLong(item.atMs());
        out.writeLong(item.value());
        out.writeLong(item.version());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The window in some bytes.
   *
   * @throws IllegalArgumentException if they are damaged or of a newer release
   */
  public static Window fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int form = in.readUnsignedByte();
      if (form != FORM) {
        throw new IllegalArgumentException(
            "a window of observations has form %d, this release reads %d: a newer release wrote it"
                .formatted(form, FORM));
      }
      long changes = in.readLong();
      int count = in.readInt();
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        items.add(new Item(in.readUTF(), in.readLong(), in.readLong(), in.readLong()));
      }
      return new Window(changes, items);
    } catch (IOException e) {
      throw new IllegalArgumentException("a window of observations is damaged: " + e, e);
    }
  }
}
