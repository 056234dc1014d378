import { afterEach, describe, expect, it, vi } from 'vitest';

import { receive } from './later.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/**
 * @param {Uint8Array[]} chunks
 * @param {Record<string, string>} headers
 */
function answerWith(chunks, headers) {
  const body = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  vi.stubGlobal('fetch', async () => new Response(body, { headers }));
}

describe('what a kind of file needs', () => {
  it('is told byte by byte as it comes', async () => {
    answerWith([new Uint8Array([1, 2]), new Uint8Array([3])], { 'content-length': '3' });
    const told = vi.fn();
    const content = await receive('https://office.example/reader.whl', told);
    expect([...new Uint8Array(content)]).toEqual([1, 2, 3]);
    expect(told.mock.calls.map(([fetching]) => fetching)).toEqual([
      { loaded: 0, total: null },
      { loaded: 2, total: 3 },
      { loaded: 3, total: 3 },
    ]);
  });

  it('has no size where the answer is compressed on its way', async () => {
    answerWith([new Uint8Array(4)], { 'content-length': '2', 'content-encoding': 'gzip' });
    const told = vi.fn();
    await receive('https://office.example/reader.whl', told);
    expect(told).toHaveBeenLastCalledWith({ loaded: 4, total: null });
  });

  it('says which file did not arrive', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }));
    await expect(receive('https://office.example/reader.whl', () => {})).rejects.toMatchObject({ name: 'DownloadError' });
  });
});
