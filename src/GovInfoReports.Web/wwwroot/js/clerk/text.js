// Texts of the entry form: counting characters, which required contents are spoken of, figures that follow the tables, the
// findings of each text at their words, and the tools above it.

import { bind, isBound, moves, resolved, shown } from './bound.js';
import { parse, write } from './figures.js';
import { attach, replace } from './textbar.js';
import { openPreviewOf, reveal } from './textplace.js';

const ANY = { scale: 12, minimum: '-79228162514264337593543950335', maximum: '79228162514264337593543950335', unit: '' };
const NUMBER = /[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?/g;
const LAST_CELL = 'last-cell:';

/** Starts the texts of a form. */
export function start(form, say) {
  const tools = document.getElementById('text-tools');
  const told = (key, ...values) => tools.dataset[`say${key}`].replace(/\{(\d)\}/g, (_, i) => values[i]);
  const composing = new Set();
  const cells = tools ? cellsOf() : new Map();
  let waiting = false;

  form.querySelectorAll('[data-limit]').forEach(count);
  // The person may have been faster than this script came.
  [...form.querySelectorAll('[data-taken-over]')].map(mark => document.getElementById(mark.dataset.takenOver)).filter(f => f && f.value !== f.dataset.stored.replace(/\r\n?/g, '\n')).forEach(edited);
  form.addEventListener('input', e => {
    count(e.target);
    edited(e.target);
    if (cells.has(e.target.name)) {
      later();
    }
  });
  form.addEventListener('entry:changed', e => {
    e.detail.names.map(named).filter(Boolean).forEach(field => {
      count(field);
      edited(field);
    });
    later();
  });
  if (!tools) {
    return;
  }

  const last = { key: LAST_CELL + (form.dataset.report || ''), get: () => remembered(last.key) };
  const context = { form, tools, told, cells, valueOf, lastCell: () => last.get() };
  texts().forEach(area => attach(area, context));
  // Sections added without a page load get their tools too.
  form.addEventListener('entry:added', e => {
    e.detail.element.querySelectorAll('textarea[data-narrative]').forEach(area => attach(area, context));
    e.detail.element.querySelectorAll('[data-limit]').forEach(count);
  });
  form.querySelectorAll('.text-finding').forEach(enhance);
  form.addEventListener('entry:stored', stored);
  form.addEventListener('click', clicked);
  form.addEventListener('focusin', e => cells.has(e.target.name) && remember(last.key, e.target.name));
  form.addEventListener('compositionstart', e => composing.add(e.target));
  form.addEventListener('compositionend', e => {
    composing.delete(e.target);
    later();
  });
  follow();
  fromAddress();
  window.addEventListener('hashchange', fromAddress);

  function texts() {
    return [...form.querySelectorAll('textarea[data-narrative]')];
  }

  function named(name) {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLElement ? field : null;
  }

  function cellsOf() {
    const groups = JSON.parse(document.getElementById('text-cells').textContent);
    return new Map(groups.flatMap(g => g.cells.map(c => [c.id, { ...c, group: g.heading }])));
  }

  // What a text shows for a cell: what stands in its field, or what is stored where this page has no field of it.
  function valueOf(id) {
    const field = named(id);
    if (!field) {
      return cells.has(id) ? cells.get(id).value : undefined;
    }
    const { value, problem } = parse(field.value, ANY);
    return problem ? undefined : write(value);
  }

  function count(field) {
    const line = field.id && document.getElementById(`${field.id}-count`);
    if (!line || !field.dataset.limit) {
      return;
    }
    const { length } = field.value;
    const limit = Number(field.dataset.limit);
    const recommended = Number(field.dataset.recommended) || null;
    line.textContent = length > limit ? say('Over', length, limit) : recommended ? say('Recommended', length, recommended) : say('Count', length, limit);
    line.classList.toggle('text-count-over', length > (recommended ?? limit));
    for (const aspect of document.querySelectorAll(`[data-aspect-of="${field.id}"]`)) {
      aspect.classList.toggle('spoken', aspect.dataset.keywords.split('|').some(k => field.value.includes(k)));
    }
  }

  // A text taken over from last year is so until it is edited.
  function edited(field) {
    if (field.id) {
      form.querySelector(`[data-taken-over="${field.id}"]`)?.remove();
    }
  }

  function later() {
    if (!waiting) {
      waiting = true;
      setTimeout(() => {
        waiting = false;
        follow();
      });
    }
  }

  // Numbers that moved with the table are no change of the text: what counts as stored moves along.
  function follow() {
    for (const area of texts().filter(a => !composing.has(a))) {
      const found = moves(area.value, valueOf);
      for (const { start: from, end, text } of found) {
        area.setRangeText(text, from, end, 'preserve');
      }
      if (found.length > 0) {
        count(area);
      }
      const { stored: before } = area.dataset;
      if (before !== undefined) {
        area.dataset.stored = moves(before, valueOf).reduce((text, m) => text.slice(0, m.start) + m.text + text.slice(m.end), before);
      }
    }
  }

  function stored(e) {
    for (const [name, value] of Object.entries(e.detail.fields || {})) {
      if (cells.has(name)) {
        cells.get(name).value = value;
      }
    }
    if (Array.isArray(e.detail.findings)) {
      list(e.detail.findings);
    }
    later();
  }

  function list(findings) {
    for (const box of form.querySelectorAll('.text-findings')) {
      const own = findings.filter(f => fieldOf(f) === box.dataset.findingsOf);
      const items = own.map(itemOf);
      box.querySelector('ul').replaceChildren(...items);
      box.querySelector('h3').textContent = told('Findings', own.length);
      box.hidden = own.length === 0;
      items.forEach(enhance);
    }
  }

  function fieldOf(finding) {
    const { section } = finding;
    if (!section) {
      return null;
    }
    return section === 'additionalSections' ? `additional.${finding.additionalSection ?? 0}.text` : named(section) ? section : `text.${section}`;
  }

  function itemOf(finding) {
    const item = document.getElementById('text-finding').content.firstElementChild.cloneNode(true);
    const tier = finding.tier.toLowerCase();
    item.classList.add(`finding-${tier}`);
    const badge = item.querySelector('.tier');
    badge.classList.add(`tier-${tier}`);
    badge.textContent = told(`Tier${tier[0].toUpperCase()}${tier.slice(1)}`);
    const link = item.querySelector('a');
    link.textContent = finding.message;
    link.href = `#${named(fieldOf(finding)).id}`;
    link.dataset.words = finding.words || '';
    if (typeof finding.offset === 'number') {
      link.dataset.at = `${finding.offset}-${finding.length}`;
    }
    const advice = item.querySelector('.text-advice');
    advice.textContent = finding.advice || '';
    advice.hidden = !finding.advice;
    item.dataset.rule = finding.rule;
    item.dataset.cells = (finding.cells || []).join(' ');
    if (typeof finding.right === 'number') {
      item.dataset.right = String(finding.right);
    }
    return item;
  }

  // A number typed by hand that a table contradicts can become the table's.
  function enhance(item) {
    const area = areaOf(item);
    const cell = cellFor(item);
    if (!area || area.readOnly || !cell || !/^B1/.test(item.dataset.rule) || !numberAt(area, item.querySelector('a'))) {
      return;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button-small text-bind';
    button.dataset.cell = cell;
    button.textContent = told('Bind', cells.get(cell).name, shown(valueOf(cell)));
    item.append(button);
  }

  function areaOf(item) {
    return named(item.closest('.text-findings').dataset.findingsOf);
  }

  function cellFor(item) {
    const ids = item.dataset.cells.split(' ').filter(id => cells.has(id));
    const { right } = item.dataset;
    return right === undefined ? (ids.length === 1 ? ids[0] : undefined) : ids.find(id => Number(valueOf(id)) === Number(right));
  }

  // The one number among the words of a finding, where it is not bound yet.
  function numberAt(area, link) {
    const place = placeOf(area, link);
    const numbers = place ? [...area.value.slice(place.start, place.end).matchAll(NUMBER)] : [];
    if (numbers.length !== 1) {
      return null;
    }
    const from = place.start + numbers[0].index;
    const end = from + numbers[0][0].length;
    return isBound(area.value, from, end) ? null : { start: from, end };
  }

  function placeOf(area, link) {
    const { at, words } = link.dataset;
    const [offset, length] = at ? at.split('-').map(Number) : [0, 0];
    const plain = (words || '').replace(/…$/, '');
    const stated = at ? { start: offset, end: Math.min(offset + length, area.value.length) } : null;
    if (stated && (plain === '' || resolved(area.value.slice(stated.start, stated.end)).includes(plain))) {
      return stated;
    }
    const places = plain === '' ? [] : [...area.value.matchAll(new RegExp(plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(m => m.index);
    const nearest = places.sort((a, b) => Math.abs(a - offset) - Math.abs(b - offset))[0];
    // Words can be shown otherwise than they stand, as with full-width digits; the place then holds while the text is the stored one.
    return nearest !== undefined ? { start: nearest, end: nearest + plain.length } : area.value === area.dataset.stored ? stated : null;
  }

  function clicked(e) {
    const button = e.target.closest('.text-bind');
    const link = e.target.closest('.text-finding a');
    if (button) {
      const item = button.closest('.text-finding');
      const area = areaOf(item);
      const place = numberAt(area, item.querySelector('a'));
      if (place) {
        openPreviewOf(area, false);
        replace(area, place.start, place.end, bind(button.dataset.cell, valueOf(button.dataset.cell)));
        button.remove();
      }
    } else if (link) {
      const area = areaOf(link.closest('.text-finding'));
      const place = area && placeOf(area, link);
      if (place) {
        e.preventDefault();
        reveal(area, place.start, place.end);
      }
    }
  }

  // ?at=12-5#field-text-overview selects the words, as links of the check list do.
  function fromAddress() {
    const at = /^(\d{1,6})-(\d{1,6})$/.exec(new URLSearchParams(location.search).get('at') || '');
    const area = at && location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (area && area.form === form && area.localName === 'textarea' && Number(at[1]) <= area.value.length) {
      reveal(area, Number(at[1]), Math.min(Number(at[1]) + Number(at[2]), area.value.length));
    }
  }
}

function remember(key, name) {
  try {
    sessionStorage.setItem(key, name);
  } catch {
    // Without a store the chooser only begins with its list.
  }
}

function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
