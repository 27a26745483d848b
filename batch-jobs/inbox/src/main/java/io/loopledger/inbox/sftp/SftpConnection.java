package io.loopledger.inbox.sftp;

import io.loopledger.sftp.SftpSession;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.sftp.client.SftpClient;

/** The folder of a source, seen through a session on its server. */
final class SftpConnection implements Closeable {
  private final SftpSource source;
  private final SftpSession session;

  private SftpConnection(SftpSource source, SftpSession session) {
    this.source = source;
    this.session = session;
  }

  /**
   * Connects.
   *
   * @throws io.loopledger.sftp.SftpDownException if the server does not answer
   * @throws io.loopledger.sftp.SftpRefusedException if it has another host key, or does not let the
   *     user in
   */
  static SftpConnection open(SftpSource source) throws IOException {
    return new SftpConnection(source, SftpSession.open(source.login()));
  }

  /** The plain files of the folder. */
  List<RemoteFile> list() throws IOException {
    List<RemoteFile> files = new ArrayList<>();
    try {
      for (SftpClient.DirEntry entry : session.files().readEntries(source.folder())) {
        if (entry.getAttributes().isRegularFile()) {
          files.add(
              new RemoteFile(
                  entry.getFilename(),
                  entry.getAttributes().getSize(),
                  entry.getAttributes().getModifyTime().toInstant()));
        }
      }
    } catch (UncheckedIOException e) {
      IOException cause = e.getCause();
      throw session.failure(
          "folder '%s'".formatted(source.folder()), cause == null ? new IOException(e) : cause);
    } catch (IOException e) {
      throw session.failure("folder '%s'".formatted(source.folder()), e);
    }
    return files;
  }

  /** What a file is now. */
  RemoteFile look(RemoteFile file) throws IOException {
    try {
      SftpClient.Attributes now = session.files().stat(path(source.folder(), file.name()));
      return new RemoteFile(file.name(), now.getSize(), now.getModifyTime().toInstant());
    } catch (IOException e) {
      throw session.failure("file '%s'".formatted(file.name()), e);
    }
  }

  /** Reads a file into one of ours. */
  void read(RemoteFile file, Path into) throws IOException {
    try (InputStream in = session.files().read(path(source.folder(), file.name()))) {
      Files.copy(in, into, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw session.failure("file '%s'".formatted(file.name()), e);
    }
  }

  /** Moves a file on the server. */
  void move(RemoteFile file, String folder) throws IOException {
    try {
      session.files().rename(path(source.folder(), file.name()), path(folder, file.name()));
    } catch (IOException e) {
      throw session.failure("moving '%s' to '%s'".formatted(file.name(), folder), e);
    }
  }

  private static String path(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  @Override
  public void close() throws IOException {
    session.close();
  }
}
