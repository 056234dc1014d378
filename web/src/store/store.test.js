import { expect, it, vi } from 'vitest';

import { Store } from './store.js';

it('whoever watches a name is told when it changes, and only then', () => {
  const store = new Store({ one: 1, other: 'a' });
  const notify = vi.fn();
  const stop = store.watch(['one'], notify);
  store.set({ other: 'b' });
  store.set({ one: 1 });
  expect(notify).not.toHaveBeenCalled();
  store.set({ one: 2 });
  expect(notify).toHaveBeenCalledTimes(1);
  stop();
  store.set({ one: 3 });
  expect(notify).toHaveBeenCalledTimes(1);
  expect(store.state).toEqual({ one: 3, other: 'b' });
});
