/** The page of all metrics, from their words. */
import { type MetricWords, metricWords } from "../../src/app/metrics/words.ts";

export function metricsPage(): string {
  const sections = Object.entries<MetricWords>(metricWords).map(([name, words]) =>
    sectionOf(name, words),
  );
  return `<!-- Made by \`npm run generate\` from src/app/metrics/words.ts: edit that. -->

# Metrics

\`GET /metrics\` answers in the text format of Prometheus. It asks for no password and tells no
secret, and no name of a person, a repository or a branch. Beside these it has the usual metrics of a
Node process (\`process_…\`, \`nodejs_…\`).

${sections.join("\n\n")}
`;
}

function sectionOf(name: string, { kind, is, labels, watch }: MetricWords): string {
  const labelled = Object.entries(labels).map(([label, values]) => `- \`${label}\`: ${values}`);
  return [
    `## ${name}`,
    `${is} *(${kind})*`,
    ...(labelled.length === 0 ? [] : [labelled.join("\n")]),
    ...(watch === "" ? [] : [`**Watch.** ${watch}`]),
  ].join("\n\n");
}
