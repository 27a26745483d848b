package io.loopledger.catalog.posting;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * An immutable list that can be appended to without copying: lists that grew from each other share
 * their elements. Appending twice to the same list copies the second time. Not thread-safe, as the
 * histories of a subject are not.
 */
final class AppendLog<T> extends AbstractList<T> implements RandomAccess {
  private static final int FIRST_CAPACITY = 8;

  private final Shared shared;
  private final int size;

  private static final class Shared {
    Object[] elements;
    int used;

    Shared(Object[] elements, int used) {
      this.elements = elements;
      this.used = used;
    }
  }

  private AppendLog(Shared shared, int size) {
    this.shared = shared;
    this.size = size;
  }

  static <T> AppendLog<T> empty() {
    return new AppendLog<>(new Shared(new Object[FIRST_CAPACITY], 0), 0);
  }

  /** The same elements; the list itself where it is one. */
  static <T> AppendLog<T> of(List<T> elements) {
    if (elements instanceof AppendLog<T> log) {
      return log;
    }
    Object[] copy = Arrays.copyOf(elements.toArray(), Math.max(FIRST_CAPACITY, elements.size()));
    return new AppendLog<>(new Shared(copy, elements.size()), elements.size());
  }

  AppendLog<T> plus(T element) {
    Shared target = shared;
    if (shared.used != size) {
      target = new Shared(Arrays.copyOf(shared.elements, Math.max(FIRST_CAPACITY, size * 2)), size);
    } else if (shared.elements.length == size) {
      target.elements = Arrays.copyOf(shared.elements, size * 2);
    }
    target.elements[size] = element;
    target.used = size + 1;
    return new AppendLog<>(target, size + 1);
  }

  /** The first elements only. */
  AppendLog<T> first(int count) {
    return count == size ? this : new AppendLog<>(shared, Objects.checkIndex(count, size + 1));
  }

  @Override
  @SuppressWarnings("unchecked") // Only elements of type T were ever put in.
  public T get(int index) {
    return (T) shared.elements[Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
