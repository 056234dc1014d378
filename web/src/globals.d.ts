import type { CarriedFiles, ReportDocument } from './engine/types.js';

export interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}

export interface Early {
  policy?: ScriptPolicy;
  /** The engine's worker, on its way already. */
  first: Worker;
  /** What ended it before anybody listened; empty where nothing did. */
  broken: string;
  /** One more. */
  start(): Worker;
}

declare global {
  interface Window {
    /** For scripts and tests: the JSON document of a text. */
    giar: { check(text: string): Promise<ReportDocument> };
    /** In the page that is one file: what it carries. */
    giarFiles?: CarriedFiles;
    /** What the page's head has begun. */
    giarEarly?: Early;
    /** Where the engine enforces it (TypeScript does not know it yet). */
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy };
  }
}

declare module '*.py?raw' {
  const source: string;
  export default source;
}
