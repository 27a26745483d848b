package io.loopledger.local.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that only their owner may read. The permissions are given at creation: a file
 * that is made first and restricted later can be opened by others in between.
 */
public final class OwnerOnly {
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(FOLDER_MODE);

  private OwnerOnly() {}

  /** Makes a folder and its missing parents. */
  public static Path folder(Path folder) throws IOException {
    return Files.createDirectories(folder, FOLDER);
  }

  /** Makes the folder a file is to stand in. */
  public static Path folderOf(Path file) throws IOException {
    return folder(file.toAbsolutePath().resolve("..").normalize());
  }

  /** Closes an existing folder to others. */
  public static void restrict(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, FOLDER_MODE);
  }

  /** Writes a file whole or not at all, replacing an older one. */
  public static void write(Path file, String content) throws IOException {
    Path folder = folderOf(file);
    Path fresh = Files.createTempFile(folder, file.getFileName().toString(), ".new", FILE);
    Files.write(fresh, content.getBytes(StandardCharsets.UTF_8));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
