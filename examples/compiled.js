"use strict";
// What a compiler makes of a TypeScript file: the call is hidden in a comma expression.
Object.defineProperty(exports, "__esModule", { value: true });
exports.provider = void 0;
const credential_providers_1 = require("@aws-sdk/credential-providers");
const REGION = "eu-central-1";
exports.provider = (0, credential_providers_1.fromIni)({
    profile: "dev",
    clientConfig: { region: REGION, maxAttempts: 5 },
});
