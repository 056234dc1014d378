import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Rehearsal } from './rehearsal.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const REPORT = '政府信息公开工作年度报告';

/** @param {(text: string) => void} read */
function begun(read) {
  const rehearsal = new Rehearsal(read);
  rehearsal.begin();
  return rehearsal;
}

describe('a rehearsal', () => {
  it('goes on when the verdict has been drawn, and comes to an end', () => {
    const read = vi.fn();
    begun(read).answered(REPORT);
    vi.advanceTimersByTime(700);
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(read).toHaveBeenCalledTimes(20);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('reads the report in two ways in turn', () => {
    const read = vi.fn();
    begun(read).answered('自然人\t3\n法人 4');
    vi.advanceTimersByTime(1000);
    const ways = read.mock.calls.map(([text]) => text);
    expect(ways.slice(0, 3)).toEqual(['自然人\t3\n法人 4', '自然人\n3\n法人\n4', '自然人\t3\n法人 4']);
  });

  it('begins at once with a report that is there already, and once', () => {
    const read = vi.fn();
    const rehearsal = new Rehearsal(read);
    rehearsal.answered(REPORT);
    vi.advanceTimersByTime(60_000);
    expect(read).not.toHaveBeenCalled();
    rehearsal.begin();
    rehearsal.begin();
    vi.advanceTimersByTime(100);
    expect(read).toHaveBeenCalledOnce();
  });

  it('has nothing to read before there is a report', () => {
    const read = vi.fn();
    begun(read);
    vi.advanceTimersByTime(60_000);
    expect(read).not.toHaveBeenCalled();
  });

  it('waits for whoever asks for something meanwhile, and reads the last report', () => {
    const read = vi.fn();
    const rehearsal = begun(read);
    rehearsal.answered(REPORT);
    vi.advanceTimersByTime(790);
    rehearsal.answered();
    vi.advanceTimersByTime(790);
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(read).toHaveBeenLastCalledWith(REPORT);
    rehearsal.answered(`${REPORT}（2024）`);
    vi.advanceTimersByTime(810);
    expect(read).toHaveBeenCalledTimes(2);
    expect(read).toHaveBeenLastCalledWith(`${REPORT}（2024）`);
  });

  it('is left out for a text that takes long to read, whatever was read before', () => {
    const read = vi.fn();
    const rehearsal = begun(read);
    rehearsal.answered(REPORT);
    rehearsal.answered(REPORT.repeat(10_000));
    vi.advanceTimersByTime(60_000);
    expect(read).not.toHaveBeenCalled();
  });
});
