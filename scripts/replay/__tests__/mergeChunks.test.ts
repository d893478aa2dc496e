import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChunkBuilder, mergeChunks, WORTH_SENDING, type Chunk, type ChunkSource } from '../engine/chunk.ts';

function chunkOf(...arrivals: number[]): Chunk {
    const builder = new ChunkBuilder(1, WORTH_SENDING);
    for (const arrival of arrivals) {
        builder.writers[0]?.text(`chat ${arrival}`);
        builder.endChat(0, arrival);
    }
    return builder.take() as Chunk;
}

function sourceOf(chunks: (Chunk | Promise<Chunk>)[]): ChunkSource {
    return async () => chunks.shift();
}

test('chats of several threads come in one order', async () => {
    const texts: string[] = [];
    for await (const chat of mergeChunks([
        sourceOf([chunkOf(1, 4), chunkOf(5)]),
        sourceOf([]),
        sourceOf([chunkOf(2, 3)])
    ])) {
        texts.push(Buffer.from(chat.texts[0] ?? []).toString());
    }
    assert.deepEqual(texts, ['chat 1', 'chat 2', 'chat 3', 'chat 4', 'chat 5']);
});

test('all threads work on their first chats at once', async () => {
    const first = Promise.withResolvers<Chunk>();
    const second: ChunkSource = async () => {
        // The first thread is done only after the second one was asked.
        first.resolve(chunkOf(1));
        return undefined;
    };
    const arrivals: number[] = [];
    for await (const { arrival } of mergeChunks([sourceOf([first.promise]), second])) {
        arrivals.push(arrival);
    }
    assert.deepEqual(arrivals, [1]);
});
