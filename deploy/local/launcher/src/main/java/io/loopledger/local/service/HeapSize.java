package io.loopledger.local.service;

import java.util.Locale;

/** A heap as {@code -Xmx} takes it: {@code 2G}, {@code 512m}. */
final class HeapSize {
  private HeapSize() {}

  static long bytes(String heap) {
    long number = Long.parseLong(heap.substring(0, heap.length() - 1));
    return switch (heap.substring(heap.length() - 1).toLowerCase(Locale.ROOT)) {
      case "g" -> number << 30;
      case "m" -> number << 20;
      case "k" -> number << 10;
      default -> Long.parseLong(heap);
    };
  }
}
