package io.loopledger.delivery.testing;

import io.loopledger.delivery.pack.DeliveryPackage;
import io.loopledger.delivery.pack.PackageFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Packages to deliver. */
public final class Packages {
  private Packages() {}

  /** Files in the order of the map. */
  public static DeliveryPackage of(
      Path folder, String id, Map<String, byte[]> files, Optional<String> restates) {
    try {
      Path own = Files.createDirectories(folder.resolve(id + "-" + files.hashCode()));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(own.resolve(file.getKey()), file.getValue());
      }
      return PackageFolder.read(
          own, id, "Units of acme, 2026-10", List.copyOf(files.keySet()), restates);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names and texts, one after the other. */
  public static Map<String, byte[]> files(String... namesAndTexts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  /** Bytes that no compression makes fewer. */
  public static byte[] noise(int count) {
    byte[] bytes = new byte[count];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
