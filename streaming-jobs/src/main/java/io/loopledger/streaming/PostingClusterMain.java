package io.loopledger.streaming;

import io.loopledger.streaming.job.PostingJob;
import io.loopledger.streaming.job.PostingJobConfig;
import java.nio.file.Path;

/**
 * Starts the posting job on a Flink cluster: {@code flink run -c ...PostingClusterMain JAR
 * CONFIG.properties}, and the entry class of an application cluster.
 */
public final class PostingClusterMain {
  private PostingClusterMain() {}

  /** Hands the job to the cluster; with {@code flink run} it waits unless {@code -d} is given. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: PostingClusterMain CONFIG.properties");
    }
    new PostingJob(PostingJobConfig.read(Path.of(args[0]))).runOnCluster();
  }
}
