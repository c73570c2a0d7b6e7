import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Trial } from "./types.ts";

/** The SDK refreshes a token in its last five minutes. */
const ONE_MINUTE = 60_000;
const WEB_IDENTITY = "web-identity-token";

/** Session names and start URLs in the config or in the options of the source; a token under one name too many does no harm. */
function signedInNames(trial: Trial): string[] {
  const ofSessions = [{ text: trial.config, pattern: /^\s*\[\s*sso-session\s+([^\]]+)\]/gm }];
  const ofUrls = [
    { text: trial.config, pattern: /^\s*(?:sso_session|sso_start_url)\s*=(.*)$/gm },
    { text: trial.source, pattern: /\b(?:ssoSession|ssoStartUrl)["']?\s*:\s*["'`]([^"'`]+)/g },
  ];
  const patterns = trial.ssoToken === "ofSession" ? ofSessions : [...ofSessions, ...ofUrls];
  const found = patterns.flatMap(({ text, pattern }) =>
    [...text.matchAll(pattern)].map((match) => (match[1] ?? "").trim()),
  );
  return [
    ...new Set(
      found.flatMap((name) => [name, name.replace(/\s[#;].*$/, "").trim(), name.replace(/^(["'])(.*)\1$/, "$2")]),
    ),
  ];
}

function tokenText(trial: Trial, now: number): string {
  const expiresAt = trial.ssoToken === "expiring" ? new Date(now + ONE_MINUTE).toISOString() : "2099-01-01T00:00:00Z";
  return JSON.stringify({
    accessToken: "judge-token",
    expiresAt,
    clientId: "judge",
    clientSecret: "judge",
    refreshToken: "judge",
    registrationExpiresAt: "2099-01-01T00:00:00Z",
  });
}

/** The trial with its own home in place of `$HOME`. */
export function atHome(trial: Trial, home: string): Trial {
  const fill = (text: string): string => text.replaceAll("$HOME", home);
  return {
    ...trial,
    config: fill(trial.config),
    ...(trial.credentials === undefined ? {} : { credentials: fill(trial.credentials) }),
    env: Object.fromEntries(Object.entries(trial.env ?? {}).map(([name, value]) => [name, fill(value)])),
  };
}

/** Writes the home a trial runs in: config, credentials, a web identity token, and an SSO token for whatever it may sign in to. */
export function writeHome(home: string, trial: Trial, now: number): void {
  const cache = join(home, ".aws", "sso", "cache");
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(home, ".aws", "config"), trial.config);
  if (trial.credentials !== undefined) writeFileSync(join(home, ".aws", "credentials"), trial.credentials);
  if (JSON.stringify([trial.config, trial.env]).includes(WEB_IDENTITY))
    writeFileSync(join(home, WEB_IDENTITY), "judge-token");
  for (const name of signedInNames(trial)) {
    writeFileSync(join(cache, `${createHash("sha1").update(name).digest("hex")}.json`), tokenText(trial, now));
  }
}
