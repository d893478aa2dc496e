/** What `npm run replay -- --help` says. */
export const USAGE = `Replays recorded chats by the etiquette's rules, and answers how the team did: what was met, late and
missed, by whom and when, and what the product would have done.

  npm run --silent replay -- FILE… [options]
  npm run --silent replay -- [--target-org ORG] --since DATE [options]
  npm run --silent replay -- merge PARTIAL… [--html FILE] [--agents]

  FILE             timelines, one event a line (JSON Lines), also packed with gzip: files, folders with
                   .jsonl, .ndjson or .gz files in them, patterns such as 'logs/**/*.jsonl'; - is standard input
  --policy P.json  the team's etiquette; what it leaves out is as by default
  --now ISO        stop at this instant; default is the time of the last event
  --lenient        exit with 0 although lines were rejected
  --time-zone ZONE of days and hours in reports, as Europe/Berlin; default is UTC

What to show instead of the summary:
  --json           one JSON object with every episode; { status, name, message } where nothing can be replayed
  --chats          a table for each chat
  --chat ID        one chat as a story, event by event with its clocks
  --agents         the summary with all agents

What to try, and what to write besides:
  --what-if LIMIT=SECONDS,…  what other limits would have meant, as response=45,60,90; may be repeated
  --html FILE      a page to read, print and pass on: one file, no network
  --episodes FILE  every episode as .csv, .jsonl or .parquet
  --chats-out FILE one row for each chat, as .csv, .jsonl or .parquet

More than one processor, more than fits into memory, more than one machine:
  --workers N      threads; default is one for each processor, at most 8, and one for small inputs
  --memory MB      how much of the events to keep in memory, default 256; the rest waits on disk
  --shard I/N      only the chats of one of N shards; with --now as one run judges them
  --partial FILE   write statistics that merge puts together, instead of the summary

From an org:
  --since DATE     an org's finished chats since then: 2026-01-05, or a time with its offset
  --until DATE     and before then; default is now
  --target-org ORG alias or user name of a login of the sf CLI; without it SF_ACCESS_TOKEN and
                   SF_ORG_INSTANCE_URL of the environment, else the project's default org
  --save FILE      write those chats' timeline there too; the same command goes on where it was ended
  --help           this text

Exit status: 0 all lines were read, 1 lines were rejected, 2 nothing could be replayed.
`;
