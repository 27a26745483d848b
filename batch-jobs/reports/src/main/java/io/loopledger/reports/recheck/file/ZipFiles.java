package io.loopledger.reports.recheck.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The files of an archive, each with its checksum compared. */
final class ZipFiles {
  private static final String AGAIN = "; take the file as it was written";

  private ZipFiles() {}

  static Map<String, byte[]> read(byte[] archive) throws RefusedFileException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = ZipFile.builder().setByteArray(archive).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        if (files.put(entry.getName(), content(zip, entry)) != null) {
          throw new RefusedFileException("the archive has two files " + entry.getName() + AGAIN);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusedFileException(
          "the archive is damaged, or is none (%s)%s".formatted(e.getMessage(), AGAIN), e);
    }
    return files;
  }

  /** Ours are never compressed; so nothing small can become large here. */
  private static byte[] content(ZipFile zip, ZipArchiveEntry entry)
      throws IOException, RefusedFileException {
    if (entry.getMethod() != ZipEntry.STORED) {
      throw new RefusedFileException(
          entry.getName()
              + " in the archive is compressed, and reports are not: another program saved it"
              + AGAIN);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readAllBytes();
      CRC32 crc = new CRC32();
      crc.update(content);
      if (crc.getValue() != entry.getCrc()) {
        throw new RefusedFileException(
            "%s in the archive is damaged: its checksum is another one%s"
                .formatted(entry.getName(), AGAIN));
      }
      return content;
    }
  }

  /** A file that must be there. */
  static byte[] file(Map<String, byte[]> files, String name) throws RefusedFileException {
    byte[] content = files.get(name);
    if (content == null) {
      throw new RefusedFileException(
          "the archive has no %s; this is no report of Loopledger, or not the whole of it"
              .formatted(name));
    }
    return content;
  }
}
