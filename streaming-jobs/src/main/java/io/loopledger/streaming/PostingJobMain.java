package io.loopledger.streaming;

import io.loopledger.streaming.job.PostingJob;
import io.loopledger.streaming.job.PostingJobConfig;
import java.nio.file.Path;

/** Starts the posting job: {@code PostingJobMain CONFIG.properties}. */
public final class PostingJobMain {
  private PostingJobMain() {}

  /** Runs the job; the process ends when the job does. */
  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("usage: PostingJobMain CONFIG.properties");
    }
    new PostingJob(PostingJobConfig.read(Path.of(args[0]))).run();
  }
}
