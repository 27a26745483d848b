package io.loopledger.streaming.posting;

import static io.loopledger.streaming.posting.StateBytes.readBytes;
import static io.loopledger.streaming.posting.StateBytes.readLongs;
import static io.loopledger.streaming.posting.StateBytes.readText;
import static io.loopledger.streaming.posting.StateBytes.writeBytes;
import static io.loopledger.streaming.posting.StateBytes.writeLongs;
import static io.loopledger.streaming.posting.StateBytes.writeText;

import io.loopledger.catalog.chart.Chart;
import io.loopledger.catalog.posting.Evicted;
import io.loopledger.catalog.posting.PinnedEvent;
import io.loopledger.catalog.posting.RuleSet;
import io.loopledger.catalog.posting.RuleSets;
import io.loopledger.catalog.posting.SubjectHistory;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * What is kept of a subject as state bytes. Form 2, big endian:
 *
 * <pre>
 * u1  version of this form, 2
 * u1  flags: 1 evicted cycles follow, 2 the state after the last event follows
 * u4  number of events, each:
 *   u4+n  type name, UTF-8        u8    fingerprint of the Avro schema it is written with
 *   u4+n  source                  u4+n  id
 *   u8    effective time, epoch seconds    u4  nanoseconds
 *   u8    pinned reference version
 *   u4+n  context and data, Avro binary
 * u4  number of applied commands, each u8, the hash of its id
 * evicted cycles: u4+n rule version, u8 and u4 time of the last event, u4 number of events, each u8
 *     (hash of source and id), u4+n summary
 * the state after the last event in order: u4+n rule version, u4+n state
 * </pre>
 *
 * Summary and state have a form of their own, with a version ({@code
 * io.loopledger.catalog.rules.StateCodec}). Form 1 had version, number of events and events only;
 * it is still read. The subject is the key of the state and is not repeated. Not safe for use by
 * several threads.
 */
public final class HistoryCodec {
  private static final int FIRST_FORM = 1;
  private static final int FORM = 2;
  private static final int HAS_EVICTED = 1;
  private static final int HAS_HEAD = 2;

  private final AvroCodec avro = new AvroCodec();
  private final RuleSets rules = RuleSets.on(Chart.builtIn());

  /** What some state bytes hold. */
  public record Kept(SubjectHistory history, Optional<SubjectHistory.Head> head) {}

  /** The bytes of a history, with the state after its last event where it can be kept. */
  public byte[] encode(SubjectHistory history) {
    Optional<SubjectHistory.Head> head =
        history.head().filter(h -> rules.version(h.ruleVersion()).hasBytes());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeByte(
          (history.evicted() == null ? 0 : HAS_EVICTED) | (head.isPresent() ? HAS_HEAD : 0));
      out.writeInt(history.events().size());
      for (PinnedEvent pinned : history.events()) {
        write(pinned, out);
      }
      writeLongs(history.commands(), out);
      if (history.evicted() != null) {
        write(history.evicted(), out);
      }
      if (head.isPresent()) {
        writeState(head.get().ruleVersion(), head.get().state(), out);
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
  public Kept decode(Subject subject, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version < FIRST_FORM || version > FORM) {
        throw new PlatformFaultException(
            "state of %s has form %d, this release reads %d: a newer release wrote it"
                .formatted(subject, version, FORM));
      }
      Kept kept = version == FIRST_FORM ? firstForm(subject, in) : secondForm(subject, in);
      if (in.available() > 0) {
        throw new IOException("%d bytes are left over".formatted(in.available()));
      }
      return kept;
    } catch (PlatformFaultException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new PlatformFaultException(
          "state of %s is damaged (%s); start from an older checkpoint"
              .formatted(subject, e.getMessage()),
          e);
    }
  }

  private Kept firstForm(Subject subject, DataInputStream in) throws IOException {
    return new Kept(SubjectHistory.of(events(subject, in)), Optional.empty());
  }

  private Kept secondForm(Subject subject, DataInputStream in) throws IOException {
    int flags = in.readUnsignedByte();
    List<PinnedEvent> events = events(subject, in);
    long[] commands = readLongs(in);
    Evicted evicted = (flags & HAS_EVICTED) == 0 ? null : evicted(in);
    Optional<SubjectHistory.Head> head =
        (flags & HAS_HEAD) == 0 ? Optional.empty() : Optional.of(head(in));
    if (flags > (HAS_EVICTED | HAS_HEAD)) {
      throw new IOException("flags %d are not known".formatted(flags));
    }
    return new Kept(SubjectHistory.of(events, evicted, commands), head);
  }

  private List<PinnedEvent> events(Subject subject, DataInputStream in) throws IOException {
    int count = in.readInt();
    List<PinnedEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(read(subject, in));
    }
    return events;
  }

  private void writeState(String version, RuleSet.FoldState state, DataOutputStream out)
      throws IOException {
    writeText(version, out);
    writeBytes(rules.version(version).toBytes(state), out);
  }

  private SubjectHistory.Head head(DataInputStream in) throws IOException {
    String version = readText(in);
    return new SubjectHistory.Head(version, rules.version(version).fromBytes(readBytes(in)));
  }

  @SuppressWarnings("JavaInstantGetSecondsGetNano") // Both parts are written.
  private void write(Evicted evicted, DataOutputStream out) throws IOException {
    writeText(evicted.ruleVersion(), out);
    out.writeLong(evicted.lastTime().getEpochSecond());
    out.writeInt(evicted.lastTime().getNano());
    writeLongs(evicted.eventHashes(), out);
    writeBytes(rules.version(evicted.ruleVersion()).toBytes(evicted.summary()), out);
  }

  private Evicted evicted(DataInputStream in) throws IOException {
    String version = readText(in);
    Instant lastTime = Instant.ofEpochSecond(in.readLong(), in.readInt());
    long[] hashes = readLongs(in);
    return new Evicted(version, rules.version(version).fromBytes(readBytes(in)), lastTime, hashes);
  }

  @SuppressWarnings("JavaInstantGetSecondsGetNano") // Both parts are written.
  private void write(PinnedEvent pinned, DataOutputStream out) throws IOException {
    Event event = pinned.event();
    writeText(event.type().typeName(), out);
    out.writeLong(AvroSchemas.fingerprintNumber(event.type()));
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
    long fingerprint = in.readLong();
    Schema writer =
        WriterSchemas.withFingerprint(fingerprint)
            .orElseThrow(() -> new IOException("unknown schema %016x".formatted(fingerprint)));
    String source = readText(in);
    String id = readText(in);
    Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
    long refVersion = in.readLong();
    AvroCodec.Payload payload = avro.decode(type, writer, readBytes(in));
    return new PinnedEvent(
        new Event(id, source, subject, time, payload.context(), payload.data()), refVersion);
  }
}
