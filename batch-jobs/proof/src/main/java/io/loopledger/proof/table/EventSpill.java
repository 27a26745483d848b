package io.loopledger.proof.table;

import io.loopledger.proof.net.BucketRange;
import io.loopledger.proof.refold.StoredEvent;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events in one temporary file for each bucket of subjects: a bucket fits into memory where the
 * table does not. Several threads may write. Closing deletes the files.
 */
public final class EventSpill implements AutoCloseable {
  private static final int BUFFER_BYTES = 32 * 1024;

  private final Path folder;
  private final BucketRange range;
  private final List<DataOutputStream> files = new ArrayList<>();

  private EventSpill(Path folder, BucketRange range) {
    this.folder = folder;
    this.range = range;
  }

  /** A spill of the buckets of a range, in a folder of its own below {@code scratch}. */
  static EventSpill in(Path scratch, BucketRange range) throws IOException {
    EventSpill spill = new EventSpill(Files.createTempDirectory(scratch, "proof"), range);
    try {
      for (int bucket = range.first(); bucket <= range.last(); bucket++) {
        spill.files.add(
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(spill.file(bucket)), BUFFER_BYTES)));
      }
    } catch (IOException e) {
      spill.close();
      throw e;
    }
    return spill;
  }

  /** The buckets it holds. */
  public BucketRange range() {
    return range;
  }

  void write(int bucket, byte[] event) {
    DataOutputStream file = files.get(bucket - range.first());
    synchronized (file) {
      try {
        file.writeInt(event.length);
        file.write(event);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot spill events to " + file(bucket), e);
      }
    }
  }

  /** Ends the writing. */
  void finish() throws IOException {
    for (DataOutputStream file : files) {
      file.close();
    }
  }

  /** The events of a bucket by subject. */
  public Map<String, List<StoredEvent>> read(int bucket) {
    EventBytes codec = new EventBytes();
    Map<String, List<StoredEvent>> subjects = new HashMap<>();
    Path path = file(bucket);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES))) {
      long left = Files.size(path);
      while (left > 0) {
        byte[] bytes = in.readNBytes(in.readInt());
        left -= Integer.BYTES + bytes.length;
        StoredEvent event = codec.decode(bytes);
        subjects
            .computeIfAbsent(event.event().subject().toString(), any -> new ArrayList<>())
            .add(event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read spilled events of " + path, e);
    }
    return Collections.unmodifiableMap(subjects);
  }

  private Path file(int bucket) {
    return folder.resolve("bucket-%03d".formatted(bucket));
  }

  @Override
  public void close() throws IOException {
    finish();
    for (int bucket = range.first(); bucket <= range.last(); bucket++) {
      Files.deleteIfExists(file(bucket));
    }
    Files.deleteIfExists(folder);
  }
}
