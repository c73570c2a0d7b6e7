// CommonJS, with a profile of the older kind, which has its sso_region itself.
const { fromSSO } = require("@aws-sdk/credential-providers");

const settings = { bucket: "example-backups", region: "eu-central-1" };

const provider = fromSSO({
  profile: "legacy",
  clientConfig: { region: settings.region },
});

module.exports = { provider, settings };
