import './signedIn.ts';
import { CHATS, clocksOf, offerTicks } from './load.ts';

const { clockFace, wholeSeconds } = await import('c/labels');
const countdowns = Array.from({ length: CHATS }, (_, number) => {
    const item = document.body.appendChild(document.createElement('div'));
    return clocksOf(number).map(({ due = 0 }) => ({
        due,
        text: item.appendChild(document.createElement('span')).appendChild(document.createTextNode(''))
    }));
}).flat();

offerTicks((now) => {
    for (const { due, text } of countdowns) {
        text.data = clockFace(wholeSeconds(due - now));
    }
});
