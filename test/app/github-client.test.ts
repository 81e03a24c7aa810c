/** How GitHub is spoken to for an installation. */
import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openGitHub } from "../../src/app/github/client.ts";
import { openLog } from "../../src/app/log.ts";
import { usualPatience } from "../../src/app/patience.ts";

let server: Server;
let tokens = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const isToken = request.url?.endsWith("/access_tokens") ?? false;
    if (isToken) tokens += 1;
    const expires_at = new Date(Date.now() + 3_600_000).toISOString();
    const body = isToken ? { token: "ghs_token", expires_at, permissions: {} } : [];
    response.writeHead(isToken ? 201 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

it("many requests that find no token wait for one, and none of them for ever", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const { port } = server.address() as AddressInfo;
  const settings = {
    appId: 1,
    privateKey: privateKey.export({ type: "pkcs1", format: "pem" }) as string,
    webhookSecrets: ["a-secret-of-this-test"],
    apiUrl: `http://127.0.0.1:${port}`,
  };
  const log = openLog(
    () => {},
    () => 0,
  );
  const github = openGitHub(settings as never, usualPatience, log, () => {});
  const octokit = await github.installation(7);
  const asked = Array.from({ length: 20 }, () => octokit.request("GET /installation/repositories"));
  const answers = await Promise.all(asked);
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(tokens).toBe(1);
});
