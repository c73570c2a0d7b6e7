const process = require("node:process");

process.on("exit", () => {
  process.stderr.write(`\npeak memory ${process.resourceUsage().maxRSS} kB\n`);
});
