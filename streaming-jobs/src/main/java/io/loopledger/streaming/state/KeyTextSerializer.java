package io.loopledger.streaming.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Keys as Flink's own {@link StringSerializer} writes them, but each with one call of the output
 * instead of one for every character: a snapshot of the heap writes every key of the state, and
 * that was an eighth of the job's samples at a commit a second. The bytes are the same; a state
 * whose keys Flink's own wrote is read as it is.
 */
public final class KeyTextSerializer extends TypeSerializerSingleton<String> {
  private static final long serialVersionUID = 1L;

  /** The only one that is needed. */
  public static final KeyTextSerializer INSTANCE = new KeyTextSerializer();

  private static final int MORE = 0x80;
  private static final int PAYLOAD_BITS = 7;
  private static final int MAX_LENGTH_BYTES = 5;
  private static final int MAX_CHARACTER_BYTES = 3;

  @Override
  public void serialize(String text, DataOutputView target) throws IOException {
    int length = text.length();
    byte[] bytes = new byte[MAX_LENGTH_BYTES + MAX_CHARACTER_BYTES * length];
    // Zero would stand for null.
    int at = put(length + 1, bytes, 0);
    for (int i = 0; i < length; i++) {
      at = put(text.charAt(i), bytes, at);
    }
    target.write(bytes, 0, at);
  }

  /** Seven bits a byte, the lowest first. */
  private static int put(int value, byte[] bytes, int at) {
    int rest = value;
    int next = at;
    for (; rest >= MORE; rest >>>= PAYLOAD_BITS) {
      bytes[next++] = (byte) (rest | MORE);
    }
    bytes[next++] = (byte) rest;
    return next;
  }

  @Override
  public String deserialize(DataInputView source) throws IOException {
    return StringValue.readString(source);
  }

  @Override
  public String deserialize(String reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    StringValue.copyString(source, target);
  }

  @Override
  public String copy(String from) {
    return from;
  }

  @Override
  public String copy(String from, String reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public String createInstance() {
    return "";
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<String> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What a savepoint says of its keys: nothing but this class. */
  public static final class Snapshot implements TypeSerializerSnapshot<String> {
    private static final int VERSION = 1;

    @Override
    public int getCurrentVersion() {
      return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) {
      // there is nothing to say
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader classLoader) {
      // nothing was said
    }

    @Override
    public KeyTextSerializer restoreSerializer() {
      return INSTANCE;
    }

    @Override
    public TypeSerializerSchemaCompatibility<String> resolveSchemaCompatibility(
        TypeSerializerSnapshot<String> before) {
      // Releases up to 0.3.0 wrote their keys with Flink's own.
      return before instanceof Snapshot
              || before instanceof StringSerializer.StringSerializerSnapshot
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.incompatible();
    }
  }
}
