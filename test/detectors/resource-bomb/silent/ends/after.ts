export function next(queue: Job[]) {
  for (;;) {
    const job = queue.pop();
    if (job === undefined || job.isReady) return job;
  }
}
