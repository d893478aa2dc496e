import { type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import type { Description } from '../components/readComponents.ts';
import { isNamed, type Model, type Property } from '../model/model.ts';
import { suggestion } from '../suggestion.ts';
import { valueProblem } from './value.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
/** Text to the type, and XML of its own to whoever reads it. */
const OTHER_GRAMMAR = new Set(['LightningComponentBundle.targetConfigs']);

/** What is wrong with the elements of a file, by the type of the metadata that it describes. */
export function checkShape({ component, xml }: Description, model: Model): Problem[] {
    const { fullName } = component;
    // Settings have a type for each file: OmniChannel.settings holds OmniChannelSettings.
    const type = component.type === 'Settings' ? `${fullName}Settings` : component.type;
    const say = (problem: string, at: XmlNode): Problem => problemOf(component, problem, at);
    if (!model.structures[type]) {
        return [say(`There is no type of metadata ${type}.`, xml)];
    }
    if (xml.name !== type) {
        return [say(`The root element is <${xml.name}>; of this file it is <${type}>.`, xml)];
    }
    const problems: Problem[] = [];
    if (xml.attributes['xmlns'] !== NAMESPACE) {
        problems.push(say(`<${type}> needs xmlns="${NAMESPACE}".`, xml));
    }
    const name = textOf(xml, 'fullName');
    const ownName = fullName.slice(fullName.indexOf('.') + 1);
    if (name !== undefined && name !== ownName && name !== fullName) {
        const at = xml.children.find((each) => each.name === 'fullName') ?? xml;
        problems.push(say(`fullName says ${name}, the file's name says ${ownName}; they are the same.`, at));
    }
    new Shape(model, (problem, at) => problems.push(say(problem, at))).check(xml, type, false);
    return problems;
}

class Shape {
    private readonly model: Model;
    private readonly report: (problem: string, at: XmlNode) => void;

    constructor(model: Model, report: (problem: string, at: XmlNode) => void) {
        this.model = model;
        this.report = report;
    }

    /** Checks an element that holds elements, all the way down. */
    check(node: XmlNode, type: string, isPart: boolean): void {
        const structure = this.model.structures[type];
        if (!structure) {
            throw new Error(`The types of metadata have no structure ${type}; it cannot be checked.`);
        }
        if (node.text.trim() !== '') {
            this.report(`Text in <${node.name}>, which holds elements only: "${node.text.trim().slice(0, 40)}"`, node);
        }
        this.order(node, structure, type);
        for (const child of node.children) {
            const property = structure[child.name];
            if (property) {
                this.content(child, property, `${type}.${child.name}`);
            } else {
                const hint = suggestion(child.name, Object.keys(structure));
                this.report(`Unknown element <${child.name}> in ${type}.${hint}`, child);
            }
        }
        this.missing(node, structure, type, isPart && isNamed(structure));
    }

    private content(node: XmlNode, property: Property, path: string): void {
        if (OTHER_GRAMMAR.has(path)) {
            return;
        }
        if (this.model.structures[property.type]) {
            this.check(node, property.type, property.isArray);
            return;
        }
        const [child] = node.children;
        if (child) {
            this.report(`<${node.name}> holds text only, not <${child.name}>.`, child);
        }
        const problem = valueProblem(node, property, this.model);
        if (problem !== undefined) {
            this.report(problem, node);
        }
    }

    private missing(node: XmlNode, structure: Record<string, Property>, type: string, needsName: boolean): void {
        const present = new Set(node.children.map(({ name }) => name));
        for (const [name, property] of Object.entries(structure)) {
            const isNeeded = property.isRequired || (name === 'fullName' && needsName);
            if (!isNeeded || present.has(name)) {
                continue;
            }
            const choices = this.model.choices[property.type];
            const allowed = choices ? `; one of ${choices.join(', ')}` : '';
            this.report(`<${node.name}> lacks <${name}>, which every ${type} needs${allowed}.`, node);
        }
    }

    /** What stands once stands once; what may stand more often stands together. */
    private order(node: XmlNode, structure: Record<string, Property>, type: string): void {
        const seen = new Map<string, XmlNode>();
        let before = '';
        for (const child of node.children) {
            const first = seen.get(child.name);
            const property = structure[child.name];
            if (first && property && !property.isArray) {
                this.report(`<${child.name}> stands in ${type} only once; it is on line ${first.line} already.`, child);
            } else if (first && property && before !== child.name) {
                this.report(
                    `All <${child.name}> stand together; the others begin on line ${first.line}, and <${before}> is between.`,
                    child
                );
            }
            if (!first) {
                seen.set(child.name, child);
            }
            before = child.name;
        }
    }
}
