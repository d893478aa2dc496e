/** A line of a transcript's body. */
export interface BodyLine {
    /** Milliseconds from the chat's start. */
    after: number;
    name: string;
    text: string;
}

/** What the body of a LiveChatTranscript tells. */
export interface TranscriptBody {
    /** What agents are called in it. */
    agents: ReadonlySet<string>;
    lines: BodyLine[];
}

const HEAD = /<p\b[^>]*>(?<text>.*?)<\/p>/gis;
const LINE_START =
    /\(\s*(?:(?<hours>\d+)h\s*)?(?:(?<minutes>\d+)m\s*)?(?:(?<seconds>\d+)s)?\s*\)\s*(?<name>[^:<>()]{1,120}):[ \u00a0]?/;
const LINES = new RegExp(`(?:^|<br\\s*/?>\\s*)(?=${LINE_START.source.replaceAll(/\?<\w+>/g, '?:')})`, 'gi');
const SECOND = 1000;

const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

function plain(html: string): string {
    return html
        .replace(/<br\s*\/?>/gi, '\n')
        .replace(/<[^>]*>/g, '')
        .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => NAMED[entity] ?? entity)
        .trim();
}

/** Reads a body: heads in the middle name the agents, each line begins with the time since the start and a name. */
export function readBody(body: string): TranscriptBody {
    const agents = new Set<string>();
    for (const { groups } of body.matchAll(HEAD)) {
        const agent = /^Agent\s+(?<name>.+)$/s.exec(plain(groups?.['text'] ?? ''))?.groups?.['name'];
        if (agent !== undefined) {
            agents.add(agent);
        }
    }
    const lines = body
        .replace(HEAD, '<br>')
        .split(LINES)
        .flatMap((part): BodyLine[] => {
            const start = LINE_START.exec(part);
            if (start?.index !== 0) {
                return [];
            }
            const { hours = 0, minutes = 0, seconds = 0, name = '' } = start.groups ?? {};
            const after = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * SECOND;
            return [{ after, name: plain(name), text: plain(part.slice(start[0].length)) }];
        });
    return { agents, lines };
}
