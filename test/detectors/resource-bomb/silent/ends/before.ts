export function next(queue: Job[]) {
  return queue.pop();
}
