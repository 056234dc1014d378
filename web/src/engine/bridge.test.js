import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Engine } from './bridge.js';

/** @typedef {import('./types.js').Outcome} Outcome */

/** @param {string} text */
const outcome = (text) => /** @type {Outcome} */ (/** @type {unknown} */ ({ document: { text }, text }));

/** A promise that the test settles; Node 20 has no Promise.withResolvers. */
function deferred() {
  /** @type {(value: any) => void} */
  let resolve = () => {};
  /** @type {(reason: unknown) => void} */
  let reject = () => {};
  const promise = new Promise((...both) => ([resolve, reject] = both));
  return { promise, resolve, reject };
}

/** A worker whose answers the test gives when it likes. */
class FakeWorker {
  constructor() {
    this.started = deferred();
    this.crash = deferred();
    this.crash.promise.catch(() => {});
    /** @type {{source: unknown, resolve: (outcome: Outcome) => void, reject: (reason: unknown) => void}[]} */
    this.calls = [];
    this.terminated = false;
    this.traffic = vi.fn(async () => ({ loaded: [], refused: 0 }));
    /** @type {(progress: unknown) => void} */
    this.report = () => {};
    /** @type {(fetching: unknown) => void} */
    this.fetching = () => {};
  }

  start = (
    /** @type {string} */ _base,
    /** @type {(progress: unknown) => void} */ report,
    /** @type {(fetching: unknown) => void} */ fetching,
  ) => {
    this.report = report;
    this.fetching = fetching;
    return this.started.promise;
  };

  spawned() {
    const check = (/** @type {unknown} */ source) =>
      new Promise((resolve, reject) => this.calls.push({ source, resolve, reject }));
    return /** @type {import('./spawn.js').Spawned} */ (
      /** @type {unknown} */ ({
        engine: { start: this.start, check, traffic: this.traffic },
        crashed: this.crash.promise,
        terminate: () => (this.terminated = true),
      })
    );
  }
}

/** @type {FakeWorker[]} */
let workers;
/** @type {Engine} */
let engine;
const events = { onProgress: vi.fn(), onReady: vi.fn(), onFetching: vi.fn(), onFailed: vi.fn() };
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  workers = [];
  const spawn = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker.spawned();
  };
  engine = new Engine('https://office.example/giar/engine/', spawn, events);
  void engine.start();
});

afterEach(() => {
  vi.useRealTimers();
});

/** @param {number} index */
const ready = async (index = 0) => {
  workers[index].started.resolve({ giar: '0.1.0' });
  await settled();
};

describe('the engine', () => {
  it('tells what is fetched for a kind of file, and nothing of it once the worker has been replaced', async () => {
    await ready();
    workers[0].fetching({ loaded: 1, total: 2 });
    expect(events.onFetching).toHaveBeenLastCalledWith({ loaded: 1, total: 2 });
    void engine.start();
    workers[0].fetching({ loaded: 2, total: 2 });
    expect(events.onFetching).toHaveBeenCalledTimes(1);
  });

  it('is not on its way again when word of its progress comes after it is ready', async () => {
    workers[0].report({ stage: 'download', loaded: 1, total: 2 });
    await ready();
    workers[0].report({ stage: 'start', loaded: 2, total: 2 });
    expect(events.onProgress.mock.calls).toEqual([[{ stage: 'download', loaded: 1, total: 2 }]]);
  });

  it('gives the worker what is asked while it starts, one thing, and nothing but a check', async () => {
    const answers = [engine.check('early'), engine.check('next')];
    expect(workers[0].calls.map(({ source }) => source)).toEqual(['early']);
    await ready();
    expect(events.onReady).toHaveBeenCalledWith({ giar: '0.1.0' });
    workers[0].calls[0].resolve(outcome('early'));
    await settled();
    workers[0].calls[1].resolve(outcome('next'));
    expect(await Promise.all(answers)).toEqual([outcome('early'), outcome('next')]);
  });

  it('asks nothing else of a worker that has not started', async () => {
    const traffic = engine.traffic();
    await settled();
    expect(workers[0].traffic).not.toHaveBeenCalled();
    await ready();
    expect(await traffic).toEqual({ loaded: [], refused: 0 });
  });

  it('has time for a slow start, though what it was given meanwhile was given up', async () => {
    const controller = new AbortController();
    const stale = engine.check('stale', { signal: controller.signal });
    const fresh = engine.check('fresh');
    controller.abort();
    await expect(stale).rejects.toThrow('aborted');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers).toHaveLength(1);
    await ready();
    workers[0].calls[0].resolve(outcome('stale'));
    await settled();
    workers[0].calls[1].resolve(outcome('fresh'));
    expect(await fresh).toEqual(outcome('fresh'));
  });

  it('replaces a worker that, once started, does not end what was given up before', async () => {
    const controller = new AbortController();
    const stale = engine.check('endless', { signal: controller.signal });
    controller.abort();
    await expect(stale).rejects.toThrow('aborted');
    await ready();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers).toHaveLength(2);
  });

  it('asks the worker one thing at a time, in order', async () => {
    await ready();
    const answers = [engine.check('one'), engine.check('two')];
    expect(workers[0].calls.map(({ source }) => source)).toEqual(['one']);
    workers[0].calls[0].resolve(outcome('one'));
    await settled();
    expect(workers[0].calls.map(({ source }) => source)).toEqual(['one', 'two']);
    workers[0].calls[1].resolve(outcome('two'));
    expect(await Promise.all(answers)).toEqual([outcome('one'), outcome('two')]);
  });

  it('never asks what was given up while it waited', async () => {
    const controller = new AbortController();
    void engine.check('first');
    const answer = engine.check('stale', { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toThrow('aborted');
    await ready();
    workers[0].calls[0].resolve(outcome('first'));
    await settled();
    expect(workers[0].calls).toHaveLength(1);
  });

  it('replaces a worker that does not end what was given up', async () => {
    await ready();
    const controller = new AbortController();
    const stale = engine.check('endless', { signal: controller.signal });
    const fresh = engine.check('next');
    controller.abort();
    await expect(stale).rejects.toThrow('aborted');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers[0].terminated).toBe(true);
    await ready(1);
    workers[1].calls[0].resolve(outcome('next'));
    expect(await fresh).toEqual(outcome('next'));
  });

  it('keeps a worker that ends in time what was given up', async () => {
    await ready();
    const controller = new AbortController();
    const stale = engine.check('slow', { signal: controller.signal });
    controller.abort();
    await expect(stale).rejects.toThrow('aborted');
    workers[0].calls[0].resolve(outcome('slow'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(workers).toHaveLength(1);
  });

  it('goes on after an exception in Python, with a new worker after anything worse', async () => {
    await ready();
    const failing = engine.check('odd');
    workers[0].calls[0].reject(Object.assign(new Error('KeyError'), { name: 'PythonError' }));
    await expect(failing).rejects.toThrow('KeyError');
    expect(workers).toHaveLength(1);
    const fatal = engine.check('worse');
    workers[0].calls[1].reject(new Error('memory access out of bounds'));
    await expect(fatal).rejects.toThrow('out of bounds');
    await settled();
    expect(workers).toHaveLength(2);
  });

  it('says that it failed and lets nobody wait when it cannot start', async () => {
    const answer = engine.check('text');
    workers[0].started.reject(new Error('HTTP 404'));
    await expect(answer).rejects.toThrow('HTTP 404');
    expect(events.onFailed).toHaveBeenCalledTimes(1);
    await expect(engine.check('again')).rejects.toThrow('HTTP 404');
    expect(workers).toHaveLength(1);
  });

  it('does not start again and again when its worker breaks while it starts', async () => {
    const answer = engine.check('text');
    workers[0].crash.reject(new Error('the worker did not start'));
    await expect(answer).rejects.toThrow('did not start');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(workers).toHaveLength(1);
    expect(events.onFailed).toHaveBeenCalledTimes(1);
  });

  it('hears no progress any more from a worker that failed', async () => {
    workers[0].report({ stage: 'download', loaded: 1, total: 2 });
    expect(events.onProgress).toHaveBeenCalledTimes(1);
    workers[0].started.reject(new Error('HTTP 404'));
    await settled();
    workers[0].report({ stage: 'download', loaded: 2, total: 2 });
    expect(events.onProgress).toHaveBeenCalledTimes(1);
  });

  it('notices a worker that breaks without a word', async () => {
    workers[0].crash.reject(new Error('the worker did not start'));
    await settled();
    expect(events.onFailed).toHaveBeenCalledTimes(1);
    expect(workers[0].terminated).toBe(true);
  });

  it('can be started again after it failed', async () => {
    workers[0].started.reject(new Error('HTTP 404'));
    await settled();
    void engine.start();
    await ready(1);
    const answer = engine.check('text');
    workers[1].calls[0].resolve(outcome('text'));
    expect(await answer).toEqual(outcome('text'));
  });
});
