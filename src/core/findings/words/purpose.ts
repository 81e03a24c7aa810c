/** What a file is for, by its path. */
import type { ChangedFile, Path } from "../../../domain/change.ts";

const testFolder =
  /(?:^|\/)(?:(?:[\w.-]+\.)?tests?|__tests__|specs?|e2e|testdata|test[-_](?:data|kit|utils?|helpers?)|fixtures?|mocks?|__mocks__|benchmarks?|fuzz)\//i;
const testName =
  /(?:^|\/)(?:test_[^/]*|conftest\.py|[^/]*[._-](?:tests?|spec)\.[a-z]+|[^/]*(?:Tests?|Spec|Mock)\.[a-z]+|[^/]*\.t\.sol|tests?\.rs)$/;

/** Checks in tests check the code, and what they do happens to nobody's money. */
export function isTest(path: Path): boolean {
  return testFolder.test(path) || testName.test(path);
}

/** Under both of its names, for what is excepted: what is moved there may be used as before. */
export function isAlways(
  { before, after }: Pick<ChangedFile, "before" | "after">,
  ...purposes: readonly ((path: Path) => boolean)[]
): boolean {
  return [before, after].every(
    (version) => version === null || purposes.some((is) => is(version.path)),
  );
}

/** No programme: keys with values, or a text with holes. */
export function isConfiguration(path: Path): boolean {
  return /\.(?:ya?ml|json5?|toml|ini|cfg|properties|tf|tfvars|hcl|j2|jinja2?|tmpl|tpl|hbs)$/i.test(
    path,
  );
}

const nameOf = (path: Path): string => path.slice(path.lastIndexOf("/") + 1).toLowerCase();

/** Says what machines do with a change: workflows, actions, pipelines. */
export function isPipeline(path: Path): boolean {
  return (
    /(?:^|\/)\.github\/(?:workflows|actions)\/[^/]+(?:\/[^/]+)*\.ya?ml$/i.test(path) ||
    /(?:^|\/)(?:\.circleci\/|\.buildkite\/|\.gitlab\/)[^/]*\.ya?ml$/i.test(path) ||
    /^(?:action\.ya?ml|\.gitlab-ci\.ya?ml|\.travis\.ya?ml|jenkinsfile|\.drone\.ya?ml|azure-pipelines\.ya?ml|bitbucket-pipelines\.ya?ml|appveyor\.ya?ml|cloudbuild\.ya?ml|\.cirrus\.ya?ml)$/.test(
      nameOf(path),
    )
  );
}

/** Pins what is installed. */
export function isLockfile(path: Path): boolean {
  return /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|cargo\.lock|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|gemfile\.lock|composer\.lock|go\.sum|bun\.lock)$/.test(
    nameOf(path),
  );
}

/** Words for people, in whatever script they read. */
export function isProse(path: Path): boolean {
  return /\.(?:md|mdx|markdown|rst|adoc|txt|html?|po|pot|ftl|strings|arb|resx|xlf|properties|csv|tsv|svg|ipynb)$/i.test(
    path,
  );
}

/** Texts of a user interface in many languages. */
export function isTranslation(path: Path): boolean {
  return /(?:^|\/)(?:locales?|i18n|l10n|lang|langs|languages?|translations?|intl)(?:\/|[^/]*$)/i.test(
    path,
  );
}

/** What tools write and people do not read: maps, locks, minified and vendored code, data. */
export function isMachineMade(path: Path): boolean {
  return (
    isLockfile(path) ||
    /\.(?:min\.[a-z]+|map|lock|snap|svg|csv|tsv|ipynb|pem|crt|asc|sum|abi|pb\.go|har|jsonl|geojson)$/i.test(
      path,
    ) ||
    /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|out|generated|__generated__|snapshots?|static|data|abis?|artifacts)\//i.test(
      path,
    )
  );
}
