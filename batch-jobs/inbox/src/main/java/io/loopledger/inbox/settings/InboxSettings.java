package io.loopledger.inbox.settings;

import io.loopledger.inbox.issuer.LineGroup;
import io.loopledger.inbox.sftp.SftpSource;
import io.loopledger.sftp.SftpLogin;
import io.loopledger.yaml.YamlFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code inbox.yaml} of the home.
 *
 * @param settle for how long a file must have been the same before it is taken
 * @param sources servers that files are fetched from
 */
public record InboxSettings(Duration settle, List<SftpSource> sources) {
  private static final String[] SFTP = {
    "name",
    "host",
    "port",
    "user",
    "key-file",
    "password-file",
    "host-key",
    "folder",
    "brand",
    "into",
    "after",
    "done-folder"
  };
  private static final String FILE = "inbox.yaml";
  private static final int DEFAULT_SETTLE = 10;
  private static final int LONGEST_SETTLE = 3600;
  private static final int SSH_PORT = 22;
  private static final int LAST_PORT = 65_535;

  /** Without a settings file. */
  public static final InboxSettings DEFAULT =
      new InboxSettings(Duration.ofSeconds(DEFAULT_SETTLE), List.of());

  public InboxSettings {
    sources = List.copyOf(sources);
  }

  /** The inbox of a home. */
  public static Path folder(Path home) {
    return home.resolve("inbox");
  }

  /**
   * Reads the settings of a home; the defaults where it has none.
   *
   * @throws IllegalArgumentException naming file, field, value and fix
   */
  public static InboxSettings of(Path home) {
    Path file = home.resolve(FILE);
    try {
      return Files.isRegularFile(file)
          ? read(home, Files.readString(file, StandardCharsets.UTF_8))
          : DEFAULT;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static InboxSettings read(Path home, String text) {
    YamlFields fields =
        YamlFields.read(FILE, text)
            .only("loopledger-inbox", "settle-seconds", "sftp")
            .version("loopledger-inbox");
    Set<String> names = new HashSet<>();
    List<SftpSource> sources =
        fields.maps("sftp").stream().map(source -> source(home, source.only(SFTP), names)).toList();
    return new InboxSettings(
        Duration.ofSeconds(fields.whole("settle-seconds", DEFAULT_SETTLE, 0, LONGEST_SETTLE)),
        sources);
  }

  private static SftpSource source(Path home, YamlFields fields, Set<String> names) {
    String name = fields.text("name");
    if (!name.matches("[a-z0-9][a-z0-9-]{0,40}")) {
      throw fields.fault("name", "small letters, digits and hyphens");
    }
    if (!names.add(name)) {
      throw fields.fault("name", "each server a name of its own");
    }
    if (!fields.text("brand").matches("[a-z0-9][a-z0-9._-]{0,62}")) {
      throw fields.fault("brand", "the id of a registered brand");
    }
    return new SftpSource(
        name,
        fields.text("host"),
        fields.whole("port", SSH_PORT, 1, LAST_PORT),
        fields.text("user"),
        secret(home, fields),
        fields.text("host-key"),
        fields.text("folder"),
        fields.text("brand"),
        fields.optional("into").map(into -> group(fields, into)),
        doneFolder(fields));
  }

  private static SftpLogin.Secret secret(Path home, YamlFields fields) {
    Optional<String> key = fields.optional("key-file");
    Optional<String> password = fields.optional("password-file");
    if (key.isPresent() == password.isPresent()) {
      throw fields.fault("key-file", "it or password-file, one of both: a file in the home");
    }
    return key.isPresent()
        ? new SftpLogin.Secret.KeyFile(home.resolve(key.get()))
        : new SftpLogin.Secret.PasswordFile(home.resolve(password.orElseThrow()));
  }

  private static LineGroup group(YamlFields fields, String into) {
    return LineGroup.ofFolder(into)
        .orElseThrow(() -> fields.fault("into", "a folder of a kind, such as carriers"));
  }

  private static Optional<String> doneFolder(YamlFields fields) {
    String after = fields.optional("after").orElse("leave");
    Optional<String> folder = fields.optional("done-folder");
    return switch (after) {
      case "leave" -> {
        if (folder.isPresent()) {
          throw fields.fault("after", "move, since there is a done-folder");
        }
        yield folder;
      }
      case "move" -> Optional.of(fields.text("done-folder"));
      default -> throw fields.fault("after", "leave, or move with a done-folder");
    };
  }
}
