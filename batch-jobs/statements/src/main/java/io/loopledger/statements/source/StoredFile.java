package io.loopledger.statements.source;

import io.loopledger.statements.model.FileIdentity;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file on disk, plain or gzip: its first bytes tell, not its name. */
public final class StoredFile implements Source {
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final Limits limits;

  /** A file; it is opened each time it is read. */
  public StoredFile(Path path, Limits limits) {
    this.path = path;
    this.limits = limits;
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public Content open() throws IOException {
    Counted stored = new Counted(Files.newInputStream(path));
    try {
      return content(stored, stored);
    } catch (IOException e) {
      stored.close();
      throw e;
    }
  }

  /**
   * Reads the whole file.
   *
   * @throws IOException if the disk fails; a damaged gzip file still has its identity
   */
  public FileIdentity identity() throws IOException {
    MessageDigest ofStored = sha256();
    MessageDigest ofContent = sha256();
    boolean isWhole = true;
    try (Counted stored = new Counted(Files.newInputStream(path))) {
      DigestInputStream hashed = new DigestInputStream(stored, ofStored);
      try {
        drain(new DigestInputStream(content(hashed, stored), ofContent));
      } catch (RefusedException e) {
        isWhole = false;
      }
      drain(hashed);
    }
    String sha = hex(ofStored);
    return new FileIdentity(
        Objects.toString(path.getFileName(), ""),
        Files.size(path),
        sha,
        isWhole ? hex(ofContent) : sha);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private Content content(InputStream stored, Counted counted) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER);
    buffered.mark(2);
    byte[] start = buffered.readNBytes(2);
    buffered.reset();
    boolean isGzip = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return new Content(isGzip ? unpacked(buffered) : buffered, limits, () -> counted.count);
  }

  private static InputStream unpacked(InputStream packed) throws IOException {
    try {
      return new GZIPInputStream(packed, BUFFER);
    } catch (EOFException | ZipException e) {
      throw Content.damaged();
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int read = in.read(buffer);
    while (read >= 0) {
      read = in.read(buffer);
    }
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
