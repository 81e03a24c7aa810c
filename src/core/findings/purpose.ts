/** What a file is for, by its path. */
import type { Path } from "../../domain/change.ts";

const testFolder =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testdata|test[-_](?:data|kit|utils?|helpers?)|fixtures?|mocks?|__mocks__|benchmarks?|fuzz)\//i;
const testName =
  /(?:^|\/)(?:test_[^/]*|conftest\.py|[^/]*[._-](?:tests?|spec)\.[a-z]+|[^/]*(?:Tests?|Spec|Mock)\.[a-z]+|[^/]*\.t\.sol)$/;

/** Checks in tests check the code, and what they do happens to nobody's money. */
export function isTest(path: Path): boolean {
  return testFolder.test(path) || testName.test(path);
}

/** No programme: keys with values, or a text with holes. */
export function isConfiguration(path: Path): boolean {
  return /\.(?:ya?ml|json5?|toml|ini|cfg|properties|tf|tfvars|hcl|j2|jinja2?|tmpl|tpl|hbs)$/i.test(
    path,
  );
}
