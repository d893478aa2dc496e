import { parseXmlOf } from '../../formats/xml/readXmlFile.ts';
import type { XmlNode } from '../../formats/xml/xmlNode.ts';

/** What a `.cmp` file says, as far as the local console runs it. */
export interface AuraMarkup {
    name: string;
    /** Interfaces the component implements, such as `lightning:utilityItem`. */
    implements: string[];
    attributes: { name: string; type: string; default?: string }[];
    /** Application event (`lightning:omniChannelWorkAssigned`) to the controller's function. */
    handlers: { event: string; action: string; line: number }[];
    /** Function run once when the component is made. */
    init?: string;
    toolkits: { kind: ToolkitKind; id: string }[];
    /** The Lightning web components it embeds. */
    children: AuraChild[];
}

export interface AuraChild {
    /** Module name, such as `c/etiquetteBar`. */
    module: string;
    id?: string;
    properties: Record<string, string>;
    /** Event type to the controller's function. */
    on: Record<string, string>;
    line: number;
}

export type ToolkitKind = 'omni' | 'conversation';

const INTERFACES = [
    'lightning:utilityItem',
    'lightning:backgroundUtilityItem',
    'flexipage:availableForAllPageTypes',
    'flexipage:availableForRecordHome',
    'force:hasRecordId',
    'force:appHostable'
];

const TOOLKITS: Record<string, ToolkitKind> = {
    'lightning:omniToolkitAPI': 'omni',
    'lightning:conversationToolkitAPI': 'conversation'
};

/** The application events the local console fires. */
const APPLICATION_EVENTS = [
    ...['ConnectionError', 'LoginSuccess', 'StatusChanged', 'Logout', 'WorkAssigned', 'WorkAccepted', 'WorkDeclined'],
    ...['WorkClosed', 'WorkFlagUpdated', 'WorkloadChanged']
]
    .map((name) => `lightning:omniChannel${name}`)
    .concat('lightning:conversationNewMessage', 'lightning:conversationAgentSend', 'lightning:conversationChatEnded');

/** Reads a component's markup; everything the console cannot run is an error with file and line. */
export function readMarkup(file: string, text: string): AuraMarkup {
    const fail = ({ line }: XmlNode, problem: string): never => {
        throw new Error(`${file}:${line}: ${problem} The local console does not run this.`);
    };
    const root = parseXmlOf(file, text, true);
    if (root.name !== 'aura:component') {
        throw new Error(`${file}:1: expected one <aura:component>.`);
    }

    const markup: AuraMarkup = {
        name: file.replace(/^.*\//, '').replace(/\.cmp$/, ''),
        implements: [],
        attributes: [],
        handlers: [],
        toolkits: [],
        children: []
    };
    const controllerFunction = (node: XmlNode, expression: string): string => {
        return /^\{!\s*c\.(\w+)\s*\}$/.exec(expression)?.[1] ?? fail(node, `"${expression}" as an action.`);
    };

    const readEmbedded = (node: XmlNode, tag: string, attributes: Record<string, string>): AuraChild => {
        const child: AuraChild = { module: tag.replace(':', '/'), properties: {}, on: {}, line: node.line };
        for (const [name, value] of Object.entries(attributes)) {
            if (name === 'aura:id') {
                child.id = value;
            } else if (name.startsWith('on')) {
                child.on[name.slice(2)] = controllerFunction(node, value);
            } else if (value.includes('{!') || value.includes('{#')) {
                fail(node, `${name}="${value}".`);
            } else {
                child.properties[name] = value;
            }
        }
        return child;
    };

    const readHandler = (node: XmlNode, { name, value, event, action }: Record<string, string>): void => {
        const run = controllerFunction(node, action ?? '');
        if (name === 'init' && value === '{!this}') {
            markup.init = run;
        } else if (event && APPLICATION_EVENTS.includes(event)) {
            markup.handlers.push({ event, action: run, line: node.line });
        } else {
            fail(node, `<aura:handler> for "${event ?? name ?? ''}".`);
        }
    };

    const readChild = (node: XmlNode): void => {
        const { name: tag, attributes } = node;
        if (tag === 'aura:attribute') {
            const { name = '', type = '', default: initial } = attributes;
            markup.attributes.push({ name, type, ...(initial === undefined ? {} : { default: initial }) });
        } else if (tag === 'aura:handler') {
            readHandler(node, attributes);
        } else if (TOOLKITS[tag]) {
            const id = attributes['aura:id'] ?? fail(node, `<${tag}> without aura:id.`);
            markup.toolkits.push({ kind: TOOLKITS[tag], id });
        } else if (tag.startsWith('c:')) {
            markup.children.push(readEmbedded(node, tag, attributes));
        } else {
            fail(node, `<${tag}>.`);
        }
    };

    for (const [name, value] of Object.entries(root.attributes)) {
        if (name === 'implements') {
            markup.implements = value.split(',').map((part) => part.trim());
        } else if (name !== 'description' && name !== 'access') {
            fail(root, `<aura:component ${name}="${value}">.`);
        }
    }
    const unknown = markup.implements.find((name) => !INTERFACES.includes(name));
    if (unknown) {
        fail(root, `implements="${unknown}".`);
    }
    root.children.forEach(readChild);
    return markup;
}
