package io.loopledger.delivery.mail;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file as what is attached; it is read while the message goes out, so its size is no matter. */
record PathSource(Path file) implements DataSource {
  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public OutputStream getOutputStream() {
    throw new UnsupportedOperationException("a package is only read");
  }

  @Override
  public String getContentType() {
    return "application/octet-stream";
  }

  @Override
  public String getName() {
    return String.valueOf(file.getFileName());
  }
}
