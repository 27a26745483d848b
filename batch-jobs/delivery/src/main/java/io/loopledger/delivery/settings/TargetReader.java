package io.loopledger.delivery.settings;

import io.loopledger.delivery.destination.Target;
import io.loopledger.night.settings.NightSettings;
import io.loopledger.sftp.SftpLogin;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the list of targets. */
final class TargetReader {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,40}";
  private static final String MAILBOX = "[^@\\s<>,]+@[^@\\s<>,]+";
  private static final int LAST_PORT = 65_535;
  private static final int SSH_PORT = 22;
  private static final int SUBMISSION_PORT = 587;
  private static final int DEFAULT_LIMIT_MIB = 10;
  private static final int MOST_LIMIT_MIB = 100;
  private static final int MEBI_BITS = 20;
  private static final int DEFAULT_LINK_HOURS = 72;

  /** A signature of version 4 holds for seven days at most. */
  private static final int MOST_LINK_HOURS = 168;

  private final Path home;

  TargetReader(Path home) {
    this.home = home;
  }

  Map<String, Target> read(List<FieldReader> list) {
    Map<String, Target> targets = new LinkedHashMap<>();
    for (FieldReader fields : list) {
      String name = fields.text("name", NAME, "small letters, digits and hyphens");
      Target target =
          switch (fields.word("kind", "folder", "sftp", "mail", "s3")) {
            case "sftp" -> sftp(name, fields);
            case "mail" -> mail(name, fields);
            case "s3" -> s3(name, fields);
            default -> folder(name, fields);
          };
      if (targets.putIfAbsent(name, target) != null) {
        fields.fault("name", "each target a name of its own");
      }
    }
    for (FieldReader fields : list) {
      checkLink(fields, targets);
    }
    return targets;
  }

  private Target folder(String name, FieldReader fields) {
    fields.only("name", "kind", "folder");
    return new Target.Folder(name, home.resolve(fields.text("folder")));
  }

  private Target sftp(String name, FieldReader fields) {
    fields.only(
        "name", "kind", "host", "port", "user", "key-file", "password-file", "host-key", "folder");
    Optional<String> key = fields.optional("key-file");
    Optional<String> password = fields.optional("password-file");
    if (key.isPresent() == password.isPresent()) {
      fields.fault("key-file", "it or password-file, one of both: a file in the home");
    }
    SftpLogin.Secret secret =
        key.isPresent()
            ? new SftpLogin.Secret.KeyFile(home.resolve(key.get()))
            : new SftpLogin.Secret.PasswordFile(home.resolve(password.orElse("")));
    SftpLogin login =
        new SftpLogin(
            name,
            fields.text("host"),
            fields.whole("port", SSH_PORT, 1, LAST_PORT),
            fields.text("user"),
            secret,
            fields.text("host-key"),
            DeliverySettings.FILE);
    return new Target.Sftp(name, login, fields.text("folder"));
  }

  private Target mail(String name, FieldReader fields) {
    fields.only(
        "name",
        "kind",
        "host",
        "port",
        "tls",
        "user",
        "password-file",
        "from",
        "to",
        "attachment-limit-mib",
        "link-target",
        "link-base",
        "link-hours");
    NightSettings.Mail.Tls tls =
        switch (fields.word("tls", "starttls", "tls", "none")) {
          case "tls" -> NightSettings.Mail.Tls.TLS;
          case "none" -> NightSettings.Mail.Tls.NONE;
          default -> NightSettings.Mail.Tls.STARTTLS;
        };
    Optional<String> user = fields.optional("user");
    Optional<String> password = fields.optional("password-file");
    if (user.isPresent() != password.isPresent()) {
      fields.fault("password-file", "it and user, or none of both: a file in the home");
    }
    if (tls == NightSettings.Mail.Tls.NONE && user.isPresent()) {
      fields.fault("tls", "starttls or tls: a password does not go out unencrypted");
    }
    NightSettings.Mail smtp =
        new NightSettings.Mail(
            fields.text("host"),
            fields.whole("port", SUBMISSION_PORT, 1, LAST_PORT),
            tls,
            user.orElse(""),
            password.map(home::resolve),
            fields.text("from", MAILBOX, "one mailbox, such as reports@loop.example"),
            receivers(fields));
    long limit = fields.whole("attachment-limit-mib", DEFAULT_LIMIT_MIB, 0, MOST_LIMIT_MIB);
    return new Target.Mail(name, smtp, limit << MEBI_BITS, link(fields));
  }

  private static List<String> receivers(FieldReader fields) {
    List<String> to = fields.list("to", "mailboxes");
    if (to.isEmpty() || !to.stream().allMatch(mailbox -> mailbox.matches(MAILBOX))) {
      fields.fault("to", "a list of mailboxes, such as [finance@acme.example]");
    }
    return to;
  }

  private static Optional<Target.Link> link(FieldReader fields) {
    Optional<String> target = fields.optional("link-target");
    Optional<String> base = fields.optional("link-base");
    int hours = fields.whole("link-hours", DEFAULT_LINK_HOURS, 1, MOST_LINK_HOURS);
    if (target.isEmpty()) {
      if (base.isPresent() || fields.has("link-hours")) {
        fields.fault("link-target", "the target of the same report that has the files");
      }
      return Optional.empty();
    }
    return base.isPresent()
        ? Optional.of(new Target.Link.Base(target.get(), address(fields, "link-base", base.get())))
        : Optional.of(new Target.Link.Presigned(target.get(), Duration.ofHours(hours)));
  }

  private static void checkLink(FieldReader fields, Map<String, Target> targets) {
    fields
        .optional("link-target")
        .ifPresent(
            name -> {
              boolean fits =
                  fields.has("link-base")
                      ? targets.containsKey(name) && !(targets.get(name) instanceof Target.Mail)
                      : targets.get(name) instanceof Target.S3;
              if (!fits) {
                fields.fault(
                    "link-target",
                    "the name of an s3 target; with link-base also of a folder or sftp target");
              }
            });
  }

  private Target s3(String name, FieldReader fields) {
    fields.only(
        "name",
        "kind",
        "bucket",
        "prefix",
        "region",
        "endpoint",
        "path-style",
        "uploads",
        "access-key-file",
        "secret-key-file");
    String prefix = fields.optional("prefix").orElse("");
    if (prefix.startsWith("/")) {
      fields.fault("prefix", "a path without a slash before it, such as reports/");
    }
    Optional<String> access = fields.optional("access-key-file");
    Optional<String> secret = fields.optional("secret-key-file");
    if (access.isPresent() != secret.isPresent()) {
      fields.fault("access-key-file", "it and secret-key-file, or none of both: files in the home");
    }
    return new Target.S3(
        name,
        fields.text("bucket", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "the name of a bucket"),
        prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
        fields.optional("region").orElse("us-east-1"),
        fields.optional("endpoint").map(text -> address(fields, "endpoint", text)),
        fields.word("path-style", "false", "true").equals("true")
            ? Target.Addressing.PATH
            : Target.Addressing.VIRTUAL_HOST,
        fields.word("uploads", "chunked", "whole").equals("whole")
            ? Target.Uploads.WHOLE
            : Target.Uploads.CHUNKED,
        access.map(file -> new Target.Keys(home.resolve(file), home.resolve(secret.orElse("")))));
  }

  private static URI address(FieldReader fields, String name, String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null && isSafe(address)) {
        return address;
      }
    } catch (URISyntaxException e) {
      // told below, as any other that is none
    }
    fields.fault(name, "an https:// address (http:// only for this machine)");
    return URI.create("https://invalid.example");
  }

  private static boolean isSafe(URI address) {
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme()) && isOfThisMachine(address.getHost()));
  }

  private static boolean isOfThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
