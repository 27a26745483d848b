package io.loopledger.streaming.posting;

import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.wire.AvroCodec;
import io.loopledger.schemas.wire.AvroSchemas;
import io.loopledger.schemas.wire.WriterSchemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * The history of a subject as state bytes. Form, big endian:
 *
 * <pre>
 * u1  version of this form, 1
 * u4  number of events, each:
 *   u4+n  type name, UTF-8        u8    fingerprint of the Avro schema it is written with
 *   u4+n  source                  u4+n  id
 *   u8    effective time, epoch seconds    u4  nanoseconds
 *   u8    pinned reference version
 *   u4+n  context and data, Avro binary
 * </pre>
 *
 * The subject is the key of the state and is not repeated. Not safe for use by several threads.
 */
public final class HistoryCodec {
  private static final int VERSION = 1;

  private final AvroCodec avro = new AvroCodec();

  /** The bytes of a history. */
  public byte[] encode(List<PinnedEvent> history) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeInt(history.size());
      for (PinnedEvent pinned : history) {
        write(pinned, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The history in some bytes.
   *
   * @throws PlatformFaultException if a newer release wrote them, or they are damaged
   */
  public List<PinnedEvent> decode(Subject subject, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new PlatformFaultException(
            "state of %s has form %d, this release reads %d: a newer release wrote it"
                .formatted(subject, version, VERSION));
      }
      int count = in.readInt();
      List<PinnedEvent> history = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        history.add(read(subject, in));
      }
      if (in.available() > 0) {
        throw new IOException("%d bytes are left over".formatted(in.available()));
      }
      return history;
    } catch (PlatformFaultException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new PlatformFaultException(
          "state of %s is damaged (%s); start from an older checkpoint"
              .formatted(subject, e.getMessage()),
          e);
    }
  }

  @SuppressWarnings("JavaInstantGetSecondsGetNano") // Both parts are written.
  private void write(PinnedEvent pinned, DataOutputStream out) throws IOException {
    Event event = pinned.event();
    writeText(event.type().typeName(), out);
    out.writeLong(Long.parseUnsignedLong(AvroSchemas.fingerprint(event.type()), 16));
    writeText(event.source(), out);
    writeText(event.id(), out);
    out.writeLong(event.effectiveTime().getEpochSecond());
    out.writeInt(event.effectiveTime().getNano());
    out.writeLong(pinned.refVersion());
    writeBytes(avro.encode(event.context(), event.data()), out);
  }

  private PinnedEvent read(Subject subject, DataInputStream in) throws IOException {
    String typeName = readText(in);
    EventType type =
        EventType.named(typeName)
            .orElseThrow(() -> new IOException("unknown event type '%s'".formatted(typeName)));
    String fingerprint = "%016x".formatted(in.readLong());
    Schema writer =
        WriterSchemas.withFingerprint(fingerprint)
            .orElseThrow(() -> new IOException("unknown schema " + fingerprint));
    String source = readText(in);
    String id = readText(in);
    Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
    long refVersion = in.readLong();
    AvroCodec.Payload payload = avro.decode(type, writer, readBytes(in));
    return new PinnedEvent(
        new Event(id, source, subject, time, payload.context(), payload.data()), refVersion);
  }

  private static void writeText(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException(
          "a length of %d, but %d bytes follow".formatted(length, in.available()));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
