package io.loopledger.proof.table;

import io.loopledger.proof.refold.StoredEvent;
import io.loopledger.schemas.event.Event;
import io.loopledger.schemas.event.EventType;
import io.loopledger.schemas.event.Subject;
import io.loopledger.schemas.wire.AvroCodec;
import io.loopledger.schemas.wire.AvroSchemas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Events as bytes, for files that live as long as one proof: the same release reads what it wrote.
 * Not safe for use by several threads.
 */
final class EventBytes {
  private final AvroCodec avro = new AvroCodec();

  byte[] encode(StoredEvent stored) {
    Event event = stored.event();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(event.subject().toString(), out);
      write(event.type().typeName(), out);
      write(event.source(), out);
      write(event.id(), out);
      write(event.effectiveTime(), out);
      write(stored.recordedTime(), out);
      out.writeLong(stored.refVersion());
      write(avro.encode(event.context(), event.data()), out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  StoredEvent decode(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Subject subject = Subject.parse(text(in));
      String typeName = text(in);
      EventType type =
          EventType.named(typeName)
              .orElseThrow(() -> new IOException("unknown event type '%s'".formatted(typeName)));
      String source = text(in);
      String id = text(in);
      Instant effective = instant(in);
      Instant recorded = instant(in);
      long refVersion = in.readLong();
      AvroCodec.Payload payload = avro.decode(type, AvroSchemas.current(type), block(in));
      return new StoredEvent(
          new Event(id, source, subject, effective, payload.context(), payload.data()),
          refVersion,
          recorded);
    } catch (IOException e) {
      throw new UncheckedIOException("a spilled event cannot be read", e);
    }
  }

  @SuppressWarnings("JavaInstantGetSecondsGetNano") // Both parts are written.
  private static void write(Instant time, DataOutputStream out) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8), out);
  }

  private static void write(byte[] block, DataOutputStream out) throws IOException {
    out.writeInt(block.length);
    out.write(block);
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(block(in), StandardCharsets.UTF_8);
  }

  private static byte[] block(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
