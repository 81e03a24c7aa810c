/** docs/policy.md and docs/policy.schema.json: the keys of a policy, from their schema. */
import { detectors } from "../../src/core/findings/registry.ts";
import { policyJsonSchema } from "../../src/core/policy/json-schema.ts";
import { reservedKeys } from "../../src/core/policy/schema.ts";
import { flowOf, type Key, keysOf, kindOf } from "./policy-keys.ts";

export function policySchemaFile(): string {
  return `${JSON.stringify(policyJsonSchema(detectors), null, 2)}\n`;
}

export function policyPage(): string {
  const all = keysOf(policyJsonSchema(detectors));
  const keys = all.filter(({ path }) => !path.startsWith("detectors."));
  const ofDetectors = all.filter(({ path }) => path.startsWith("detectors."));
  return `${[
    head,
    "## Keys",
    ...keys.map(sectionOf),
    "## Detectors",
    detectorsIntroduction,
    tableOf(ofDetectors),
    tail,
  ].join("\n\n")}\n`;
}

const head = `<!-- Made by \`npm run generate\` from src/core/policy/schema.ts and scripts/pages/policy.ts: edit those. -->

# The policy

\`.github/foureyes.yml\` says which paths are guarded and who must approve a change of them. It is
read at the tip of the branch that a change is to be merged into, never from the change itself. A
change of the policy is judged by the policy it changes, and by what it would loosen.

\`\`\`yaml
version: 1
mode: enforce

areas:
  # Whatever pays out: two of the custody team and one of security.
  - name: custody
    paths: ["services/withdraw/**", "**/payout*/**"]
    except: ["**/*.md"]
    reviews:
      seats:
        - { count: 2, of: [team:acme/custody] }
        - { count: 1, of: [team:acme/security] }
      independent: true
    findings:
      hold: medium
      answers: [team:acme/security]

  # Any two who may push.
  - name: trading
    paths: ["strategies/**", "config/limits/*.yml"]
    reviews: { required: 2 }

detectors:
  address-replaced: { known: ["0x52908400098527886E0F7030069857D2E4169EE7"] }
\`\`\`

Try it before you commit it: \`foureyes policy check\` tells what each area guards in your tree, which
globs match nothing, and what looks as if it moved money and is not guarded.

Editors complete and check the keys with the [schema](policy.schema.json); put its place in the first
line, as it is from the policy's folder: \`# yaml-language-server: $schema=../docs/policy.schema.json\`.

Start from one that is like yours:

- [a trading firm's monorepo](policies/trading-monorepo.yml): desks, an engine, limits
- [a custodian's service](policies/custody-repository.yml): nearly everything is guarded
- [smart contracts](policies/smart-contracts.yml): what is deployed cannot be taken back
- [infrastructure](policies/infrastructure.yml): identity, keys, and the way to the signers
- [a team of four](policies/small-team.yml): no teams, and nobody is waited for in vain
- [open source](policies/open-source.yml): maintainers approve; observe first, then enforce

All areas that match apply; whoever approves may serve several. The area \`guard\` is always there:
it holds this file, \`CODEOWNERS\`, \`.gitattributes\`, \`.gitmodules\`, workflows and the settings of
bots, and asks for two people; an area of that name can only ask for more. Without any policy the
built-in areas observe: common names of trading, withdrawals, wallets, keys and limits.`;

function sectionOf({ path, schema, isRequired }: Key): string {
  const usual = schema.default === undefined ? [] : [`Without it: \`${flowOf(schema.default)}\`.`];
  const name = path.split(".").at(-1) ?? path;
  const examples = (schema.examples ?? []).map((value) => `\`${name}: ${flowOf(value)}\``);
  const kind = kindOf(schema);
  return [
    `### \`${path}\``,
    schema.description ?? "",
    [
      `${kind.charAt(0).toUpperCase()}${kind.slice(1)}${isRequired ? ", required" : ""}.`,
      ...usual,
      ...(examples.length === 0 ? [] : [`Such as ${examples.join(" or ")}.`]),
      ...(name === "of" || name === "answers" ? [subjects(schema.items?.description)] : []),
    ].join(" "),
  ].join("\n\n");
}

/** The kinds of people stand with their list, as an entry has no key of its own. */
function subjects(description = ""): string {
  return `Each is one kind of people: ${description.replace(/^One kind of people: /, "")}`;
}

const detectorsIntroduction = `All are on. \`detectors: { sign-flipped: off }\` switches one off; some take options instead. What
each looks for, and when it is wrong, is in [detectors](detectors.md).`;

function tableOf(keys: readonly Key[]): string {
  const rows = keys.map(({ path, schema: { description = "", examples = [], ...schema } }) => {
    const name = path.split(".").at(-1);
    const shown = examples.map((value) => `\`${name}: ${flowOf(value)}\``).join("<br>");
    return `| \`${path.replace("detectors.", "")}\` | ${description} | ${kindOf(schema)} | ${shown} |`;
  });
  return ["| key | is about | may be | such as |", "|---|---|---|---|", ...rows].join("\n");
}

const tail = `## Globs

Globs are those of minimatch, from the top of the repository: \`*\` within a name, \`**\` over folders,
\`{a,b}\`, \`[ab]\`, \`!(a)\`. Names with a leading dot match like others. \`paths\` also match names that
differ in case, in Unicode composition or by invisible letters, as some file systems take them for
the same; \`except\` matches to the letter. A rename is guarded by what guards either of its paths.
A file that a merged pull request moved to where no area names it stays guarded by what guarded its
old name, also after more moves, until an area excepts its new one: that loosens the area, so those
who approve for it are asked. The App knows of such moves from its journal; the command line does not.
Refused are globs that can match no path: a leading or trailing \`/\`, \`..\`, \`!\` at the start.

## What is refused

YAML 1.2 without tags, directives, tabs or keys given twice; at most 256 kB, 1000 areas, 10,000 globs
(\`{a,b}\` counts as two) and 100 aliases. Unknown keys are mistakes, as are keys that do not work yet:
${reservedKeys.map((key) => `\`${key}\``).join(", ")}. A policy with a mistake lets nothing pass; each mistake is told with
line and column.`;
