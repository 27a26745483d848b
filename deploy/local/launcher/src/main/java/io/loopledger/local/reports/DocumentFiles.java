package io.loopledger.local.reports;

import io.loopledger.documents.DocumentFormats;
import io.loopledger.documents.DocumentWriter;
import io.loopledger.documents.FileNames;
import io.loopledger.documents.model.Document;
import io.loopledger.local.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes reports into a folder. A file has its name only once all of it is written.
 *
 * @param folder where they go; made where it is missing
 */
public record DocumentFiles(Path folder) {
  /** What writes a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it. */
    void write(OutputStream out) throws IOException;
  }

  /**
   * The writers of some formats, before anything is read for them.
   *
   * @param formats their names; all there are where empty
   */
  public static List<DocumentWriter> writers(List<String> formats) {
    DocumentFormats found = DocumentFormats.found();
    try {
      return (formats.isEmpty() ? found.names() : formats).stream().map(found::writer).toList();
    } catch (IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Writes a document in each format.
   *
   * @param name what the files are called, without their endings
   * @return the files
   */
  public List<Path> write(Document document, String name, List<DocumentWriter> writers)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (DocumentWriter writer : writers) {
      files.add(write(FileNames.of(name, writer.fileEnding()), out -> writer.write(document, out)));
    }
    return files;
  }

  /** Writes a file. */
  public Path write(String name, Content content) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(name);
    Path part = folder.resolve(name + ".part");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
      content.write(out);
    }
    return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
