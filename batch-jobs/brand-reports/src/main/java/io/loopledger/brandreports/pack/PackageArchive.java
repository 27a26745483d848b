package io.loopledger.brandreports.pack;

import com.fasterxml.jackson.databind.JsonNode;
import io.loopledger.brandreports.ReportPackage;
import io.loopledger.documents.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages of one report and period, numbered in the order in which they were made. A folder
 * without a manifest was cut short; nobody has seen it as a package.
 */
final class PackageArchive {
  private static final Pattern FOLDER = Pattern.compile("([0-9]{3,})-[0-9a-f]+");
  private static final int ID_DIGITS = 12;

  private final Path folder;
  private final List<Made> complete = new ArrayList<>();
  private int last;

  /**
   * A package that is complete.
   *
   * @param number counts the packages of the period, from 1
   * @param folder where it is
   * @param manifest what it says
   */
  record Made(int number, Path folder, JsonNode manifest) {
    String id() {
      return manifest.path("id").asText();
    }
  }

  private PackageArchive(Path folder) {
    this.folder = folder;
  }

  static PackageArchive read(Path folder) throws IOException {
    PackageArchive archive = new PackageArchive(folder);
    Files.createDirectories(folder);
    try (Stream<Path> found = Files.list(folder)) {
      for (Path each : found.sorted().toList()) {
        archive.add(each);
      }
    }
    archive.complete.sort(Comparator.comparingInt(Made::number));
    return archive;
  }

  private void add(Path each) throws IOException {
    Matcher matcher = FOLDER.matcher(each.getFileName().toString());
    if (!matcher.matches()) {
      return;
    }
    int number = Integer.parseInt(matcher.group(1));
    last = Math.max(last, number);
    Path manifest = each.resolve(Manifest.FILE);
    if (Files.exists(manifest)) {
      complete.add(new Made(number, each, Manifest.JSON.readTree(manifest.toFile())));
    }
  }

  /** The package of an id. */
  Optional<Made> find(String id) {
    return complete.stream().filter(made -> made.id().equals(id)).findFirst();
  }

  /** The newest package before a number. */
  Optional<Made> before(int number) {
    return complete.stream().filter(made -> made.number() < number).reduce((a, b) -> b);
  }

  /** A folder for a new package, empty; what a run of the same left there is deleted. */
  Path newFolder(String id) throws IOException {
    String short12 = id.substring(0, ID_DIGITS);
    Path path = null;
    try (Stream<Path> found = Files.list(folder)) {
      path =
          found
              .filter(each -> each.getFileName().toString().matches("[0-9]{3,}-" + short12))
              .findFirst()
              .orElse(null);
    }
    if (path == null) {
      path = folder.resolve("%03d-%s".formatted(last + 1, short12));
    }
    Files.createDirectories(path);
    empty(path);
    PartFile.syncFolder(folder);
    return path;
  }

  /** The manifest goes first, so that nobody takes what is left for a package. */
  private static void empty(Path path) throws IOException {
    Files.deleteIfExists(path.resolve(Manifest.FILE));
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  static int number(Path folder) {
    String name = folder.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.indexOf('-')));
  }

  /** Whether every file is there as the manifest says. */
  static boolean isIntact(Made made) throws IOException {
    for (JsonNode resource : made.manifest().path("resources")) {
      Path file = made.folder().resolve(resource.path("path").asText());
      if (!Files.isRegularFile(file)
          || Files.size(file) != resource.path("bytes").asLong()
          || !resource.path("hash").asText().equals("sha256:" + Hashes.of(file))) {
        return false;
      }
    }
    return true;
  }

  /** As others see it. */
  static ReportPackage result(Path folder, JsonNode manifest, String name) {
    List<Path> files = new ArrayList<>();
    long rows = 0;
    for (JsonNode resource : manifest.path("resources")) {
      files.add(folder.resolve(resource.path("path").asText()));
      rows += resource.path("rows").asLong();
    }
    files.add(folder.resolve(Manifest.FILE));
    JsonNode restates = manifest.path("loopledger").path("restates").path("id");
    return new ReportPackage(
        manifest.path("id").asText(),
        name,
        folder,
        files,
        rows,
        restates.isTextual() ? Optional.of(restates.asText()) : Optional.empty());
  }
}
