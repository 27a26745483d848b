package io.loopledger.night.batch;

import io.loopledger.night.calendar.NightRun;
import io.loopledger.night.step.ServerDown;
import io.loopledger.night.store.NightDatabase;
import io.loopledger.night.summary.StepJson;
import io.loopledger.night.summary.StepSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/** Nights as jobs of Spring Batch: one job instance a run, one job execution an attempt. */
public final class NightBatch implements AutoCloseable {
  static final String JOB = "night";
  static final String DATE = "date";
  static final String RUN = "run";
  static final String NOMINAL_TIME = "nominal-time";
  static final String FROM_STEP = "from-step";

  private final ConfigurableApplicationContext context;
  private final JobRepository repository;
  private final JobOperator operator;
  private final RunHistory history;

  private NightBatch(ConfigurableApplicationContext context, RunHistory history) {
    this.context = context;
    this.repository = context.getBean(JobRepository.class);
    this.operator = context.getBean(JobOperator.class);
    this.history = history;
  }

  /** Starts Spring Batch on a database. The caller ends what runs: no shutdown hook is left. */
  public static NightBatch start(NightDatabase database) {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(BatchContext.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .initializers(
                fresh ->
                    fresh.getBeanFactory().registerSingleton("dataSource", database.connections()))
            .run();
    return new NightBatch(context, new RunHistory(database.connections()));
  }

  /** Every run of every night, oldest date first. */
  public List<NightRun> runs() {
    return history.runs();
  }

  /** What the steps of a run came to so far, by name. */
  public Map<String, StepSummary> summaries(NightRun run, List<String> steps) {
    Map<String, StepSummary> summaries = new LinkedHashMap<>();
    for (String step : steps) {
      summary(run, step).ifPresent(summary -> summaries.put(step, summary));
    }
    return summaries;
  }

  private Optional<StepSummary> summary(NightRun run, String step) {
    @Nullable JobInstance instance = repository.getJobInstance(JOB, parameters(run));
    if (instance == null) {
      return Optional.empty();
    }
    @Nullable StepExecution execution = repository.getLastStepExecution(instance, step);
    if (execution == null || !execution.getExecutionContext().containsKey(StepTasklet.SUMMARY)) {
      return Optional.empty();
    }
    StepSummary summary =
        StepJson.read(execution.getExecutionContext().getString(StepTasklet.SUMMARY));
    boolean noted = execution.getStatus() == BatchStatus.COMPLETED;
    return noted == summary.done() ? Optional.of(summary) : Optional.empty();
  }

  /**
   * Closes the books of attempts whose process is gone, so that their runs can go on. Only for the
   * holder of the lock: nobody else runs then.
   */
  public void recover() {
    for (JobExecution execution : repository.findRunningJobExecutions(JOB)) {
      operator.recover(execution);
    }
    // the repository was down when a step's end was to be noted; steps are idempotent, so go on
    for (long id : history.unknown()) {
      @Nullable JobExecution execution = repository.getJobExecution(id);
      if (execution != null) {
        fail(execution);
      }
    }
  }

  private void fail(JobExecution execution) {
    for (StepExecution step : execution.getStepExecutions()) {
      if (step.getStatus() == BatchStatus.UNKNOWN) {
        step.setStatus(BatchStatus.FAILED);
        repository.update(step);
      }
    }
    execution.setStatus(BatchStatus.FAILED);
    repository.update(execution);
  }

  /**
   * Begins a run or goes on with it; returns when the attempt has ended.
   *
   * @param call calls a step by name and tells what it came to; not called for a step that is done
   * @throws IllegalStateException if Spring Batch refuses, naming its reason
   * @throws ServerDown if the job repository went away in between
   */
  public NightRun.State run(NightRun run, List<String> steps, Function<String, StepSummary> call) {
    try {
      JobExecution execution = operator.start(job(steps, call), parameters(run));
      failIfRepositoryWasDown(execution);
      return RunHistory.state(execution.getStatus().name());
    } catch (JobExecutionException e) {
      throw new IllegalStateException(
          "%s cannot be run: %s".formatted(run.id(), e.getMessage()), e);
    } catch (TransactionException | DataAccessException e) {
      throw isDown(e) ? new ServerDown("PostgreSQL of the night", e) : e;
    }
  }

  /** A step that was done, but could not be noted, is no failure of the step. */
  private static void failIfRepositoryWasDown(JobExecution execution) {
    for (Throwable failure : execution.getAllFailureExceptions()) {
      if (isDown(failure)) {
        throw new ServerDown("PostgreSQL of the night", failure);
      }
    }
  }

  /** Spring hides the first failure behind that of the rollback. */
  private static boolean isDown(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TransactionException
          || cause instanceof DataAccessResourceFailureException) {
        return true;
      }
    }
    return NightDatabase.isDown(failure);
  }

  private Job job(List<String> steps, Function<String, StepSummary> call) {
    List<Step> tasks = steps.stream().map(step -> task(step, call)).toList();
    SimpleJobBuilder job = new JobBuilder(JOB, repository).start(tasks.getFirst());
    tasks.stream().skip(1).forEach(job::next);
    return job.build();
  }

  /** Without a transaction manager: a step's work is its own, and no transaction stays open. */
  private Step task(String step, Function<String, StepSummary> call) {
    return new StepBuilder(step, repository)
        .tasklet(new StepTasklet(() -> call.apply(step)))
        .build();
  }

  private static JobParameters parameters(NightRun run) {
    return new JobParametersBuilder()
        .addString(DATE, run.date().toString())
        .addString(RUN, Integer.toString(run.run()))
        .addString(NOMINAL_TIME, run.nominalTime().toString(), false)
        .addString(FROM_STEP, run.fromStep(), false)
        .toJobParameters();
  }

  @Override
  public void close() {
    context.close();
  }
}
