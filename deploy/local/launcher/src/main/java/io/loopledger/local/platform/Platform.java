package io.loopledger.local.platform;

import io.loopledger.catalog.reference.ReferenceLog;
import io.loopledger.local.Failure;
import io.loopledger.local.process.OsProcess;
import io.loopledger.local.process.ResidentMemory;
import io.loopledger.local.secrets.Secrets;
import io.loopledger.local.service.CollectorService;
import io.loopledger.local.service.Deletion;
import io.loopledger.local.service.Doors;
import io.loopledger.local.service.FlinkJobs;
import io.loopledger.local.service.FlinkService;
import io.loopledger.local.service.JobManagerService;
import io.loopledger.local.service.KafkaService;
import io.loopledger.local.service.LakeAccess;
import io.loopledger.local.service.PostgresDatabases;
import io.loopledger.local.service.PostgresService;
import io.loopledger.local.service.Service;
import io.loopledger.local.service.ServiceContext;
import io.loopledger.local.service.TaskManagerService;
import io.loopledger.local.service.TrinoAccess;
import io.loopledger.local.service.TrinoConnections;
import io.loopledger.local.service.TrinoService;
import io.loopledger.local.service.TrinoUsers;
import io.loopledger.local.settings.FlinkMode;
import io.loopledger.local.settings.Home;
import io.loopledger.local.settings.Loopback;
import io.loopledger.local.settings.Project;
import io.loopledger.local.settings.ServiceName;
import io.loopledger.local.settings.Settings;
import io.loopledger.schemas.lake.Lake;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The servers of one home. Commands, imports and the demo go through here. */
public final class Platform {
  private static final Set<ServiceName> STORING =
      EnumSet.of(ServiceName.POSTGRES, ServiceName.KAFKA);

  private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(1);

  private final ServiceContext context;
  private final FlinkModes flinkModes;

  private Platform(ServiceContext context, Optional<FlinkMode> flinkMode) {
    this.context = context;
    this.flinkModes = new FlinkModes(context, flinkMode);
  }

  /** The platform of a home, with the settings in force; starts and creates nothing. */
  public static Platform at(Path folder) {
    return at(folder, Optional.empty());
  }

  /** The same, with Flink in the mode that is asked for. */
  public static Platform at(Path folder, Optional<FlinkMode> flinkMode) {
    Home home = Home.at(folder);
    return new Platform(new ServiceContext(home, Settings.of(home), Project.current()), flinkMode);
  }

  /** The platform of a home with these settings and the defaults, whatever else is set. */
  public static Platform withSettings(Path folder, Map<String, String> settings) {
    return new Platform(
        new ServiceContext(Home.at(folder), Settings.read(Map.of(), settings), Project.current()),
        Optional.empty());
  }

  public Home home() {
    return context.home();
  }

  public Settings settings() {
    return context.settings();
  }

  public Secrets secrets() {
    return context.secrets();
  }

  /** What the doors share: keys of senders, pseudonyms. */
  public Doors doors() {
    requireProcess(ServiceName.POSTGRES);
    return new Doors(context);
  }

  /** The same without asking whether PostgreSQL runs: for the files of the keys alone. */
  public Doors doorsWithoutServer() {
    return new Doors(context);
  }

  /** Where services send their events. */
  public URI collector() {
    return URI.create("http://" + Loopback.address(settings().ports().collector()));
  }

  /** The address Kafka clients connect to. */
  public String kafkaBootstrapServers() {
    return Loopback.address(settings().ports().kafka());
  }

  /** The lake, read without Trino; the caller closes it. PostgreSQL must run. */
  public Lake lake() {
    return Lake.open(LakeAccess.of(context));
  }

  /**
   * The history of brands, rates and periods; makes the home where it is missing. What is added to
   * it goes to Kafka at once if that runs, and a new brand's users to Trino, else at the next
   * start.
   */
  public ReferenceLog references() {
    home().create();
    return References.open(context);
  }

  /** What Flink says of the posting job. */
  public FlinkJobs flinkJobs() {
    return new FlinkJobs(settings().ports().flink());
  }

  /** A connection to the lake through Trino. */
  public Connection trino(String user) throws SQLException {
    return new TrinoConnections(context).open(user);
  }

  /** A connection to what the night keeps in PostgreSQL. */
  public Connection batch() throws SQLException {
    return new PostgresDatabases(context).connect(PostgresDatabases.BATCH);
  }

  /** The names of the users Trino knows. */
  public List<String> trinoUsers() {
    return new TrinoUsers(secrets()).names();
  }

  /** Tells Trino of views and users that are new, and waits until it goes by them. */
  public void refreshAccess() {
    new TrinoAccess(context).refresh();
  }

  /** Starts what does not run and waits until all answers; a second call changes nothing. */
  public void up(ProgressListener listener) {
    home().create();
    try (HomeLock lock = HomeLock.acquire(home(), listener::waitingFor)) {
      StopMark.of(home()).ifSet(() -> new Stopper(context, listener).stopAll(allServices()));
      flinkModes.requireAsAsked();
      List<Service> services = services();
      Starter starter = new Starter(context, listener);
      starter.checkPorts(services);
      starter.startAll(services.stream().filter(s -> STORING.contains(s.name())).toList());
      prepare(Bootstraps.storage(context), listener);
      starter.startAll(services.stream().filter(s -> !STORING.contains(s.name())).toList());
      prepare(Bootstraps.views(context), listener);
    }
  }

  /** Stops all servers, also those that the settings no longer name, and what is left of them. */
  public void down(ProgressListener listener) {
    requireHome();
    try (HomeLock lock = HomeLock.acquire(home(), listener::waitingFor)) {
      StopMark.of(home()).during(() -> new Stopper(context, listener).stopAll(allServices()));
    }
  }

  /** Stops all servers and deletes the home. */
  public void reset(ProgressListener listener) {
    requireHome();
    try (HomeLock lock = HomeLock.acquire(home(), listener::waitingFor)) {
      new Stopper(context, listener).stopAll(allServices());
      Deletion.tree(home().root());
    }
  }

  /** How each server is now; asks each once. */
  public List<ServiceStatus> status() {
    return services().parallelStream().map(Platform::status).toList();
  }

  /**
   * Fails unless every server answers, naming those that do not. A busy machine may need a moment
   * for an answer; a server without a process never gives one.
   */
  public void requireRunning() {
    requireHome();
    Instant end = Instant.now().plus(TIME_TO_ANSWER);
    List<ServiceStatus> missing = notRunning();
    while (!missing.isEmpty()
        && missing.stream().allMatch(ServiceStatus::lives)
        && Instant.now().isBefore(end)) {
      missing = notRunning();
    }
    if (!missing.isEmpty()) {
      throw new Failure(
          "Loopledger is not up (%s). Start it with ./loopledger up."
              .formatted(
                  missing.stream()
                      .map(ServiceStatus::complaint)
                      .collect(Collectors.joining("; "))));
    }
  }

  private List<ServiceStatus> notRunning() {
    return status().stream().filter(status -> !status.running()).toList();
  }

  /** Fails unless this server has a process; whether it answers, the first question will tell. */
  public void requireProcess(ServiceName name) {
    requireHome();
    boolean lives =
        allServices().stream()
            .filter(service -> service.name() == name)
            .anyMatch(service -> service.identity().findMain().isPresent());
    if (!lives) {
      throw new Failure("%s does not run. Start it with ./loopledger up.".formatted(name.id()));
    }
  }

  /** The log of a server. */
  public Path log(ServiceName name) {
    return context.log(name);
  }

  /** Fails where nothing was ever started. */
  public void requireHome() {
    if (!home().isHome()) {
      throw new Failure(
          "%s is no Loopledger home: nothing was started there yet. Start it with ./loopledger up."
              .formatted(home().root()));
    }
  }

  private static ServiceStatus status(Service service) {
    Optional<OsProcess> main = service.identity().findMain();
    if (main.isEmpty()) {
      return new ServiceStatus(service.name(), new ServiceStatus.Stopped(), service.address());
    }
    ProcessHandle handle = main.get().handle();
    ServiceStatus.State live =
        new ServiceStatus.Live(
            handle.pid(),
            handle.info().startInstant(),
            ResidentMemory.of(handle.pid()),
            service.obstacle());
    return new ServiceStatus(service.name(), live, service.address());
  }

  private void prepare(List<Bootstrap> steps, ProgressListener listener) {
    for (Bootstrap step : steps) {
      if (settings().services().containsAll(step.needs())) {
        Instant begin = Instant.now();
        try {
          step.run().forEach(listener::warned);
        } catch (Failure e) {
          throw e;
        } catch (Exception e) {
          throw new Failure("Could not prepare " + step.title() + ": " + e.getMessage(), e);
        }
        listener.prepared(step.title(), Duration.between(begin, Instant.now()));
      }
    }
  }

  private List<Service> services() {
    boolean apart = flinkModes.now() == FlinkMode.CLUSTER;
    return allServices().stream()
        .filter(service -> isAsked(service.name()))
        .filter(service -> apart || service.name() != ServiceName.TASKMANAGER)
        .toList();
  }

  private boolean isAsked(ServiceName name) {
    return settings()
        .services()
        .contains(name == ServiceName.TASKMANAGER ? ServiceName.FLINK : name);
  }

  private List<Service> allServices() {
    return List.of(
        new PostgresService(context),
        new KafkaService(context),
        new TaskManagerService(context),
        flinkModes.now() == FlinkMode.CLUSTER
            ? new JobManagerService(context)
            : new FlinkService(context),
        new TrinoService(context),
        new CollectorService(context));
  }
}
