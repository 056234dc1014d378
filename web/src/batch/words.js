/** @import { Message } from '../engine/types.js' */
/** @import { Locale } from '../store/state.js' */
import { fill } from '../i18n/translate.js';

/** The texts of the list of reports, which come with it: the first verdict does without them. */
const zh = {
  'list.heading': '{count} 份报告',
  'list.label': '报告清单',
  'list.hint': '上下方向键移动，Enter 打开，空格选中，Ctrl+A 全选。',
  'list.none': '没有符合条件的报告。',
  'list.showAll': '全部显示',
  'list.pasted': '粘贴的报告 {number}',
  'list.joined': '{count} 份已加入清单。',
  'list.empty': '这里没有找到文件。',
  'list.more': '一次最多读取 {most} 份，其余的没有列入。请分批放入，或使用命令行 giar check。',

  'act.files': '添加文件…',
  'act.folder': '添加文件夹…',
  'act.close': '关闭清单',
  'act.close.sure': '{count} 份报告有您的更正，关闭清单后不再保留。',
  'act.close.do': '仍要关闭',
  'act.close.not': '不关闭',
  'act.stop': '停止读取',
  'act.resume': '继续读取',
  'act.again': '再读一次',
  'act.takeAll': '导出 {count} 份',
  'act.takeChosen': '导出所选 {count} 份',
  'act.choose': '选中 {name}',
  'act.chooseAll': '选中列出的全部报告',
  'act.unchoose': '取消选择',

  'run.label': '读取进度',
  'run.gathering': '正在查看文件夹……',
  'run.waiting': '共 {total} 份，核对引擎就绪后立即读取。',
  'run.reading': '正在读取第 {number} 份，共 {total} 份：{name}',
  'run.stopped': '已停止：读了 {done} 份，还有 {left} 份没有读。',
  'run.done': '{total} 份已全部读完。',
  'run.refused': '其中 {count} 份读不了，原因列在表中。',
  'run.announce': '已读取 {done} 份，共 {total} 份。',

  'take.xlsx.about': '汇总、各份的三张表、核对发现、更正',
  'take.preparing': '正在准备文件：{done} / {total}',
  'take.stop': '取消',
  'take.nothing': '没有可以导出的报告。',
  'take.skipped': '文件已生成。{count} 份没有列入，因为它们的文件现在读不出来：{names}',

  'filter.label': '按结论筛选',
  'filter.text': '筛选文件名、标题、机关',
  'filter.shown': '列出 {shown} 份',
  'grade.all': '全部',
  'grade.refused': '读不了',
  'grade.wrong': '有错误',
  'grade.undecided': '无法判定',
  'grade.warning': '需留意',
  'grade.pass': '通过',
  'grade.same': '重复',
  'grade.waiting': '未读',

  'column.name': '报告',
  'column.organ': '机关',
  'column.year': '年度',
  'column.grade': '结论',
  'column.error': '错误',
  'column.warning': '留意',
  'column.undecided': '未定',
  'column.read': '读出',
  'column.blank': '空白',
  'column.unclear': '存疑',
  'column.absent': '缺失',
  'column.changed': '更正',
  'column.error.about': '错误的处数',
  'column.warning.about': '需要留意的处数',
  'column.undecided.about': '无法判定的勾稽关系',
  'column.read.about': '读出数字的单元格',
  'column.blank.about': '空白或填符号的单元格',
  'column.unclear.about': '有歧义或不是数字的单元格',
  'column.absent.about': '文中没有的单元格',
  'column.changed.about': '您更正过的单元格',

  'verdict.stranger': '不像年度报告',
  'verdict.fail': '{fail} 项勾稽不成立',
  'verdict.error': '{error} 处错误',
  'verdict.undecided': '{undecided} 项无法判定',
  'verdict.warning': '{warning} 处需留意',
  'verdict.pass': '勾稽全部成立',
  'row.waiting': '还没有读',
  'row.reading': '正在读取……',
  'row.opening': '正在打开……',
  'row.same': '与“{name}”内容相同，不重复计入',
  'row.edited': '文本已改',

  'refusal.missing': '读这种文件要用的部件没有下载成功。请检查网络，然后点“再读一次”。',
  'refusal.slow': '读了 {seconds} 秒还没有读完，已跳过。请单独打开这一份。',

  'bar.label': '多份报告',
  'bar.back': '回到清单',
  'bar.place': '第 {number} 份，共 {count} 份',
  'bar.previous': '上一份',
  'bar.next': '下一份',
};

/** @typedef {keyof typeof zh} Word */

/** @type {Record<Word, string>} */
const en = {
  'list.heading': '{count} {count|report|reports}',
  'list.label': 'List of reports',
  'list.hint': 'Up and down move, Enter opens, Space chooses, Ctrl+A chooses all.',
  'list.none': 'No report is like that.',
  'list.showAll': 'Show all',
  'list.pasted': 'Pasted report {number}',
  'list.joined': '{count} joined the list.',
  'list.empty': 'There are no files here.',
  'list.more': 'At most {most} at a time; the others are not listed. Give them in parts, or use giar check on the command line.',

  'act.files': 'Add files…',
  'act.folder': 'Add folder…',
  'act.close': 'Close list',
  'act.close.sure': '{count} {count|report has|reports have} corrections of yours that are lost when the list is closed.',
  'act.close.do': 'Close all the same',
  'act.close.not': 'Keep it open',
  'act.stop': 'Stop reading',
  'act.resume': 'Go on reading',
  'act.again': 'Read again',
  'act.takeAll': 'Take away {count}',
  'act.takeChosen': 'Take away the {count} chosen',
  'act.choose': 'Choose {name}',
  'act.chooseAll': 'Choose all reports listed',
  'act.unchoose': 'Choose none',

  'run.label': 'Progress of reading',
  'run.gathering': 'Looking into the folder…',
  'run.waiting': '{total} {total|report|reports}, to be read as soon as the engine is ready.',
  'run.reading': 'Reading {number} of {total}: {name}',
  'run.stopped': 'Stopped: {done} read, {left} not.',
  'run.done': 'All {total} are done.',
  'run.refused': '{count} of them cannot be read; the table says why.',
  'run.announce': '{done} of {total} read.',

  'take.xlsx.about': 'overview, the three tables of each, findings, corrections',
  'take.preparing': 'Preparing the file: {done} of {total}',
  'take.stop': 'Cancel',
  'take.nothing': 'There is no report to take away.',
  'take.skipped': 'The file is made. {count} {count|is|are} not in it, because the {count|file|files} cannot be read any more: {names}',

  'filter.label': 'Filter by verdict',
  'filter.text': 'Filter by file, title, organ',
  'filter.shown': '{shown} shown',
  'grade.all': 'All',
  'grade.refused': 'Unreadable',
  'grade.wrong': 'Errors',
  'grade.undecided': 'Undecided',
  'grade.warning': 'Warnings',
  'grade.pass': 'Passed',
  'grade.same': 'Duplicates',
  'grade.waiting': 'Not read',

  'column.name': 'Report',
  'column.organ': 'Organ',
  'column.year': 'Year',
  'column.grade': 'Verdict',
  'column.error': 'Errors',
  'column.warning': 'Warn.',
  'column.undecided': 'Undec.',
  'column.read': 'Read',
  'column.blank': 'Blank',
  'column.unclear': 'Unclear',
  'column.absent': 'Absent',
  'column.changed': 'Corr.',
  'column.error.about': 'Errors',
  'column.warning.about': 'Warnings',
  'column.undecided.about': 'Sums that cannot be decided',
  'column.read.about': 'Cells read as numbers',
  'column.blank.about': 'Cells left blank or marked',
  'column.unclear.about': 'Cells that are ambiguous or no number',
  'column.absent.about': 'Cells that the text does not have',
  'column.changed.about': 'Cells that you corrected',

  'verdict.stranger': 'not an annual report',
  'verdict.fail': '{fail} {fail|sum|sums} wrong',
  'verdict.error': '{error} {error|error|errors}',
  'verdict.undecided': '{undecided} undecided',
  'verdict.warning': '{warning} {warning|warning|warnings}',
  'verdict.pass': 'all sums hold',
  'row.waiting': 'not read yet',
  'row.reading': 'reading…',
  'row.opening': 'opening…',
  'row.same': 'the same as “{name}”, not counted again',
  'row.edited': 'text edited',

  'refusal.missing': 'What is needed to read this kind of file could not be downloaded. Check the network and choose “Read again”.',
  'refusal.slow': 'It was not read after {seconds} seconds and was left out. Open it by itself.',

  'bar.label': 'Many reports',
  'bar.back': 'Back to the list',
  'bar.place': '{number} of {count}',
  'bar.previous': 'Previous',
  'bar.next': 'Next',
};

const catalogues = { zh, en };

/**
 * @param {Locale} locale
 * @param {Word} word
 * @param {Record<string, string | number>} [values]
 */
export function say(locale, word, values) {
  return fill(catalogues[locale][word], values);
}

/**
 * Sentences that stand one after the other.
 *
 * @param {Locale} locale
 * @param {...string} sentences
 */
export function inOneLine(locale, ...sentences) {
  return sentences.filter(Boolean).join(locale === 'zh' ? '' : ' ');
}

/**
 * @param {Word} word
 * @param {Record<string, string | number>} [values]
 * @returns {Message}
 */
export function messageOfWord(word, values) {
  return { zh: say('zh', word, values), en: say('en', word, values) };
}

export { catalogues };
