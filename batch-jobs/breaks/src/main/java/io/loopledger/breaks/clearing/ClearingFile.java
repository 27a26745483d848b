package io.loopledger.breaks.clearing;

import io.loopledger.yaml.YamlFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Which accounts must reach zero, as a file in YAML; every field is needed. */
public final class ClearingFile {
  private static final String BUILT_IN = "clearing.yaml";

  private ClearingFile() {}

  /** The groups that come with the platform. */
  public static List<ClearingGroup> builtIn() {
    try (InputStream in = ClearingFile.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException(BUILT_IN + " is not on the class path");
      }
      return read(BUILT_IN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + BUILT_IN, e);
    }
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException naming file, field, value and what to give
   */
  public static List<ClearingGroup> read(String file, String yaml) {
    return YamlFields.read(file, yaml).only("groups").maps("groups").stream()
        .map(ClearingFile::group)
        .toList();
  }

  private static ClearingGroup group(YamlFields group) {
    group.only("name", "description", "accounts", "items", "grace_days");
    List<String> accounts = group.list("accounts", "accounts");
    if (accounts.isEmpty()) {
      throw group.fault("accounts", "a list of accounts");
    }
    List<ClearingGroup.Items> items =
        group.maps("items").stream()
            .map(item -> item.only("reconciliation", "prefix"))
            .map(item -> new ClearingGroup.Items(item.text("reconciliation"), item.text("prefix")))
            .toList();
    if (items.isEmpty()) {
      throw group.fault("items", "a list with reconciliation and prefix");
    }
    return new ClearingGroup(
        group.text("name"), group.text("description"), accounts, items, group.whole("grace_days"));
  }
}
