package io.loopledger.catalog.rules;

import java.util.ArrayList;
import java.util.List;

/** Lists of cost layers, each changed by making another list. */
final class Layers {
  private Layers() {}

  static List<Layer> plus(List<Layer> layers, Layer added) {
    if (added.isZero()) {
      return layers;
    }
    List<Layer> next = new ArrayList<>(layers.size() + 1);
    boolean merged = false;
    for (Layer layer : layers) {
      if (!merged && layer.isLike(added)) {
        Layer sum = layer.plus(added.amountMicros(), added.reportingMicros());
        merged = true;
        if (!sum.isZero()) {
          next.add(sum);
        }
      } else {
        next.add(layer);
      }
    }
    if (!merged) {
      next.add(added);
    }
    return next;
  }

  static List<Layer> plusAll(List<Layer> layers, List<Layer> added) {
    List<Layer> next = layers;
    for (Layer layer : added) {
      next = plus(next, layer);
    }
    return next;
  }

  static long reportingMicros(List<Layer> layers) {
    long sum = 0;
    for (Layer layer : layers) {
      sum = Math.addExact(sum, layer.reportingMicros());
    }
    return sum;
  }

  /** The amount of layers like this one, or 0. */
  static long amountLike(List<Layer> layers, Layer like) {
    for (Layer layer : layers) {
      if (layer.isLike(like)) {
        return layer.amountMicros();
      }
    }
    return 0;
  }
}
