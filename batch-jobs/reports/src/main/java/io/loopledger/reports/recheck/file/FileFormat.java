package io.loopledger.reports.recheck.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats of report files; those that say most stand first. */
public enum FileFormat {
  JSON("json"),
  CSV("csv.zip"),
  HTML("html"),
  XLSX("xlsx"),
  PDF("pdf");

  private final String ending;

  FileFormat(String ending) {
    this.ending = ending;
  }

  /** The end of a file's name, without the dot before it. */
  public String ending() {
    return ending;
  }

  /** The format that a file's name says. */
  public static Optional<FileFormat> of(String fileName) {
    return Arrays.stream(values()).filter(f -> fileName.endsWith("." + f.ending)).findFirst();
  }

  /** The file's name without its ending: files of one report have the same. */
  public String stem(String fileName) {
    return fileName.substring(0, fileName.length() - ending.length() - 1);
  }

  static String endings() {
    return List.of(values()).stream().map(FileFormat::ending).collect(Collectors.joining(", "));
  }
}
