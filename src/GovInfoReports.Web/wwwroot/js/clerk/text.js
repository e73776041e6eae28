// Texts of the entry form: counting characters, which required contents are spoken of, figures that follow the tables, the
// findings of each text at their words, and the tools above it.

import { isSpokenOf } from './aspects.js';
import { edited, inserted, isBound, moves, read, resolved, shown, stored, tokens } from './bound.js';
import { parse, write } from './figures.js';
import { attach, openPreviewOf, replace, reveal } from './textbar.js';
import { start as keepWhole } from './whole.js';
import { byId, fieldsIn, listOf, one, sayer } from './words.js';

const ANY = { scale: 12, minimum: '-79228162514264337593543950335', maximum: '79228162514264337593543950335', unit: '' };
const NUMBER = /[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?/g;
const LAST_CELL = 'last-cell:';

/**
 * Starts the texts of a form.
 * @param {HTMLFormElement} form @param {Say} say
 */
export function start(form, say) {
  const tools = document.getElementById('text-tools');
  const texts = new Texts(form, say, tools);
  texts.listen();
  if (tools) {
    texts.equip(tools);
  }
}

class Texts {
  /** @param {HTMLFormElement} form @param {Say} say @param {HTMLElement | null} tools */
  constructor(form, say, tools) {
    this.form = form;
    this.say = say;
    this.told = sayer(tools?.dataset ?? {});
    this.composing = new Set();
    this.cells = tools ? this.cellsOf() : new Map();
    this.waiting = false;
    this.lastKey = LAST_CELL + (form.dataset.report || '');
  }

  listen() {
    fieldsIn(this.form, '[data-limit]').forEach(field => this.count(field));
    // The person may have been faster than this script came.
    for (const mark of this.form.querySelectorAll('[data-taken-over]')) {
      const field = /** @type {HTMLInputElement | null} */ (document.getElementById(mark.dataset.takenOver ?? ''));
      if (field && stored(field.value) !== field.dataset.stored?.replace(/\r\n?/g, '\n')) {
        this.edited(field);
      }
    }
    this.form.addEventListener('input', e => {
      this.count(e.target);
      this.edited(e.target);
      if (this.cells.has(e.target.name)) {
        this.later();
      }
    });
    this.form.addEventListener('entry:changed', e => {
      e.detail.names.map(name => this.named(name)).filter(f => f !== null).forEach(field => {
        this.count(field);
        this.edited(field);
      });
      this.later();
    });
  }

  // The tools above the texts, what follows the tables in them, and their findings.
  /** @param {HTMLElement} tools */
  equip(tools) {
    const { form, told, cells, lastKey } = this;
    const context = { form, tools, told, cells, valueOf: (/** @type {string} */ id) => this.valueOf(id), lastCell: () => remembered(lastKey) };
    this.texts().forEach(area => attach(area, context));
    // Sections added without a page load get their tools too.
    form.addEventListener('entry:added', e => {
      e.detail.element.querySelectorAll('textarea[data-narrative]').forEach(area => attach(area, context));
      fieldsIn(e.detail.element, '[data-limit]').forEach(field => this.count(field));
    });
    form.querySelectorAll('.text-finding').forEach(item => this.enhance(item));
    form.addEventListener('entry:stored', e => this.stored(e));
    form.addEventListener('click', e => this.clicked(e));
    form.addEventListener('focusin', e => cells.has(e.target.name) && remember(lastKey, e.target.name));
    form.addEventListener('compositionstart', e => this.composing.add(e.target));
    form.addEventListener('compositionend', e => {
      this.composing.delete(e.target);
      this.later();
    });
    keepWhole(form);
    this.follow();
    this.fromAddress();
    window.addEventListener('hashchange', () => this.fromAddress());
  }

  texts() {
    return [...this.form.querySelectorAll('textarea[data-narrative]')];
  }

  /** @param {string} name */
  named(name) {
    const field = this.form.elements.namedItem(name);
    return field instanceof HTMLElement ? /** @type {HTMLInputElement} */ (field) : null;
  }

  cellsOf() {
    /** @type {{ heading: string, cells: Omit<TextCell, 'group'>[] }[]} */
    const groups = listOf('text-cells');
    return new Map(groups.flatMap(g => g.cells.map(c => [c.id, { ...c, group: g.heading }])));
  }

  // What a text shows for a cell: what stands in its field, or what is stored where this page has no field of it.
  /** @param {string} id */
  valueOf(id) {
    const field = this.named(id);
    if (!field) {
      return this.cells.get(id)?.value;
    }
    const { value, problem } = parse(field.value, ANY);
    return problem ? undefined : write(value);
  }

  /** @param {HTMLInputElement} field */
  count(field) {
    const line = field.id && document.getElementById(`${field.id}-count`);
    if (!line || !field.dataset.limit) {
      return;
    }
    const { length } = read(field.value);
    const limit = Number(field.dataset.limit);
    const recommended = Number(field.dataset.recommended) || null;
    line.textContent = length > limit ? this.say('Over', length, limit) : recommended ? this.say('Recommended', length, recommended) : this.say('Count', length, limit);
    line.classList.toggle('text-count-over', length > (recommended ?? limit));
    for (const aspect of document.querySelectorAll(`[data-aspect-of~="${field.id}"]`)) {
      aspect.classList.toggle('spoken', this.isSpoken(aspect));
    }
  }

  // What any of the fields says that may speak of it; an additional section may too, and on a page of one part what another part says.
  /** @param {HTMLElement} aspect */
  isSpoken(aspect) {
    const ids = (aspect.dataset.aspectOf || '').split(' ');
    const fields = ids.map(id => /** @type {HTMLTextAreaElement | null} */ (document.getElementById(id)));
    /** @type {Iterable<HTMLTextAreaElement>} */
    const others = ids.length > 1 ? this.form.querySelectorAll('textarea[name^="additional."]') : [];
    const texts = [...fields, ...others].map(field => field?.value || '').join('\n');
    return isSpokenOf(aspect, texts) || (fields.includes(null) && aspect.dataset.elsewhere === 'true');
  }

  // A text taken over from last year is so until it is edited.
  /** @param {HTMLInputElement} field */
  edited(field) {
    if (field.id) {
      this.form.querySelector(`[data-taken-over="${field.id}"]`)?.remove();
    }
  }

  later() {
    if (!this.waiting) {
      this.waiting = true;
      setTimeout(() => {
        this.waiting = false;
        this.follow();
      });
    }
  }

  // Numbers that moved with the table are no change of the text: what counts as stored moves along.
  follow() {
    for (const area of this.texts().filter(a => !this.composing.has(a))) {
      const found = tokens(area.value).filter(t => this.movesTo(area.value.slice(t.from, t.to), t.cell)).reverse();
      for (const { from, to, cell } of found) {
        area.setRangeText(shown(this.valueOf(cell)), from, to, 'preserve');
      }
      if (found.length > 0) {
        this.count(/** @type {HTMLInputElement} */ (/** @type {unknown} */ (area)));
      }
      const { stored: before } = area.dataset;
      if (before !== undefined) {
        area.dataset.stored = moves(before, id => this.valueOf(id)).reduce((text, m) => text.slice(0, m.start) + m.text + text.slice(m.end), before);
      }
    }
  }

  /** @param {string} number @param {string} cell */
  movesTo(number, cell) {
    const value = this.valueOf(cell);
    return value !== undefined && shown(value) !== number;
  }

  /** @param {CustomEvent<FormEvents['entry:stored']>} e */
  stored(e) {
    for (const [name, value] of Object.entries(e.detail.fields || {})) {
      if (this.cells.has(name)) {
        this.cells.get(name).value = value;
      }
    }
    if (Array.isArray(e.detail.findings)) {
      this.list(e.detail.findings);
    }
    this.later();
  }

  /** @param {Said[]} findings */
  list(findings) {
    for (const box of this.form.querySelectorAll('.text-findings')) {
      const own = findings.filter(f => this.fieldOf(f) === box.dataset.findingsOf);
      const items = own.map(finding => this.itemOf(finding));
      one(box, 'ul').replaceChildren(...items);
      one(box, 'h3').textContent = this.told('Findings', own.length);
      box.hidden = own.length === 0;
      items.forEach(item => this.enhance(item));
    }
  }

  /** @param {Said} finding */
  fieldOf(finding) {
    const { section } = finding;
    if (!section) {
      return null;
    }
    return section === 'additionalSections' ? `additional.${finding.additionalSection ?? 0}.text` : this.named(section) ? section : `text.${section}`;
  }

  /** @param {Said} finding */
  itemOf(finding) {
    /** @type {HTMLTemplateElement} */
    const pattern = byId('text-finding');
    const item = /** @type {HTMLElement} */ (pattern.content.firstElementChild?.cloneNode(true));
    const tier = finding.tier.toLowerCase();
    item.classList.add(`finding-${tier}`);
    const badge = one(item, '.tier');
    badge.classList.add(`tier-${tier}`);
    badge.textContent = this.told(`Tier${tier[0].toUpperCase()}${tier.slice(1)}`);
    /** @type {HTMLAnchorElement} */
    const link = one(item, 'a');
    link.textContent = finding.message;
    link.href = `#${this.named(this.fieldOf(finding) ?? '')?.id}`;
    link.dataset.words = finding.words || '';
    if (typeof finding.offset === 'number') {
      link.dataset.at = `${finding.offset}-${finding.length}`;
    }
    const advice = one(item, '.text-advice');
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
  /** @param {HTMLElement} item */
  enhance(item) {
    const area = this.areaOf(item);
    const cell = this.cellFor(item);
    if (!area || area.readOnly || !cell || !/^B1/.test(item.dataset.rule ?? '') || !this.numberAt(area, one(item, 'a'))) {
      return;
    }
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button-small text-bind';
    button.dataset.cell = cell;
    button.textContent = this.told('Bind', this.cells.get(cell).name, shown(this.valueOf(cell)));
    item.append(button);
  }

  /** @param {HTMLElement} item */
  areaOf(item) {
    return /** @type {HTMLTextAreaElement | null} */ (/** @type {unknown} */ (this.named(item.closest('.text-findings')?.dataset.findingsOf ?? '')));
  }

  /** @param {HTMLElement} item */
  cellFor(item) {
    const ids = (item.dataset.cells ?? '').split(' ').filter(id => this.cells.has(id));
    const { right } = item.dataset;
    return right === undefined ? (ids.length === 1 ? ids[0] : undefined) : ids.find(id => Number(this.valueOf(id)) === Number(right));
  }

  // The one number among the words of a finding, where it is not bound yet.
  /** @param {HTMLTextAreaElement} area @param {HTMLElement} link */
  numberAt(area, link) {
    const place = this.placeOf(area, link);
    const text = stored(area.value);
    const numbers = place ? [...text.slice(place.start, place.end).matchAll(NUMBER)] : [];
    if (!place || numbers.length !== 1) {
      return null;
    }
    const from = place.start + numbers[0].index;
    const end = from + numbers[0][0].length;
    return isBound(text, from, end) ? null : { start: from, end };
  }

  // Places are those of the text as it is stored.
  /** @param {HTMLTextAreaElement} area @param {HTMLElement} link */
  placeOf(area, link) {
    const text = stored(area.value);
    const { at, words } = link.dataset;
    const [offset, length] = at ? at.split('-').map(Number) : [0, 0];
    const plain = (words || '').replace(/…$/, '');
    const stated = at ? { start: offset, end: Math.min(offset + length, text.length) } : null;
    if (stated && (plain === '' || resolved(text.slice(stated.start, stated.end)).includes(plain))) {
      return stated;
    }
    const places = plain === '' ? [] : [...text.matchAll(new RegExp(plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'))].map(m => m.index);
    const nearest = places.sort((a, b) => Math.abs(a - offset) - Math.abs(b - offset))[0];
    // Words can be shown otherwise than they stand, as with full-width digits; the place then holds while the text is the stored one.
    return nearest !== undefined ? { start: nearest, end: nearest + plain.length } : text === area.dataset.stored ? stated : null;
  }

  /** @param {OnField<MouseEvent>} e */
  clicked(e) {
    const item = e.target.closest('.text-finding');
    const area = item && this.areaOf(item);
    if (!item || !area) {
      return;
    }
    const button = e.target.closest('.text-bind');
    const link = e.target.closest('a');
    if (button) {
      const { cell = '' } = button.dataset;
      const place = this.numberAt(area, one(item, 'a'));
      if (place) {
        openPreviewOf(area, false);
        const [from, to] = inArea(area, place);
        replace(area, from, to, inserted(area.value.slice(0, from), cell, this.valueOf(cell)));
        button.remove();
      }
    } else if (link) {
      const place = this.placeOf(area, link);
      if (place) {
        e.preventDefault();
        reveal(area, ...inArea(area, place));
      }
    }
  }

  // ?at=12-5#field-text-overview selects the words, as links of the check list do.
  fromAddress() {
    const at = /^(\d{1,6})-(\d{1,6})$/.exec(new URLSearchParams(location.search).get('at') || '');
    const area = at && location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (area instanceof HTMLTextAreaElement && at && area.form === this.form && Number(at[1]) <= stored(area.value).length) {
      reveal(area, ...inArea(area, { start: Number(at[1]), end: Number(at[1]) + Number(at[2]) }));
    }
  }
}

/**
 * Where a place in the text as it is stored stands in the box.
 * @param {HTMLTextAreaElement} area @param {{ start: number, end: number }} place @returns {[number, number]}
 */
function inArea(area, { start: from, end }) {
  const text = stored(area.value);
  return [edited(text.slice(0, from)).length, edited(text.slice(0, end)).length];
}

/** @param {string} key @param {string} name */
function remember(key, name) {
  try {
    sessionStorage.setItem(key, name);
  } catch {
    // Without a store the chooser only begins with its list.
  }
}

/** @param {string} key */
function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
