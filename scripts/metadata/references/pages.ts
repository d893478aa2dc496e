import { type Component, type Problem, problemOf } from '../../local-org/metadata/component.ts';
import { child, childrenNamed, textOf, type XmlNode } from '../../formats/xml/xmlNode.ts';
import { suggestion } from '../suggestion.ts';
import type { Known } from './known.ts';
import { type Page, placedProblems } from './placed.ts';
import { STANDARD } from './standard.ts';

const RECORD_FIELD = /\{!Record\.(?<path>[\w.]+)\}/;

/** What a FlexiPage names and there is not: templates, components, their properties, facets, fields. */
export function pageProblems(component: Component, known: Known): Problem[] {
    const { xml } = component;
    if (!xml || component.type !== 'FlexiPage') {
        return [];
    }
    const regions = childrenNamed(xml, 'flexiPageRegions');
    const page: Page = {
        component,
        type: textOf(xml, 'type') ?? '',
        object: textOf(xml, 'sobjectType'),
        facets: regions
            .filter((region) => textOf(region, 'type') === 'Facet')
            .map((region) => textOf(region, 'name') ?? ''),
        say: (problem, at) => problemOf(component, problem, at)
    };
    const items = regions.flatMap((region) => childrenNamed(region, 'itemInstances'));
    const placed = items.flatMap((item) => child(item, 'componentInstance') ?? []);
    const fields = items.flatMap((item) => child(item, 'fieldInstance') ?? []);
    return [
        ...templateProblems(page, xml),
        ...(page.type === 'RecordPage' && page.object === undefined
            ? [page.say('A RecordPage names its object in <sobjectType>.', xml)]
            : []),
        ...twins(page, [...placed, ...fields]),
        ...placed.flatMap((instance) => placedProblems(page, instance, known)),
        ...fields.flatMap((instance) => fieldProblems(page, instance, known)),
        ...[...placed, ...fields].flatMap((instance) => ruleProblems(page, instance, known))
    ];
}

function templateProblems(page: Page, xml: XmlNode): Problem[] {
    const template = child(xml, 'template');
    const name = template && child(template, 'name');
    if (!template || !name) {
        return [];
    }
    const properties = STANDARD.templates[name.text.trim()];
    if (!properties) {
        const hint = suggestion(name.text.trim(), Object.keys(STANDARD.templates));
        return [page.say(`<template>: there is no template ${name.text.trim()}.${hint}`, name)];
    }
    return childrenNamed(template, 'properties').flatMap((property) => {
        const key = textOf(property, 'name') ?? '';
        if (properties.includes(key)) {
            return [];
        }
        return [
            page.say(`<template>: ${name.text.trim()} has no property ${key}.${suggestion(key, properties)}`, property)
        ];
    });
}

function twins(page: Page, instances: XmlNode[]): Problem[] {
    const seen = new Map<string, XmlNode>();
    return instances.flatMap((instance) => {
        const node = child(instance, 'identifier');
        if (!node) {
            return [];
        }
        const first = seen.get(node.text.trim());
        if (!first) {
            seen.set(node.text.trim(), node);
        }
        return first ? [page.say(`<identifier>: ${node.text.trim()} is on line ${first.line} already.`, node)] : [];
    });
}

function fieldProblems(page: Page, instance: XmlNode, known: Known): Problem[] {
    const item = child(instance, 'fieldItem');
    if (!item || page.object === undefined) {
        return [];
    }
    const missing = known.missingField(page.object, item.text.trim().replace(/^Record\./, ''));
    return missing === undefined ? [] : [page.say(`<fieldItem>: ${missing}`, item)];
}

function ruleProblems(page: Page, instance: XmlNode, known: Known): Problem[] {
    const rule = child(instance, 'visibilityRule');
    return (rule ? childrenNamed(rule, 'criteria') : []).flatMap((criteria) => {
        const left = child(criteria, 'leftValue');
        const path = left && RECORD_FIELD.exec(left.text)?.groups?.['path'];
        if (!left || path === undefined || page.object === undefined) {
            return [];
        }
        const missing = known.missingField(page.object, path);
        return missing === undefined ? [] : [page.say(`<leftValue>: ${missing}`, left)];
    });
}
