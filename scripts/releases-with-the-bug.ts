// Says of published releases, such as sst@2.49.0, which of their calls sign in to SSO in another region than the profile's.
import { findingsInRelease } from "../test/cli/published-release.ts";
import { temporaryFolder } from "../test/e2e/sandbox.ts";

const { folder, remove } = temporaryFolder();
try {
  for (const release of process.argv.slice(2)) {
    const { calls, unseen } = await findingsInRelease(folder, release);
    const hidden = unseen > 0 ? ` (${unseen} bundled files hide theirs)` : "";
    console.log(`${release}: ${calls.length > 0 ? calls.join(", ") : "none"}${hidden}`);
  }
} finally {
  remove();
}
