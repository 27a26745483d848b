package io.loopledger.testkit;

import io.loopledger.schemas.event.EventField;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes event records from lists of values. */
final class Records {
  private Records() {}

  /**
   * The record with these values, in the order of its fields.
   *
   * @throws IllegalArgumentException as the record's constructor does
   */
  static <R> R make(Class<R> recordClass, List<? extends @Nullable Object> values) {
    try {
      Constructor<R> constructor =
          recordClass.getDeclaredConstructor(
              Arrays.stream(recordClass.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make a " + recordClass, e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + recordClass, e);
    }
  }

  /** The choice of a field with this name. */
  static Object choice(EventField field, String name) {
    return Arrays.stream(choices(field))
        .filter(constant -> ((Enum<?>) constant).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(field.name() + " has no " + name));
  }

  static Object[] choices(EventField field) {
    return field.component().getType().getEnumConstants();
  }
}
