package io.loopledger.local.trino.auth;

import io.loopledger.local.passwords.PasswordFile;
import io.loopledger.local.passwords.PasswordHash;
import io.trino.spi.security.AccessDeniedException;
import io.trino.spi.security.BasicPrincipal;
import io.trino.spi.security.PasswordAuthenticator;
import io.trino.spi.security.PasswordAuthenticatorFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks passwords against a file of PBKDF2 hashes.
 *
 * <p>A client sends its password with every HTTP request of a query, so a success is remembered, as
 * a keyed digest that is worthless outside this process. It is bound to the hash it was checked
 * against: a changed password file ends it.
 */
final class FilePasswordAuthenticator implements PasswordAuthenticator {
  private final ReloadingFile<PasswordFile> file;
  private final SecretKeySpec key;
  private final Map<PasswordHash, byte[]> accepted = new ConcurrentHashMap<>();

  FilePasswordAuthenticator(Path file) {
    this.file = new ReloadingFile<>(file, PasswordFile::parse);
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
  }

  @Override
  public Principal createAuthenticatedPrincipal(String user, String password) {
    PasswordHash hash = file.current().find(user).orElseThrow(FilePasswordAuthenticator::refused);
    byte[] digest = digest(password);
    byte[] known = accepted.get(hash);
    if (known == null || !MessageDigest.isEqual(known, digest)) {
      if (!hash.matches(password)) {
        throw refused();
      }
      accepted.keySet().retainAll(file.current().users().values());
      accepted.put(hash, digest);
    }
    return new BasicPrincipal(user);
  }

  /** One message for an unknown user and a wrong password, so that names cannot be probed. */
  private static AccessDeniedException refused() {
    return new AccessDeniedException("Invalid credentials");
  }

  private byte[] digest(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no HmacSHA256", e);
    }
  }

  /** {@code password-authenticator.name=loopledger-file}. */
  static final class Factory implements PasswordAuthenticatorFactory {
    @Override
    public String getName() {
      return "loopledger-file";
    }

    @Override
    public PasswordAuthenticator create(Map<String, String> config) {
      return new FilePasswordAuthenticator(FileOption.in(config));
    }
  }
}
