// The one row of the matrix that needs no network. `npm run test:matrix` runs the others.
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { packed, temporaryFolder } from "../e2e/sandbox.ts";
import { slimRow } from "./rows.ts";
import { runRow } from "./run.ts";

const { folder, remove } = temporaryFolder();
afterAll(remove);

it(`works from the packed tarball with ${slimRow.name}`, async () => {
  const outcomes = await runRow(slimRow, await packed(folder), join(folder, "row"));
  expect(outcomes).toEqual(slimRow.trials.map(({ what }) => ({ what, failure: undefined })));
}, 60_000);
