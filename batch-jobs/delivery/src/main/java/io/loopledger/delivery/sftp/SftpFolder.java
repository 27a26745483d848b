package io.loopledger.delivery.sftp;

import io.loopledger.delivery.carry.DeliveryException;
import io.loopledger.delivery.carry.FileStore;
import io.loopledger.delivery.destination.Target;
import io.loopledger.delivery.pack.FileName;
import io.loopledger.delivery.pack.PackageFile;
import io.loopledger.delivery.pack.Sha256;
import io.loopledger.sftp.SftpDownException;
import io.loopledger.sftp.SftpRefusedException;
import io.loopledger.sftp.SftpSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A package's place on an SFTP server. */
public final class SftpFolder implements FileStore {
  private final Target.Sftp target;
  private final SftpSession session;
  private final String place;

  private SftpFolder(Target.Sftp target, SftpSession session, String packageId) {
    this.target = target;
    this.session = session;
    this.place = below(target.folder(), packageId);
  }

  /** Connects, once the server has shown the key that is known. */
  public static SftpFolder open(Target.Sftp target, String packageId) throws DeliveryException {
    try {
      return new SftpFolder(target, SftpSession.open(target.login()), packageId);
    } catch (SftpRefusedException | IllegalArgumentException e) {
      throw DeliveryException.refused(target, own(target, e), e);
    } catch (IOException e) {
      throw DeliveryException.down(target, "no connection: " + own(target, e), e);
    }
  }

  /** The message without the server's name, which stands before it anyway. */
  private static String own(Target.Sftp target, Exception e) {
    String message = String.valueOf(e.getMessage());
    String name = target.shown() + ": ";
    return message.startsWith(name) ? message.substring(name.length()) : message;
  }

  private static String below(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }

  @Override
  public String place() {
    return "sftp://%s:%d%s".formatted(target.login().host(), target.login().port(), place);
  }

  @Override
  public void prepare(List<PackageFile> files) throws DeliveryException {
    try {
      if (size(place).isEmpty()) {
        session.files().mkdir(place);
      }
      for (PackageFile file : files) {
        if (size(part(file)).isPresent()) {
          session.files().remove(part(file));
        }
      }
    } catch (IOException e) {
      throw failure("cannot prepare folder '%s'".formatted(place), e);
    }
  }

  @Override
  public Optional<Long> sizeBytes(String name) throws DeliveryException {
    try {
      return size(below(place, name));
    } catch (IOException e) {
      throw failure("cannot look at '%s'".formatted(name), e);
    }
  }

  private Optional<Long> size(String path) throws IOException {
    try {
      return Optional.of(session.files().stat(path).getSize());
    } catch (SftpException e) {
      if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public String sha256(String name) throws DeliveryException {
    try (InputStream in = session.files().read(below(place, name))) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw failure("cannot read '%s' back".formatted(name), e);
    }
  }

  @Override
  public void put(PackageFile file, Path source) throws DeliveryException {
    String part = part(file);
    try {
      write(part, source);
      Optional<Long> size = size(part);
      if (size.isEmpty() || size.get() != file.sizeBytes()) {
        throw new IOException("%s of %d bytes came through".formatted(size, file.sizeBytes()));
      }
      session.files().rename(part, below(place, file.name()));
    } catch (IOException e) {
      giveBack(part, e);
      throw failure("'%s' could not be written".formatted(file.name()), e);
    }
  }

  private void write(String part, Path source) throws IOException {
    try (OutputStream out =
        session.files().write(part, OpenMode.Create, OpenMode.Truncate, OpenMode.Write)) {
      Files.copy(source, out);
    }
  }

  /** A full disk needs its room; where the connection is cut, the next try removes the half. */
  private void giveBack(String part, IOException failure) {
    try {
      if (session.files().isOpen()) {
        session.files().remove(part);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void remove(String name) throws DeliveryException {
    try {
      session.files().remove(below(place, name));
    } catch (IOException e) {
      throw failure("cannot remove '%s'".formatted(name), e);
    }
  }

  private String part(PackageFile file) {
    return below(place, file.name() + FileName.PART);
  }

  /**
   * What the server refuses, a person has to see to. "Failure" alone is what most servers say of a
   * full disk, so that may pass.
   */
  private DeliveryException failure(String what, IOException e) {
    if (session.failure(what, e) instanceof SftpDownException) {
      return DeliveryException.down(target, what + ": the connection was cut", e);
    }
    return e instanceof SftpException answer && mayPass(answer.getStatus())
        ? DeliveryException.down(
            target,
            "%s: the server says %s; is its disk full?".formatted(what, answer.getMessage()),
            answer)
        : DeliveryException.refused(
            target,
            "%s: the server says %s; check folder '%s' and the user's rights there"
                .formatted(what, e.getMessage(), target.folder()),
            e);
  }

  private static boolean mayPass(int status) {
    return switch (status) {
      case SftpConstants.SSH_FX_FAILURE,
          SftpConstants.SSH_FX_NO_SPACE_ON_FILESYSTEM,
          SftpConstants.SSH_FX_QUOTA_EXCEEDED,
          SftpConstants.SSH_FX_LOCK_CONFLICT ->
          true;
      default -> false;
    };
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (IOException alreadyCut) {
      // what was to be done is done, or has failed already
    }
  }
}
