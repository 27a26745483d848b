package io.loopledger.schemas.event;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record from its values through the canonical constructor, which validates them. What
 * reads Avro, JSON or a mapped file ends here.
 *
 * @param <R> the record
 */
public final class RecordMaker<R> {
  private final Class<R> recordClass;
  private final MethodHandle constructor;

  private RecordMaker(Class<R> recordClass, MethodHandle constructor) {
    this.recordClass = recordClass;
    this.constructor = constructor;
  }

  /** A maker of a public record. */
  public static <R> RecordMaker<R> of(Class<R> recordClass) {
    Class<?>[] types =
        Arrays.stream(recordClass.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return new RecordMaker<>(
          recordClass,
          MethodHandles.publicLookup()
              .findConstructor(recordClass, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(Object.class, Object[].class)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no canonical constructor in " + recordClass, e);
    }
  }

  /**
   * The record with these values, in the order of its components; a null stands for an absent one
   * and must not stand for a primitive.
   *
   * @throws InvalidFieldException naming the field and value that break a rule
   */
  public R make(@Nullable Object[] values) {
    try {
      return recordClass.cast(constructor.invokeExact(values));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("constructor of %s failed".formatted(recordClass), e);
    }
  }
}
