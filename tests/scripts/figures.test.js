// The scripts on the cases of ScriptCasesTests, which hold the server's results.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { follow, formatOf, parse, prepare, Sheet, write } from '../../src/GovInfoReports.Web/wwwroot/js/clerk/figures.js';
import { speaks } from '../../src/GovInfoReports.Web/wwwroot/js/clerk/aspects.js';
import { Findings } from '../../src/GovInfoReports.Web/wwwroot/js/clerk/findings.js';

const folder = new URL('cases/', import.meta.url);

for (const file of readdirSync(folder)) {
  const cases = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const form = prepare(cases.definition);
  const names = form.cells.map(c => c.id);
  const figuresOf = texts => new Map(texts.split(' ').map((text, i) => [names[i], parse(text === '_' ? '' : text, formatOf(form, names[i])).value]));
  const textsOf = figures => names.map(name => write(figures.get(name)) || '_').join(' ');

  test(`${file}: what is typed is read as on the server`, () => {
    for (const { format, text, value, problem, words } of cases.typed) {
      const read = parse(text, form.formats[format]);
      assert.deepEqual([write(read.value), read.problem, read.words ?? null], [value, problem, words], `${format} '${text}'`);
    }
  });

  test(`${file}: required contents are recognised as on the server`, () => {
    for (const { keywords, besides, text, spoken } of cases.aspects) {
      assert.equal(speaks(text, keywords, besides), spoken, text);
    }
  });

  test(`${file}: totals follow as on the server`, () => {
    for (const { before, after, followed } of cases.totals) {
      assert.equal(textsOf(follow(form, figuresOf(before), figuresOf(after))), followed);
    }
  });

  test(`${file}: a sheet that is typed into has what following at once has`, () => {
    for (const { before, after, followed } of cases.totals) {
      const sheet = new Sheet(form, figuresOf(before), figuresOf(before));
      const typed = [...figuresOf(after)].filter(([name, value]) => value !== figuresOf(before).get(name));
      typed.forEach(([name, value]) => sheet.type(name, value));
      assert.equal(textsOf(sheet.now), followed);
    }
  });

  test(`${file}: equations and blanks are found as on the server, in the same words`, () => {
    for (const { figures, found } of cases.findings) {
      const values = figuresOf(figures);
      const list = new Findings(form, new Sheet(form, values, values), names, () => null).list();
      const key = (rule, cells) => `${rule} ${cells}`;
      const mine = new Map(list.map(f => [key(f.rule, [...f.cells].sort().join()), `${f.message} ${f.advice}`]));
      assert.deepEqual([...mine.keys()].sort(), found.map(f => key(f.rule, f.cells)).sort());
      assert.equal(list.length, found.length);
      for (const { rule, cells, words } of found.filter(f => f.words)) {
        assert.equal(mine.get(key(rule, cells)), words);
      }
    }
  });
}
