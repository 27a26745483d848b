package io.loopledger.reports.recheck;

import io.loopledger.documents.DocumentFormats;
import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.model.Document;
import io.loopledger.documents.zip.StableZip;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files of documents, and files that somebody changed. */
final class Written {
  private static final DocumentFormats FORMATS = DocumentFormats.found();

  private Written() {}

  /** A document in all formats; in the order of their names. */
  static List<Path> all(Document document, Path folder, String name) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String format : FORMATS.names()) {
      files.add(one(document, format, folder, name));
    }
    return files;
  }

  static Path one(Document document, String format, Path folder, String name) throws IOException {
    DocumentWriter writer = FORMATS.writer(format);
    Path file = folder.resolve(name + "." + writer.fileEnding());
    try (OutputStream out = Files.newOutputStream(file)) {
      writer.write(document, out);
    }
    return file;
  }

  /** Puts a text in the place of another one, which has to be there. */
  static void change(Path file, String from, String to) throws IOException {
    Files.write(file, changed(Files.readAllBytes(file), from, to));
  }

  /** The same within an archive, whose checksums are right again. */
  static void change(Path archive, String file, String from, String to) throws IOException {
    Map<String, byte[]> files = StableZip.read(Files.readAllBytes(archive));
    files.computeIfPresent(file, (name, bytes) -> changed(bytes, from, to));
    try (OutputStream out = Files.newOutputStream(archive)) {
      StableZip.write(files, out);
    }
  }

  private static byte[] changed(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException("not there: " + from);
    }
    return (text.substring(0, at) + to + text.substring(at + from.length()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
