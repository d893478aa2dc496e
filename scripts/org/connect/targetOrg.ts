/** The API version that everything of this project speaks. */
export const API_VERSION = '68.0';

/** The options that every command for an org takes. */
export const ORG_OPTIONS = {
    'target-org': { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
} as const;

/** What `--help` says about them. */
export const ORG_USAGE = `  --target-org ORG  alias or user name of a login of the sf CLI; without it SF_ACCESS_TOKEN and
                    SF_ORG_INSTANCE_URL of the environment, else the project's default org
  --json            one JSON object instead of words; { status, name, message } where it fails
  --help            this text`;
