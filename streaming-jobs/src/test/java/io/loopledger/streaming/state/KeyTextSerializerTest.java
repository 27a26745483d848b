package io.loopledger.streaming.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class KeyTextSerializerTest {
  @Property
  void theBytesAreThoseOfFlinksOwn(@ForAll @StringLength(max = 300) String text)
      throws IOException {
    byte[] bytes = bytes(KeyTextSerializer.INSTANCE, text);

    assertThat(bytes).isEqualTo(bytes(StringSerializer.INSTANCE, text));
    assertThat(KeyTextSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes)))
        .isEqualTo(text);
  }

  @Test
  void aLengthOfAnyNumberOfBytesIsFlinksOwn() throws IOException {
    for (int length : new int[] {0, 126, 127, 128, 16_382, 16_383, 16_384, 2_100_000}) {
      String text = "ä".repeat(length);
      assertThat(bytes(KeyTextSerializer.INSTANCE, text))
          .isEqualTo(bytes(StringSerializer.INSTANCE, text));
    }
  }

  @Test
  void aStateWhoseKeysFlinksOwnWroteIsReadAsItIs() {
    TypeSerializerSnapshot<String> now = KeyTextSerializer.INSTANCE.snapshotConfiguration();

    assertThat(
            now.resolveSchemaCompatibility(StringSerializer.INSTANCE.snapshotConfiguration())
                .isCompatibleAsIs())
        .isTrue();
    assertThat(now.resolveSchemaCompatibility(now).isCompatibleAsIs()).isTrue();
  }

  @Test
  @SuppressWarnings("unchecked") // that is what is tried
  void aStateWithOtherKeysIsRefused() {
    TypeSerializerSnapshot<String> numbers =
        (TypeSerializerSnapshot<String>)
            (TypeSerializerSnapshot<?>) LongSerializer.INSTANCE.snapshotConfiguration();

    assertThat(
            KeyTextSerializer.INSTANCE
                .snapshotConfiguration()
                .resolveSchemaCompatibility(numbers)
                .isIncompatible())
        .isTrue();
  }

  private static byte[] bytes(TypeSerializer<String> serializer, String text) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(16);
    serializer.serialize(text, out);
    return out.getCopyOfBuffer();
  }
}
