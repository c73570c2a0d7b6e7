import { largePrograms } from "/tmp/wt/fidelity/test/corpus/large.ts";
import { readers } from "/tmp/wt/fidelity/test/corpus/readers.ts";
for (const depth of process.argv.slice(2).map(Number)) for (const program of largePrograms(depth)) {
  for (const [name, read] of Object.entries(readers)) {
    const s = performance.now(); const r = read(program); const t = performance.now()-s;
    if (r.faults.length || r.milliseconds > 400) console.log(depth, program.name, name, r.state, r.milliseconds|0, t|0, r.findings, r.rewritten, r.faults.map(f=>f.slice(0,300)).join("\n"));
  }
}
