/** @import { Lockfile } from 'pyodide' */

/**
 * The shapes that cross the bridge between the page and the engine: the JSON document of the contract, the form, and
 * what the engine says while it starts.
 *
 * @typedef {{zh: string, en: string}} Message
 *
 * @typedef {'number' | 'blank' | 'mark' | 'unreadable' | 'ambiguous' | 'absent'} Status
 * @typedef {{start: number, end: number}} Span
 * @typedef {{value: number | null, status: Status, text: string, where: Span | null, unit?: string | null,
 *   candidates?: (number | null)[]}} Cell
 * @typedef {'error' | 'warning' | 'info'} Severity
 * @typedef {'fail' | 'undecided'} Verdict
 * @typedef {{rule: string, severity: Severity, verdict: Verdict, message: Message, cells: string[],
 *   where: Span | null, left: number | null, right: number | null}} Finding
 * @typedef {{changes: Record<string, number>, reason: Message, resolves: string[], unique: boolean}} Repair
 * @typedef {{schema: string,
 *   source: {name: string | null, kind: string, encoding: string | null, characters: number},
 *   meta: {title: string | null, organ: string | null, year: number | null, edition: string | null,
 *     organ_from: 'text' | 'name' | 'folder' | null},
 *   cells: Record<string, Cell>,
 *   sections: {key: string, heading: string, where: Span}[],
 *   findings: Finding[],
 *   repairs: Repair[],
 *   summary: {cells: Partial<Record<Status, number>>, relations: {pass: number, fail: number, undecided: number},
 *     findings: Partial<Record<Severity, number>>}}} ReportDocument
 *
 * @typedef {{key: string, number: Message, label: Message, role: string, children: Line[]}} Line
 * @typedef {{caption: Message | null, rows: Line[], columns: Line[]}} Block
 * @typedef {{key: string, number: Message, title: Message, stub: Message | null, spanner: Message | null,
 *   singleRow: boolean, blocks: Block[]}} FormTable
 * @typedef {{key: string, notice: string, years: [number, number | null], tables: FormTable[],
 *   relations: Relation[]}} Edition
 * @typedef {{rule: string, left: string[], right: string[]}} Relation two sums of cells, by their keys, that must be equal
 * @typedef {{schema: string, editions: Edition[], sections: {key: string, number: Message, title: Message}[]}} Form
 * @typedef {Record<string, {name: Message, condition: Message}>} Rules
 *
 * @typedef {'download' | 'start' | 'install'} Stage
 * @typedef {{stage: Stage, loaded: number, total: number}} Progress
 * @typedef {{loaded: number, total: number | null}} Fetching bytes of what one kind of document or export needs beyond the
 *   engine; the total is null where the server does not say it
 * @typedef {{pyodide: string, giar: string, wasm: string, plainly: string[], form: Form, rules: Rules}} Introduction `wasm`: the
 *   address of what runs; `plainly`: the addresses of what was fetched because no snapshot could be restored
 * @typedef {{document: ReportDocument, text: string} | {error: {code: string, message: Message}, several?: string[]}} Outcome `several`: what
 *   the reports are called that the source holds, each of which can be asked for
 *
 * @typedef {Record<string, number | null>} Changes other numbers for cells, by their keys; null: blank
 * @typedef {{keep: string, changes: Changes, previous: string | null}} Reviewed a kept report with its changes, and the
 *   kept report of the year before
 * @typedef {{name: string, reason: Message}} Unread a file that could not be read, and why
 * @typedef {{document: ReportDocument} | {forgotten: true}} Revision
 * @typedef {'xlsx' | 'csv' | 'json' | 'check-sheet' | 'corrections'} ExportFormat
 *
 * @typedef {{path: string, bytes: number}} CoreFile
 * @typedef {Record<string, {content: Blob, type: string, packed: boolean}>} CarriedFiles files by the address that they would have on a server
 * @typedef {{path: string, loader: string, wasm: string, second?: string, bytes: number, head: string, lock: Lockfile}} SnapshotFile `second`:
 *   the part of the wasm that comes later, where there are two; `head`: how it must begin, in base64
 * @typedef {{pyodide: string, giar: string, core: CoreFile[], bootstrap: string[], wheels: string[], snapshot?: SnapshotFile,
 *   later?: Partial<Record<ExportFormat, string[]>>}} Manifest
 * @typedef {{base: string, manifest: Manifest, compiles: boolean}} EarlyStart `compiles`: the page sends the compiled wasm
 */

export {};
