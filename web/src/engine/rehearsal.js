/**
 * How often the last report is read again. Each time makes the browser optimise more of Python's machine code; Chromium
 * keeps it for the next visit as soon as there is a megabyte of it, which takes five to ten times.
 */
const TIMES = 20;
/** Milliseconds before the first time, in which an answer is drawn, and between two times. */
const BEFORE = 800;
const BETWEEN = 60;
/** Characters; a report has five to twenty thousand. To read a longer text would keep waiting whoever asks for something. */
const LONG = 50_000;

/** Between the cells of a line. */
const GAPS = /[ \t]+/g;

/**
 * Reads the last report again, for practice only, while its reader looks at the verdict: corrections are checked sooner
 * then, and on the next visit the first report is too. It is read in turn as it is and with every cell on a line of its own:
 * with one way alone the browser comes to less than it keeps.
 */
export class Rehearsal {
  /** @param {(text: string) => void} read */
  constructor(read) {
    this.read = read;
    this.text = '';
    this.times = 0;
    this.begun = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** What is done from now on is of use on the next visit too. */
  begin() {
    if (this.begun) return;
    this.begun = true;
    this.#plan(BETWEEN);
  }

  /**
   * Something was asked for and answered: the rest of the rehearsal waits while its reader looks at that.
   *
   * @param {string} [text] of the report, when it was one
   */
  answered(text = this.text) {
    this.text = text.length <= LONG ? text : '';
    if (this.begun) this.#plan(BEFORE);
  }

  /** @param {number} pause */
  #plan(pause) {
    clearTimeout(this.timer);
    if (this.text && this.times < TIMES) this.timer = setTimeout(() => this.#again(), pause);
  }

  #again() {
    this.times += 1;
    this.read(this.times % 2 ? this.text : this.text.replaceAll(GAPS, '\n'));
    this.#plan(BETWEEN);
  }
}
