import type { Data } from "./problem.ts";

/** What `aws-config-known-section` says. */
export const sectionMessages = {
  missingPrefix: 'The SDK ignores this section: "{{name}}" is no profile without "{{kind}} " before it.',
  dottedSection:
    'The SDK for JavaScript reads [{{id}}] as "{{kind}} {{name}}", other AWS tools ignore it: write [{{kind}} {{name}}].',
  looseSection: "The SDK for JavaScript ignores this section for its white space: write [{{header}}].",
  malformedSection:
    'The SDK ignores this section: a name has no characters but letters, digits and "_", "-", "@", "+", ".", "%", ":", "/".',
  namelessSection: "The SDK ignores this section: it has no name.",
  unknownKind:
    'The SDK ignores this section: its kind is none of "profile", "sso-session" and "services". The settings below count for nothing.',
  unclosedSection:
    'The SDK ignores this line, as the header has no "]" at its end: the settings below belong to the section above.',
  gluedHeaderComment:
    "The SDK ignores this header, as its comment has no white space before it: the settings below belong to the section above.",
  duplicateSection:
    "[{{header}}] is in line {{line}} too. The SDK puts both together, and of a key given in both the later one counts; the AWS CLI refuses the whole file.",
  replacedSection: "The SDK ignores this section: [profile default] in line {{line}} takes its place.",
  emptySection: 'The SDK does not see {{kind}} "{{name}}" here: the section has no settings.',
  refusedName: 'The SDK ignores this whole file because of the name "__proto__": rename it.',
  lostName: 'The SDK loses a profile of the name "__proto__": rename it.',
  inheritedName:
    'The SDK mistakes the profile "{{name}}" for what every JavaScript object has under that name: rename it.',
} as const;

/** What `aws-config-no-ignored-line` says. */
export const lineMessages = {
  noSection: "The SDK ignores what stands before the first section header; the AWS CLI refuses the whole file.",
  noEquals: 'The SDK ignores this line: it has no "=".',
  noName: 'The SDK ignores this line: it has no key before the "=".',
  noValue: "The SDK ignores {{key}}: it has no value.",
  continuation:
    "The SDK for JavaScript ignores this line; other AWS tools take it for a part of the value in line {{line}}.",
  indentedKey:
    "The SDK for JavaScript reads this line as a setting of its own; other AWS tools take it, for its indentation, for a part of the line above, or refuse it.",
  upperCaseKey: "The SDK for JavaScript does not know {{key}} with capital letters; other AWS tools do.",
  unknownCharacter: 'No AWS tool has a key with such a name: a key is made of letters, digits, and marks such as "_".',
  duplicateKey:
    "The SDK ignores this line: {{key}} is given again in line {{line}}, and the later one counts. The AWS CLI refuses a section with both.",
  swallowedLine:
    "The SDK reads {{key}} here as one of the block that begins in line {{line}}, not of the section: take out its indentation, or give line {{line}} a value.",
  innerBlock:
    "For the SDK for JavaScript this line, which has no value, begins a block of its own; other AWS tools read an empty value.",
  trailingComment:
    "The SDK reads a comment behind this value, the AWS CLI a part of the value: put the comment on a line of its own.",
  loneReturn: "The SDK does not end a line at a carriage return without a line feed, other AWS tools do.",
} as const;

/** What `aws-config-valid-sso-profile` says. */
export const profileMessages = {
  missingSession:
    'Profile "{{profile}}" names the sso-session "{{session}}", which this file does not have: the SDK throws "Cannot read properties of undefined".',
  incompleteSession:
    'The sso-session "{{session}}" lacks {{keys}}: the SDK refuses every profile that names it, and looks nowhere else.',
  misplacedRegion:
    'The SDK ignores the "sso_region" of profile "{{profile}}", and its sso-session "{{session}}" (line {{line}}) has none: it belongs there.',
  incompleteProfile: 'Profile "{{profile}}" lacks {{keys}}: the SDK refuses to sign it in to SSO.',
  otherRegion:
    'The SDK signs in to SSO in "{{sessionRegion}}", the "sso_region" of sso-session "{{session}}" (line {{line}}), not in "{{region}}", that of profile "{{profile}}"; the AWS CLI refuses two that differ.',
  otherStartUrl:
    'The SDK takes the "sso_start_url" of sso-session "{{session}}" (line {{line}}), not that of profile "{{profile}}"; the AWS CLI refuses two that differ.',
  missingSource:
    'Profile "{{profile}}" takes its credentials from profile "{{source}}", which this file does not have: unless the credentials file has it, the SDK throws.',
  sourceCycle: "The source_profile keys of these profiles lead in a circle, for which the SDK throws: {{path}}.",
  staticBesideSso:
    'Profile "{{profile}}" has static keys and SSO keys: "fromIni" and the chain use the static keys, "fromSSO" signs in to SSO. Keep one of the two.',
  crossRegion:
    'Profile "{{profile}}" signs in to SSO in "{{ssoRegion}}" (line {{line}}) and works in "{{region}}": code that passes its region to the credentials makes the SDK sign in to SSO there.',
} as const;

/** What `aws-config-valid-region` says. */
export const regionMessages = {
  quotedRegion: 'The SDK keeps the quotes around "{{region}}" and refuses the region: leave them out.',
  gluedComment:
    'The SDK takes the comment, with no white space between it and "{{region}}", for a part of the region and refuses it: put the comment on a line of its own.',
  availabilityZone: '"{{zone}}" is a zone of the region "{{region}}", and no region.',
  refusedRegion: "The SDK does not accept the value of {{key}} as a region: it is no part of a host name.",
  unknownRegion: 'No AWS partition has a region "{{region}}", by {{source}}.',
  otherPartition:
    'Profile "{{profile}}" works in "{{region}}", of partition "{{partition}}", and signs in to SSO in "{{ssoRegion}}" (line {{line}}), of "{{ssoPartition}}": no session is valid in both.',
} as const;

export const suggestionMessages = {
  writeHeader: "Write [{{header}}].",
  writeKind: 'Write "{{kind}}".',
  closeHeader: 'Close the header with "]".',
  spaceBeforeComment: "Put white space before the comment.",
  moveComment: "Put the comment on a line of its own.",
  writeEquals: 'Write "=" instead of ":".',
  writeLowerCase: 'Write "{{key}}".',
  removeLine: "Remove the line.",
  unindent: "Take out the indentation.",
  nameSession: 'Name the sso-session "{{session}}".',
  moveToSession: 'Move the "sso_region" to sso-session "{{session}}".',
  writeRegion: 'Write the region, "{{region}}".',
} as const;

/** All that is said of a problem, by its code. */
export const problemMessages = { ...sectionMessages, ...lineMessages, ...profileMessages, ...regionMessages };

export type MessageCode = keyof typeof problemMessages;
export type SuggestionCode = keyof typeof suggestionMessages;

/** A message with its placeholders filled. */
export function fill(message: string, data: Data): string {
  return message.replaceAll(/\{\{(\w+)\}\}/gu, (placeholder, name: string) => data[name] ?? placeholder);
}
