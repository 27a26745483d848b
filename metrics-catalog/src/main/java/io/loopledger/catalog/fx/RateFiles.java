package io.loopledger.catalog.fx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Finds out what a rate file is, by its content, and has it read. */
final class RateFiles {
  /** The ECB's history inside moneta-convert-ecb 1.4.5; of that jar we use this file only. */
  private static final String BUILT_IN =
      "org/javamoney/moneta/convert/ecb/defaults/eurofxref-hist.xml";

  /** The whole history is 7 MB as XML; more than this is some other file. */
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private static final String FORMATS =
      "give the ECB's eurofxref-hist.csv, its zip, or eurofxref-hist.xml";

  private RateFiles() {}

  static FxRates builtIn() {
    try (InputStream in = RateFiles.class.getClassLoader().getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException(
            "the built-in rates are missing; put moneta-convert-ecb 1.4.5 on the class path");
      }
      return read(BUILT_IN, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the built-in rates " + BUILT_IN, e);
    }
  }

  static FxRates read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), limited(file.toString(), in));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "rate file %s does not exist; %s".formatted(file, FORMATS), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read rate file " + file, e);
    }
  }

  static FxRates read(String name, byte[] content) {
    if (isZip(content)) {
      return zipped(name, content);
    }
    String beginning = new String(content, 0, Math.min(content.length, 64), StandardCharsets.UTF_8);
    String text = EcbCsvReader.withoutMark(beginning).stripLeading();
    if (text.startsWith("<")) {
      return new EcbXmlReader(name).read(content);
    }
    if (text.startsWith(EcbCsvReader.DATE) || text.startsWith(EcbCsvReader.SIMULATED)) {
      return new EcbCsvReader(name).read(content);
    }
    String firstLine = text.lines().findFirst().orElse("");
    throw new IllegalArgumentException(
        "%s line 1: '%s' begins no rate file; %s".formatted(name, firstLine, FORMATS));
  }

  private static boolean isZip(byte[] content) {
    return content.length >= 4
        && content[0] == 'P'
        && content[1] == 'K'
        && content[2] == 3
        && content[3] == 4;
  }

  /** A zip holds exactly one file, and no further zip. */
  private static FxRates zipped(String name, byte[] content) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      ZipEntry entry = zip.getNextEntry();
      if (entry == null || entry.isDirectory()) {
        throw new IllegalArgumentException("%s holds no file; %s".formatted(name, FORMATS));
      }
      String inside = name + "!" + entry.getName();
      byte[] unpacked = limited(inside, zip);
      ZipEntry second = zip.getNextEntry();
      if (second != null) {
        throw new IllegalArgumentException(
            "%s holds more than one file ('%s' and '%s'); give one alone"
                .formatted(name, entry.getName(), second.getName()));
      }
      if (isZip(unpacked)) {
        throw new IllegalArgumentException("%s is a zip again; unpack it".formatted(inside));
      }
      return read(inside, unpacked);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s is a damaged zip (%s); fetch it again".formatted(name, e.getMessage()), e);
    }
  }

  private static byte[] limited(String name, InputStream in) throws IOException {
    byte[] content = in.readNBytes(MAX_BYTES + 1);
    if (content.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "%s is larger than %d bytes, so it is no rate file; %s"
              .formatted(name, MAX_BYTES, FORMATS));
    }
    return content;
  }
}
