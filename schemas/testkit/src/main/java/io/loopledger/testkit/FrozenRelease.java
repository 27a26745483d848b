package io.loopledger.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The frozen files of a module's releases: {@code released/<version>/...} with {@code
 * released/MANIFEST.sha256} over all of them. Files are added with a release and never change after
 * it; the manifest is how a test notices.
 */
public final class FrozenRelease {
  /** Name of the manifest; its lines are {@code <sha-256> <path>}. */
  public static final String MANIFEST = "MANIFEST.sha256";

  private final Path folder;

  private FrozenRelease(Path folder) {
    this.folder = folder;
  }

  /** The releases in a module's {@code released} folder. */
  public static FrozenRelease in(Path releasedFolder) {
    return new FrozenRelease(releasedFolder);
  }

  /** Released versions, oldest first. */
  public List<String> versions() {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted(Comparator.comparing(FrozenRelease::numbers, Arrays::compare))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** The folder of a version. */
  public Path version(String version) {
    return folder.resolve(version);
  }

  /** What differs between the manifest and the files, in words; empty if nothing does. */
  public List<String> problems() {
    Map<String, String> listed = new TreeMap<>();
    for (String line : readLines(folder.resolve(MANIFEST))) {
      if (!line.isBlank()) {
        listed.put(line.substring(line.indexOf("  ") + 2), line.substring(0, line.indexOf("  ")));
      }
    }
    List<String> problems = new ArrayList<>();
    Map<String, String> actual = hashes();
    listed.forEach(
        (path, hash) -> {
          if (!actual.containsKey(path)) {
            problems.add(path + " is in the manifest but was deleted; a release is never edited");
          } else if (!hash.equals(actual.get(path))) {
            problems.add(path + " was changed; a release is never edited");
          }
        });
    actual.keySet().stream()
        .filter(path -> !listed.containsKey(path))
        .forEach(path -> problems.add(path + " is not in the manifest; freeze the release again"));
    return problems;
  }

  /** A file of a version, as text. */
  public String text(String version, String path) {
    try {
      return Files.readString(version(version).resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read %s of %s".formatted(path, version), e);
    }
  }

  /** Names of the files in a folder of a version, sorted; empty where it has no such folder. */
  public List<String> files(String version, String subfolder) {
    Path from = version(version).resolve(subfolder);
    if (!Files.isDirectory(from)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(from)) {
      return list.map(path -> subfolder + "/" + path.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + from, e);
    }
  }

  /**
   * Freezes the version named by {@code -Dloopledger.freeze}: writes its files, then the manifest.
   * Without that property the calling test ends as skipped.
   *
   * @param files text of each file by its path within the version
   * @throws IllegalStateException if the version exists and {@code -Dloopledger.freeze.overwrite}
   *     does not say that it was not released yet
   */
  public void freeze(Supplier<Map<String, String>> files) {
    String version = System.getProperty("loopledger.freeze");
    assumeTrue(version != null, "skipped: freezes a release, with -Dloopledger.freeze=<version>");
    if (version == null) {
      return;
    }
    if (Files.exists(version(version)) && !Boolean.getBoolean("loopledger.freeze.overwrite")) {
      throw new IllegalStateException(
          "%s is frozen already and a release is never edited; freeze another version, or, if %s"
                  .formatted(version(version), version)
              + " is not released yet, add -Dloopledger.freeze.overwrite=true");
    }
    Map<String, String> contents = files.get();
    deleteTree(version(version));
    contents.forEach((path, text) -> write(version(version).resolve(path), text));
    writeManifest();
  }

  /** Writes the manifest of what is there now: the last step of freezing a version. */
  public void writeManifest() {
    StringBuilder lines = new StringBuilder();
    hashes().forEach((path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
    try {
      Files.writeString(folder.resolve(MANIFEST), lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the manifest of " + folder, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static void deleteTree(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty " + tree, e);
    }
  }

  private Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    for (String version : versions()) {
      try (Stream<Path> files = Files.walk(version(version))) {
        files
            .filter(Files::isRegularFile)
            .forEach(
                file ->
                    hashes.put(folder.relativize(file).toString().replace('\\', '/'), hash(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + version, e);
      }
    }
    return hashes;
  }

  private static String hash(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static List<String> readLines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** A version as numbers, so that 0.10.0 comes behind 0.9.0. */
  private static int[] numbers(String version) {
    return Arrays.stream(version.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
