package io.loopledger.schemas.sealing;

import io.loopledger.schemas.sealing.BrandKeys.BrandKey;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of sealed records that can be appended to, such as the rows an import refused. {@code
 * LLSF}, form version 1, key id (8 bytes), file id (16), then frames: length of the ciphertext (4),
 * nonce, ciphertext and tag. Each frame's tag also covers the file's header, the frame's place and
 * its kind, so that no frame can be moved, repeated, left out or taken to another file; an end
 * frame, written on closing, tells a whole file from one cut off. An older whole state of the same
 * file cannot be told from the present one.
 */
public final class SealedFile {
  private static final String MAGIC = "LLSF";
  private static final int FILE_ID_BYTES = 16;
  private static final int HEADER_BYTES = SealHeader.LENGTH + FILE_ID_BYTES;
  private static final int MAX_RECORD_BYTES = 64 * 1024 * 1024;
  private static final byte RECORD = 0;
  private static final byte END = 1;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedFile() {}

  /**
   * Opens a file to append to, readable by its owner only; makes it if it is missing. Records that
   * are there stay; a record that a crash left unfinished goes.
   *
   * @throws UnsealingException if the file is there and its frames cannot be read
   */
  public static Writer append(BrandKeys keys, String brand, Path file)
      throws IOException, UnsealingException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            OwnerOnlyFiles.FILE);
    try {
      return channel.size() == 0
          ? begin(channel, keys.current(brand))
          : resume(channel, keys, file);
    } catch (IOException | UnsealingException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Opens a file to read from.
   *
   * @throws UnsealingException if it is no sealed file or its key is unknown
   */
  public static Reader open(BrandKeys keys, Path file) throws IOException, UnsealingException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    try {
      byte[] header = in.readNBytes(HEADER_BYTES);
      BrandKey key = SealHeader.key(MAGIC, header, keys);
      if (header.length < HEADER_BYTES) {
        throw damaged("ends within its header");
      }
      return new Reader(in, new Frames(key, header));
    } catch (IOException | UnsealingException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static Writer begin(FileChannel channel, BrandKey key) throws IOException {
    byte[] fileId = new byte[FILE_ID_BYTES];
    RANDOM.nextBytes(fileId);
    byte[] header = Arrays.copyOf(SealHeader.of(MAGIC, key), HEADER_BYTES);
    System.arraycopy(fileId, 0, header, SealHeader.LENGTH, FILE_ID_BYTES);
    channel.truncate(0);
    Writer writer = new Writer(channel, new Frames(key, header), 0);
    writer.out.write(header);
    return writer;
  }

  private static Writer resume(FileChannel channel, BrandKeys keys, Path file)
      throws IOException, UnsealingException {
    try (Reader reader = open(keys, file)) {
      long end = HEADER_BYTES;
      long records = 0;
      Optional<byte[]> record = reader.nextWhole();
      while (record.isPresent()) {
        end += Integer.BYTES + AesGcm.OVERHEAD + record.get().length;
        records++;
        record = reader.nextWhole();
      }
      channel.truncate(end);
      channel.position(end);
      return new Writer(channel, reader.frames, records);
    }
  }

  private static UnsealingException damaged(String how) {
    return new UnsealingException(
        UnsealingException.Problem.DAMAGED,
        "the sealed file " + how + "; take it from another copy");
  }

  /** Seals and opens the frames of one file. */
  private record Frames(BrandKey key, byte[] header) {
    byte[] context(long place, byte kind) {
      return ByteBuffer.allocate(header.length + Long.BYTES + 1)
          .put(header)
          .putLong(place)
          .put(kind)
          .array();
    }

    byte[] seal(long place, byte kind, byte[] plain) {
      byte[] frame = new byte[AesGcm.OVERHEAD + plain.length];
      AesGcm.encrypt(key.secret(), context(place, kind), plain, frame, 0);
      return frame;
    }

    byte[] open(long place, byte kind, byte[] frame) throws UnsealingException {
      return AesGcm.decrypt(key.secret(), context(place, kind), frame, 0);
    }
  }

  /** Appends records. Not safe for use by several threads at once. */
  public static final class Writer implements AutoCloseable {
    private final FileChannel channel;
    private final DataOutputStream out;
    private final Frames frames;
    private long records;
    private boolean closed;

    private Writer(FileChannel channel, Frames frames, long records) {
      this.channel = channel;
      this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
      this.frames = frames;
      this.records = records;
    }

    /** Appends a record. */
    public void write(byte[] record) throws IOException {
      if (record.length > MAX_RECORD_BYTES) {
        throw new IllegalArgumentException(
            "a record of %,d bytes is too long; a sealed file takes at most %,d"
                .formatted(record.length, MAX_RECORD_BYTES));
      }
      frame(frames.seal(records, RECORD, record));
      records++;
    }

    /** Records in the file, those of earlier openings included. */
    public long records() {
      return records;
    }

    /** Hands what was written to the operating system. */
    public void flush() throws IOException {
      out.flush();
    }

    /** Marks the end, and has all of it on the disk. */
    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (channel) {
        frame(frames.seal(records, END, new byte[0]));
        out.flush();
        channel.force(true);
      }
    }

    private void frame(byte[] sealed) throws IOException {
      out.writeInt(sealed.length);
      out.write(sealed);
    }
  }

  /** Reads records in their order. Not safe for use by several threads at once. */
  public static final class Reader implements AutoCloseable {
    private final DataInputStream in;
    private final Frames frames;
    private long place;
    private boolean ended;

    private Reader(DataInputStream in, Frames frames) {
      this.in = in;
      this.frames = frames;
    }

    /**
     * The next record; empty after the last one.
     *
     * @throws UnsealingException if a frame was changed, or the file ends without its end frame:
     *     all records given before are whole and in order
     */
    public Optional<byte[]> next() throws IOException, UnsealingException {
      Optional<byte[]> record = nextWhole();
      if (record.isEmpty() && !ended) {
        throw damaged("ends after %d records without its end mark".formatted(place));
      }
      return record;
    }

    /** Like {@link #next}, but a file that is cut off, as by a crash, just ends. */
    Optional<byte[]> nextWhole() throws IOException, UnsealingException {
      byte @Nullable [] frame = ended ? null : frame();
      if (frame == null) {
        return Optional.empty();
      }
      if (frame.length == AesGcm.OVERHEAD && isEnd(frame)) {
        ended = true;
        if (in.read() >= 0) {
          throw damaged("goes on after its end mark");
        }
        return Optional.empty();
      }
      byte[] record = frames.open(place, RECORD, frame);
      place++;
      return Optional.of(record);
    }

    private boolean isEnd(byte[] frame) {
      try {
        frames.open(place, END, frame);
        return true;
      } catch (UnsealingException e) {
        return false;
      }
    }

    private byte @Nullable [] frame() throws IOException, UnsealingException {
      try {
        int length = in.readInt();
        if (length < AesGcm.OVERHEAD || length > MAX_RECORD_BYTES + AesGcm.OVERHEAD) {
          throw damaged("has a frame of %,d bytes".formatted(length));
        }
        byte[] frame = in.readNBytes(length);
        return frame.length == length ? frame : null;
      } catch (EOFException e) {
        return null;
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
