package io.loopledger.night.batch;

import io.loopledger.night.summary.StepJson;
import io.loopledger.night.summary.StepSummary;
import java.util.function.Supplier;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** A step of the night as a step of Spring Batch: calls it, keeps what it came to. */
final class StepTasklet implements Tasklet {
  /** Where the job repository keeps what a step came to, as JSON. */
  static final String SUMMARY = "night.summary";

  private final Supplier<StepSummary> call;

  StepTasklet(Supplier<StepSummary> call) {
    this.call = call;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext chunk) {
    StepExecution execution = contribution.getStepExecution();
    execution.getExecutionContext().remove(SUMMARY);
    StepSummary summary = call.get();
    execution.getExecutionContext().putString(SUMMARY, StepJson.write(summary));
    switch (summary.state()) {
      case DONE, TAKEN_OVER -> {}
      case STOPPED, NOT_RUN -> execution.setTerminateOnly();
      case FAILED -> throw new StepFailed(summary.problem());
    }
    return RepeatStatus.FINISHED;
  }

  /** Spring Batch's way to learn that a step failed. */
  static final class StepFailed extends RuntimeException {
    StepFailed(String problem) {
      super(problem);
    }
  }
}
