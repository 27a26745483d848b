package io.loopledger.local.service;

import io.loopledger.catalog.access.AccessPolicy;
import io.loopledger.catalog.access.AccessUser;
import io.loopledger.catalog.access.TrinoRules;
import io.loopledger.catalog.reference.Brand;
import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.schemas.lake.Lake;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may ask what: users, groups and rules, written from the policy, the registry of brands, the
 * views of the lake and the home's own users. Trino reads them again every {@link #REFRESH}.
 */
public final class TrinoAccess implements ReferenceLog.Around {
  private static final Logger LOG = LoggerFactory.getLogger(TrinoAccess.class);

  /** How old the rules may be that Trino goes by. */
  static final Duration REFRESH = Duration.ofSeconds(2);

  private final ServiceContext context;
  private final AccessPolicy policy = AccessPolicy.builtIn();

  public TrinoAccess(ServiceContext context) {
    this.context = context;
  }

  /** Trino's configuration: where it looks by itself, below its working directory. */
  static Path folder(ServiceContext context) {
    return context.runFolder(ServiceName.TRINO).resolve("etc");
  }

  static Path rules(ServiceContext context) {
    return folder(context).resolve("rules.json");
  }

  /**
   * Writes all of it, and waits until a Trino that runs goes by it: a view that was just made is
   * refused until then. PostgreSQL must run: it knows the views.
   */
  public void refresh() {
    List<Brand> brands = brands();
    String rules = new TrinoRules(policy, brands, views()).json();
    boolean isNew = !isWritten(rules);
    // Rows before users: who logs in finds the rules that filter what is asked.
    context.writeConfiguration(rules(context), List.of(rules));
    new TrinoUsers(context.secrets()).set(users(brands));
    if (isNew && new TrinoService(context).identity().findMain().isPresent()) {
      awaitRefresh();
    }
  }

  private boolean isWritten(String rules) {
    try {
      return Files.exists(rules(context))
          && Files.readString(rules(context)).strip().equals(rules.strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + rules(context), e);
    }
  }

  private static void awaitRefresh() {
    try {
      Thread.sleep(REFRESH.plusMillis(100));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("Interrupted while Trino reads who may ask what", e);
    }
  }

  /** A brand was registered, or something else changed in the history of reference data. */
  @Override
  public void appended() {
    TrinoUsers users = new TrinoUsers(context.secrets());
    boolean isKnown = List.copyOf(users(brands()).keySet()).equals(users.names());
    if (!isKnown && new TrinoService(context).identity().findMain().isPresent()) {
      tellBrands();
      refresh();
    }
  }

  /** Views ask {@code ref.brands} for zone and currency; a Trino that starts makes it itself. */
  private void tellBrands() {
    try {
      new TrinoViews(context).brands();
    } catch (SQLException e) {
      LOG.warn("Trino was not told the brands; ./loopledger up does it", e);
    }
  }

  private List<Brand> brands() {
    return ReferenceLog.open(context.home().reference()).latest().brands();
  }

  private Map<String, SortedSet<String>> views() {
    try (Lake lake = Lake.open(LakeAccess.of(context))) {
      return lake.views();
    }
  }

  private SortedMap<String, AccessUser> users(List<Brand> brands) {
    SortedMap<String, AccessUser> users = new TreeMap<>();
    for (AccessUser user : AccessUser.all(policy, brands)) {
      users.put(user.name(), user);
    }
    SortedMap<String, AccessUser> all = new TreeMap<>(users);
    own().forEach((name, like) -> all.put(name, own(name, like, users)));
    return all;
  }

  private AccessUser own(String name, String like, SortedMap<String, AccessUser> users) {
    AccessUser user = users.get(like);
    if (user == null || users.containsKey(name) || !name.matches("[a-z0-9][a-z0-9._-]{0,62}")) {
      throw new Failure(
          "%s has '%s = %s'. Left stands a new name of a-z, 0-9, '.', '_' and '-', right one of the users %s."
              .formatted(
                  context.home().trinoUsers(),
                  name,
                  like,
                  users.keySet().stream().collect(Collectors.joining(", "))));
    }
    return user;
  }

  private Map<String, String> own() {
    Path file = context.home().trinoUsers();
    Map<String, String> own = new TreeMap<>();
    if (Files.isRegularFile(file)) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + file, e);
      }
      properties
          .stringPropertyNames()
          .forEach(name -> own.put(name, properties.getProperty(name).strip()));
    }
    return own;
  }
}
