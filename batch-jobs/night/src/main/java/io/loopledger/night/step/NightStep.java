package io.loopledger.night.step;

/**
 * One step of the night, such as the proof. The conductor calls the steps in order; a step that
 * fails ends the night, and the next attempt goes on with it.
 *
 * <p>A night may be cut at any point, by a kill or by a server. So a step guarantees:
 *
 * <ol>
 *   <li><b>Idempotent by run id.</b> Called again with the same {@link NightContext#runId}, after
 *       it was cut anywhere or even after it was done, it leaves what one undisturbed call would
 *       have left. What it writes carries the run id (a key, a snapshot property), and it looks for
 *       that before it writes. The conductor calls a step again only while it has not noted its
 *       end; it cannot note the end in the same transaction in which the step writes, so a second
 *       call after a whole first one is possible.
 *   <li><b>A function of the context.</b> Recorded times and ids come from {@link
 *       NightContext#nominalTime} and the run id, never from a clock, a random number or {@link
 *       NightContext#attempt}.
 *   <li><b>The report tells of the whole run.</b> A repeated call reports what the run with this id
 *       came to, not only what was left to do.
 *   <li><b>It can be stopped.</b> It calls {@link StepProgress#at} at least every few seconds, at
 *       points where it can be left, and lets {@link StopRequested} pass.
 *   <li><b>It leaves nothing behind</b> that runs on: no thread, no open transaction.
 * </ol>
 */
public interface NightStep {
  /** Its name: lower case, digits and hyphens; unique in the night, and the same for ever. */
  String name();

  /**
   * Does the work.
   *
   * @throws ServerDown if a server does not answer: the conductor waits and calls again, as it does
   *     for any failure in which {@link Outage} finds one
   * @throws StopRequested if the night is to stop
   * @throws Exception anything else fails the step; its message is shown to people, so it names
   *     what is wrong and the fix
   */
  StepReport run(NightContext context, StepProgress progress) throws Exception;
}
