package io.loopledger.delivery.destination;

import io.loopledger.night.settings.NightSettings;
import io.loopledger.sftp.SftpLogin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where packages are brought to. Secrets are not in it, only the files that hold them. */
public sealed interface Target {
  /** Its name in the settings; unique. */
  String name();

  /** For people, such as {@code folder acme-files (/srv/acme)}. */
  String shown();

  /**
   * A folder of this machine.
   *
   * @param folder must be there: it may be one of a file server, and without that the files would
   *     stay here unseen
   */
  record Folder(String name, Path folder) implements Target {
    @Override
    public String shown() {
      return "folder %s (%s)".formatted(name, folder);
    }
  }

  /**
   * A folder on an SFTP server.
   *
   * @param folder must be there
   */
  record Sftp(String name, SftpLogin login, String folder) implements Target {
    @Override
    public String shown() {
      return login.shown();
    }
  }

  /**
   * Mailboxes.
   *
   * @param smtp the server, sender and receivers
   * @param attachmentLimitBytes files that are larger together go as links
   * @param link what is linked to; without it what is too large fails
   */
  record Mail(String name, NightSettings.Mail smtp, long attachmentLimitBytes, Optional<Link> link)
      implements Target {
    @Override
    public String shown() {
      return "mail %s (%s:%d)".formatted(name, smtp.host(), smtp.port());
    }
  }

  /**
   * A bucket.
   *
   * @param prefix of every key, empty or with a slash at its end
   * @param endpoint of a store that is not Amazon's
   * @param keys who enters; without them the SDK looks at the environment, or the machine's role
   */
  record S3(
      String name,
      String bucket,
      String prefix,
      String region,
      Optional<URI> endpoint,
      Addressing addressing,
      Uploads uploads,
      Optional<Keys> keys)
      implements Target {
    @Override
    public String shown() {
      return "bucket %s (s3://%s/%s%s)"
          .formatted(name, bucket, prefix, endpoint.map(uri -> " at " + uri).orElse(""));
    }
  }

  /** How a request names its bucket. */
  enum Addressing {
    /** {@code bucket.host}: Amazon's way. */
    VIRTUAL_HOST,
    /** {@code host/bucket}: the way of most stores of one's own. */
    PATH
  }

  /** How an object is sent. */
  enum Uploads {
    /** In signed chunks with a checksum at the end: what Amazon and newer stores take. */
    CHUNKED,
    /** With its signature in front: for stores that refuse the other way. */
    WHOLE
  }

  /** Files, each with one half of the credentials alone in it. */
  record Keys(Path accessKeyFile, Path secretKeyFile) {}

  /** What a mail links to when its files are too large for it. */
  sealed interface Link {
    /** The target that has the files, of the same report. */
    String target();

    /**
     * Addresses below one of ours, which serves what is in the target: {@code base/package/file}.
     */
    record Base(String target, URI base) implements Link {}

    /** Addresses into a bucket that let whoever has them in, for a while. */
    record Presigned(String target, Duration valid) implements Link {}
  }
}
