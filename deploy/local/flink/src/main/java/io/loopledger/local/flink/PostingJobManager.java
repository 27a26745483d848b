package io.loopledger.local.flink;

import io.loopledger.streaming.PostingClusterMain;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.runtime.util.JvmShutdownSafeguard;
import org.apache.flink.runtime.util.SignalHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A JobManager for the posting job alone: Flink's own standalone one is not published as a library.
 * The job decides at each start which state and which job id it goes on with.
 */
public final class PostingJobManager extends ApplicationClusterEntryPoint {
  private static final Logger LOG = LoggerFactory.getLogger(PostingJobManager.class);

  private PostingJobManager(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  /** {@code PostingJobManager FLINK_CONF_DIR JOB.properties}: runs until it is stopped. */
  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      throw new IllegalArgumentException("usage: PostingJobManager FLINK_CONF_DIR JOB.properties");
    }
    EnvironmentInformation.logEnvironmentInfo(LOG, "JobManager of the posting job", args);
    SignalHandler.register(LOG);
    JvmShutdownSafeguard.installAsShutdownHook(LOG);
    Configuration configuration = GlobalConfiguration.loadConfiguration(args[0]);
    PackagedProgram program = program(configuration, args[1]);
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new PostingJobManager(configuration, program));
  }

  private static PackagedProgram program(Configuration configuration, String jobProperties)
      throws ProgramInvocationException {
    return PackagedProgram.newBuilder()
        .setEntryPointClassName(PostingClusterMain.class.getName())
        .setConfiguration(configuration)
        .setArguments(jobProperties)
        .build();
  }
}
