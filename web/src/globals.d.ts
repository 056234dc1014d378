import type { ReportDocument } from './engine/types.js';

declare global {
  interface Window {
    /** For scripts and tests: the JSON document of a text. */
    giar: { check(text: string): Promise<ReportDocument> };
  }
}

declare module '*.py?raw' {
  const source: string;
  export default source;
}
