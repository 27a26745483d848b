package io.loopledger.streaming.state;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Texts that are keys of a large state: see {@link KeyTextSerializer}. */
public final class KeyTextInfo extends TypeInformation<String> {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean isBasicType() {
    return true;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<String> getTypeClass() {
    return String.class;
  }

  @Override
  public boolean isKeyType() {
    return true;
  }

  @Override
  public TypeSerializer<String> createSerializer(SerializerConfig config) {
    return KeyTextSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "KeyText";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyTextInfo;
  }

  @Override
  public int hashCode() {
    return KeyTextInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof KeyTextInfo;
  }
}
