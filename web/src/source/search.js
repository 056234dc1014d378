/** @import { Panel, ViewUpdate } from '@codemirror/view' */
import { closeSearchPanel, findNext, findPrevious, getSearchQuery, search, SearchQuery, setSearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';

/**
 * What the search is worded with; the names are the ones under which the editor asks for its own phrases.
 *
 * @typedef {{Find: string, next: string, previous: string, close: string, 'No matches': string, 'of many': string,
 *   'current match': string, 'on line': string}} SearchWording
 */

/** More matches than this are not counted: nobody goes through them one by one. */
const COUNTED = 999;

/** How long after the last key the places are counted: a megabyte is not gone through with every letter. */
const PAUSE = 150;

/** Search in the source: as you type, with how many places there are; nothing can be replaced, for the text is the report's. */
export const sourceSearch = search({
  top: true,
  literal: true,
  createPanel: (view) => new SearchPanel(view),
  scrollToMatch: (range) => EditorView.scrollIntoView(range, { y: 'center' }),
});

/** @param {SearchWording} wording */
export function searchPhrases(wording) {
  return EditorState.phrases.of({ ...wording });
}

/** @implements {Panel} */
class SearchPanel {
  top = true;

  /** @param {EditorView} view */
  constructor(view) {
    this.view = view;
    this.query = getSearchQuery(view.state);
    /** @type {number[] | null} where the places begin; null until they are counted */
    this.found = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    this.field = Object.assign(document.createElement('input'), { className: 'search-field', name: 'search', value: this.query.search });
    this.field.setAttribute('main-field', 'true');
    this.field.setAttribute('autocomplete', 'off');
    this.places = Object.assign(document.createElement('output'), { className: 'search-places' });
    this.buttons = { previous: this.#button('↑', findPrevious), next: this.#button('↓', findNext), close: this.#button('✕', closeSearchPanel) };
    this.dom = Object.assign(document.createElement('div'), { className: 'search' });
    this.dom.setAttribute('role', 'search');
    this.dom.append(this.field, this.places, ...Object.values(this.buttons));
    this.dom.addEventListener('keydown', (event) => this.#onKey(event));
    this.field.addEventListener('input', () => this.#commit());
    this.#word();
    this.#count();
  }

  mount() {
    this.field.select();
  }

  destroy() {
    clearTimeout(this.pause);
  }

  /** @param {ViewUpdate} update */
  update(update) {
    const query = getSearchQuery(update.state);
    const other = !query.eq(this.query);
    if (other && query.search !== this.field.value) this.field.value = query.search;
    this.query = query;
    if (update.startState.facet(EditorState.phrases) !== update.state.facet(EditorState.phrases)) this.#word();
    if (other || update.docChanged) this.#count();
    else if (update.selectionSet) this.#tell();
  }

  #word() {
    const { state } = this.view;
    this.field.placeholder = state.phrase('Find');
    this.field.setAttribute('aria-label', state.phrase('Find'));
    for (const [name, button] of Object.entries(this.buttons)) {
      button.setAttribute('aria-label', state.phrase(name));
      button.title = state.phrase(name);
    }
    this.#tell();
  }

  #commit() {
    const query = new SearchQuery({ search: this.field.value, literal: true });
    this.view.dispatch({ effects: setSearchQuery.of(query) });
    const found = query.valid ? firstFrom(query, this.view.state) : null;
    if (!found) return;
    const selection = { anchor: found.from, head: found.to };
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(found.from, { y: 'center' }), userEvent: 'select.search' });
  }

  #count() {
    clearTimeout(this.pause);
    this.found = null;
    this.pause = setTimeout(() => {
      this.found = this.query.valid ? placesOf(this.query, this.view.state) : null;
      this.#tell();
    }, PAUSE);
  }

  #tell() {
    if (this.found) this.places.textContent = told(this.view.state, this.found);
    else if (!this.query.valid) this.places.textContent = '';
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (runScopeHandlers(this.view, event, 'search-panel')) event.preventDefault();
    else if (event.key === 'Enter' && event.target === this.field) {
      event.preventDefault();
      (event.shiftKey ? findPrevious : findNext)(this.view);
    }
  }

  /**
   * @param {string} sign
   * @param {(view: EditorView) => boolean} act
   */
  #button(sign, act) {
    const button = Object.assign(document.createElement('button'), { className: 'search-button', textContent: sign });
    button.addEventListener('click', () => act(this.view));
    return button;
  }
}

/**
 * Where the places begin, as many of them as are counted and one more.
 *
 * @param {SearchQuery} query
 * @param {EditorState} state
 */
export function placesOf(query, state) {
  const cursor = query.getCursor(state);
  const places = [];
  for (let found = cursor.next(); !found.done && places.length <= COUNTED; found = cursor.next()) places.push(found.value.from);
  return places;
}

/**
 * The first place from where the reader is, or else from the beginning.
 *
 * @param {SearchQuery} query
 * @param {EditorState} state
 */
function firstFrom(query, state) {
  const after = query.getCursor(state, state.selection.main.from).next();
  const found = after.done ? query.getCursor(state).next() : after;
  return found.done ? null : found.value;
}

/**
 * @param {EditorState} state
 * @param {number[]} places
 */
export function told(state, places) {
  if (places.length === 0) return state.phrase('No matches');
  const all = places.length > COUNTED ? state.phrase('of many', COUNTED) : String(places.length);
  const current = places.indexOf(state.selection.main.from) + 1;
  return current > 0 && !state.selection.main.empty ? `${current} / ${all}` : all;
}
