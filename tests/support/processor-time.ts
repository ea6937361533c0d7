/**
 * Milliseconds that the processor worked for this thread. A machine with other work to do takes longer by the clock and
 * not by this, so that a test may set a limit that only runaway work passes.
 */
export function processorTime(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
