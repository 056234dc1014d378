import type { PrecacheEntry } from 'workbox-precaching';

declare global {
  /** What the build puts in place of this name; told where it is used. */
  const FILES: { first: PrecacheEntry[]; later: PrecacheEntry[]; packed: Record<string, string> };
}
