package io.loopledger.catalog.metrics;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Files of definitions: those in the jar, and those of a folder. */
public final class BuiltInFiles {
  private static final String SUFFIX = ".yaml";
  private static final String OTHER_SUFFIX = ".yml";

  private BuiltInFiles() {}

  /** Texts by path of the definitions that this release brings. */
  public static Map<String, String> read() {
    URL models = requireNonNull(BuiltInFiles.class.getResource("models"), "no models");
    try {
      return models.getProtocol().equals("jar")
          ? ofJar((JarURLConnection) models.openConnection())
          : ofFolder(requireNonNull(Path.of(URI.create(models.toString())).getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Texts by path of the definitions below a folder; none where there is no such folder. Files that
   * end in {@code .yml} are there, too, so that their owner is told to rename them; hidden ones,
   * such as those of editors, are not.
   */
  public static Map<String, String> ofFolder(Path folder) {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(BuiltInFiles::isDefinition).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.put(name, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static boolean isDefinition(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    return !name.startsWith(".") && (name.endsWith(SUFFIX) || name.endsWith(OTHER_SUFFIX));
  }

  private static Map<String, String> ofJar(JarURLConnection models) throws IOException {
    Map<String, String> files = new TreeMap<>();
    String prefix = models.getEntryName().replaceFirst("models/?$", "");
    models.setUseCaches(false);
    try (JarFile jar = models.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(prefix) && name.endsWith(SUFFIX)) {
          try (InputStream in = jar.getInputStream(entry)) {
            files.put(
                name.substring(prefix.length()),
                new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return files;
  }
}
