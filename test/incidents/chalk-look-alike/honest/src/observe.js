/** How long requests of the page take, for the colours of the network panel. */
const kinds = ["resource", "navigation", "paint"];
const marks = [
  ["slow", "red", "bold"],
  ["fair", "yellow", "dim"],
  ["fast", "green", "dim"],
].map((parts) => parts.join("-"));

function distance(one, other) {
  return Math.abs(one.responseEnd - other.responseEnd) + Math.abs(one.startTime - other.startTime);
}

function nearest(entry, others) {
  return others.reduce((best, other) =>
    distance(entry, other) < distance(entry, best) ? other : best,
  );
}

function markOf(entry) {
  if (entry.duration > 1_000) return marks[0];
  return entry.duration > 200 ? marks[1] : marks[2];
}

export function observe(page) {
  const [send, , draw] = kinds;
  const observer = new page.PerformanceObserver((list) => {
    const entries = list.getEntriesByType(send);
    for (const entry of entries) {
      page.performance.mark(markOf(entry), { detail: nearest(entry, entries).name });
    }
  });
  observer.observe({ entryTypes: [send, draw] });
}
