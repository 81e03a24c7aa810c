/** Detector: what is deployed is taken from elsewhere, or is no longer pinned. */
import { pathOf } from "../../../domain/change.ts";
import type { Severity } from "../../../domain/finding.ts";
import { type Sentence, say } from "../../../domain/sentence.ts";
import { distanceOf } from "../destinations/url.ts";
import type { Detector, Suspicion } from "../detector.ts";
import { goneLinesOf, type Line, ofLinePair } from "../sides/line.ts";
import type { Reading } from "../sides/subject.ts";
import { freshLinesOf } from "../suspicion.ts";
import { isAlways, isProse } from "../words/purpose.ts";

export const deployTargetChanged: Detector = {
  id: "deploy-target-changed",
  version: 2,
  title: "deploy target changed",
  family: "build",
  asks: "Does an image come from another registry or owner, or has it lost its pin?",
  why: "What runs in production is the image and not the code that was reviewed: another registry, or a tag that its owner can move, puts a stranger's programme there.",
  remedy: "Name the image by its digest, and look who may push to the registry.",
  whenWrong:
    "It fires when a project honestly moves to another registry. It does not see an image whose name is put together of variables, nor what an image of the same name holds.",
  severity:
    "high when the name of the image or of its owner became one that looks alike; medium when registry or owner changed, or a digest is gone",
  patterns: ["W8"],
  options: [],
  looksAt: "text",
  inTests: true,
  detect: (reading) => {
    const path = pathOf(reading.file);
    return isAlways(reading.file, isProse) || !isDeployment(path) ? [] : suspicionsOf(reading);
  },
};

function isDeployment(path: string): boolean {
  return /(?:^|\/)(?:[^/]*dockerfile[^/]*|containerfile|[^/]+\.(?:ya?ml|tf|tfvars|hcl|json|nomad))$/i.test(
    path,
  );
}

interface Image extends Line {
  readonly registry: string;
  readonly owner: string;
  readonly name: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

/** Of a hostile file; no deployment has so many. */
const mostImages = 300;
const pattern =
  /^\s*(?:-\s*)?(?:["']?(?:image|docker_image|container|repository)["']?\s*[:=]\s*|FROM\s+(?:--platform=\S{1,60}\s+)?|uses:\s*docker:\/\/)["']?([\w.$-]+(?::\d+(?=\/))?(?:\/[\w.$-]+)*)(?::([\w.-]+))?(?:@(sha256:[\da-f]+))?["']?/i;

function imageIn({ line, text }: Line): readonly Image[] {
  const [, path = "", tag = null, digest = null] = pattern.exec(text.slice(0, 500)) ?? [];
  if (path === "" || path.includes("$")) return [];
  const parts = path.split("/");
  const hasRegistry = parts.length > 1 && /[.:]|^localhost$/.test(parts[0] ?? "");
  const registry = hasRegistry ? (parts.shift() ?? "") : "docker.io";
  const name = parts.pop() ?? "";
  return [{ line, text, registry, owner: parts.join("/") || "library", name, tag, digest }];
}

function suspicionsOf(reading: Reading): readonly Suspicion[] {
  const gone = goneLinesOf(reading).flatMap(imageIn).slice(0, mostImages);
  const used = new Set<Image>();
  return freshLinesOf(reading)
    .flatMap(imageIn)
    .slice(0, mostImages)
    .flatMap((now) => {
      const free = gone.filter((image) => !used.has(image));
      const before =
        free.find((image) => image.name === now.name) ?? free.find((image) => isAlike(image, now));
      if (before === undefined) return [];
      used.add(before);
      const claim = claimOf(before, now);
      return claim === null ? [] : [ofLinePair(reading, before, now, claim)];
    });
}

function isAlike(one: Image, other: Image): boolean {
  return distanceOf(fullOf(one), fullOf(other), 2) <= 2;
}

function fullOf({ registry, owner, name }: Image): string {
  return `${registry}/${owner}/${name}`;
}

function claimOf(before: Image, now: Image): { severity: Severity; message: Sentence } | null {
  const [was, is] = [fullOf(before), fullOf(now)];
  if (was !== is) {
    const isLike = distanceOf(was, is, 2) <= 2;
    const like = isLike ? say` The two names look alike.` : say``;
    return {
      severity: isLike ? "high" : "medium",
      message: say`The image is now ${is} instead of ${was}: other people decide what runs.${like}`,
    };
  }
  if (before.digest === null || now.digest !== null) return null;
  return {
    severity: "medium",
    message: say`The image ${is} was pinned to a digest and now follows ${now.tag ?? "latest"}, which can be moved at any time.`,
  };
}
