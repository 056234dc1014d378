import type { CarriedFiles, ReportDocument } from './engine/types.js';

declare global {
  interface Window {
    /** For scripts and tests: the JSON document of a text. */
    giar: { check(text: string): Promise<ReportDocument> };
    /** In the page that is one file: what it carries. */
    giarFiles?: CarriedFiles;
    /** What `early.js` has begun to compile. */
    giarEarly?: Promise<WebAssembly.Module | null>;
    /** Where the engine enforces it (TypeScript does not know it yet). */
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
    };
  }
}

declare module '*.py?raw' {
  const source: string;
  export default source;
}
