// What the saver shows: the mark at each field that is not saved, the state in the bar, and the question where two people set
// the same field.

import { edited } from './bound.js';
import { byId, make } from './words.js';

const FRESH = 20_000;

/**
 * Starts what is shown. `answers` are the person's: mine, theirs and drop, each of a field.
 * @param {HTMLFormElement} form @param {FormFields} fields @param {Say} say @param {Record<'mine' | 'theirs' | 'drop', (name: string) => void>} answers
 */
export function start(form, fields, say, answers) {
  return new Asking(form, fields, say, answers);
}

class Asking {
  /** @param {HTMLFormElement} form @param {FormFields} fields @param {Say} say @param {Record<'mine' | 'theirs' | 'drop', (name: string) => void>} answers */
  constructor(form, fields, say, answers) {
    this.form = form;
    this.fields = fields;
    this.say = say;
    this.answers = answers;
    this.top = byId('saving-top');
    this.bar = byId('save-state');
    /** @type {HTMLAnchorElement} */
    this.link = byId('save-link');
    this.spoken = byId('save-said');
    /** @type {Map<string, { conflict: Conflict, box: HTMLElement | null }>} */
    this.asked = new Map();
    /** @type {Map<string, Entry>} What waits and has no field to stand in. */
    this.lost = new Map();
    /** @type {Map<string, () => void>} Takes away what says who changed a field. */
    this.fresh = new Map();
    this.last = '';
    this.link.addEventListener('click', () => this.aim());
  }

  // ---- At the field ----

  /** @param {string} name @param {string | null} kind @param {Entry | undefined} entry */
  mark(name, kind, entry) {
    for (const element of this.marked(name)) {
      element.classList.toggle('is-unsaved', kind === 'unsaved');
      element.classList.toggle('is-conflict', kind === 'conflict');
      element.classList.toggle('is-refused', kind === 'refused');
    }
    if (kind && this.fresh.has(name)) {
      this.fresh.get(name)?.();
    }
    this.refusal(name, kind === 'refused' ? entry?.refused : null);
    const isLost = kind === 'refused' && (!this.fields.has(name) || this.fields.isLocked(name));
    if (isLost !== this.lost.has(name)) {
      isLost && entry ? this.lost.set(name, entry) : this.lost.delete(name);
      this.leftOver();
    }
  }

  /** @param {string} name */
  marked(name) {
    return name === 'additional' ? [...document.querySelectorAll('.additional-one')] : [this.fields.element(name)].filter(e => e !== undefined);
  }

  /**
   * The server's message, where the form itself does not show one.
   * @param {string} name @param {string | null | undefined} message
   */
  refusal(name, message) {
    const input = this.fields.element(name);
    const id = `refused-${name.replace(/\./g, '-')}`;
    document.getElementById(id)?.remove();
    if (!message || !input || document.getElementById(`${input.id}-error`)) {
      return;
    }
    const text = make('span', 'field-error', message);
    text.id = id;
    this.fields.container(name)?.append(text);
  }

  /** @param {string} name @param {Setter} setter */
  updated(name, { by, isOwn }) {
    const input = this.fields.element(name);
    const place = this.fields.container(name);
    if (!input || !place) {
      return;
    }
    this.fresh.get(name)?.();
    const note = make('span', 'updated-by', this.say(side('Updated', { isOwn }), by));
    place.append(note);
    this.marked(name).forEach(e => e.classList.add('is-updated'));
    const gone = () => {
      clearTimeout(timer);
      note.remove();
      this.marked(name).forEach(e => e.classList.remove('is-updated'));
      this.fresh.delete(name);
    };
    const timer = setTimeout(gone, FRESH);
    this.fresh.set(name, gone);
  }

  // ---- The question ----

  /** @param {Conflict} conflict */
  ask(conflict) {
    const { field } = conflict;
    this.asked.get(field)?.box?.remove();
    const place = this.fields.has(field) ? this.fields.container(field) : null;
    const box = place ? this.question(conflict, place.matches('td')) : null;
    if (box && place) {
      place.append(box);
      // Who is still in the field sees the question without looking for it.
      if (place.contains(document.activeElement)) {
        box.scrollIntoView({ block: 'nearest' });
      }
    }
    this.asked.set(field, { conflict, box });
    this.list();
    this.speak(this.say(side('ConflictSaid', conflict), this.titleOf(conflict)));
  }

  /** @param {string} name */
  settled(name) {
    const focused = this.asked.get(name)?.box?.contains(document.activeElement);
    this.asked.get(name)?.box?.remove();
    this.asked.delete(name);
    if (focused) {
      this.fields.element(name)?.focus();
    }
    this.list();
  }

  /** @param {Conflict} conflict @param {boolean} isCell */
  question(conflict, isCell) {
    const box = make('div', 'conflict-ask');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', this.titleOf(conflict));
    if (isCell) {
      const value = make('b', 'conflict-value', conflict.theirs || this.say('Blank'));
      const who = make('p', '', this.whoSet(conflict));
      who.append(value);
      box.append(who);
    } else {
      box.append(make('p', '', this.whoSet(conflict)), this.difference(conflict), make('p', 'muted small', this.say(side('KeepBoth', conflict))));
    }
    box.append(this.choice(conflict));
    return box;
  }

  /** @param {Conflict} conflict */
  choice(conflict) {
    const { field, theirs } = conflict;
    const isCell = !this.fields.has(field) || Boolean(this.fields.container(field)?.matches('td'));
    const buttons = make('p', 'conflict-buttons');
    buttons.append(
      this.button(this.say(side('Mine', conflict)), () => this.answers.mine(field)),
      this.button(isCell && theirs ? this.say(side('TheirsValue', conflict), theirs) : this.say(side('Theirs', conflict)), () => this.answers.theirs(field)));
    return buttons;
  }

  /** @param {Setter & { at: string | null }} given */
  whoSet({ by, at, isOwn }) {
    return this.say(side('By', { isOwn }), isOwn ? at ?? '' : by ?? this.say('Somebody'), at ?? '');
  }

  /** @param {Conflict} conflict */
  difference(conflict) {
    const { difference: lines, theirs } = conflict;
    const box = make('div', 'conflict-difference');
    if (!lines || lines.length === 0) {
      box.append(make('p', 'keep-lines', edited(theirs) || this.say('Blank')));
      return box;
    }
    for (const { unchanged, pieces } of lines) {
      if (unchanged > 0) {
        box.append(make('p', 'muted small', this.say('Unchanged', unchanged)));
        continue;
      }
      const line = make('p', 'text-change');
      for (const [kind, words] of pieces) {
        line.append(kind === 'same' ? words : this.piece(kind, words, conflict));
      }
      box.append(line);
    }
    return box;
  }

  /** @param {string} kind @param {string} words @param {Conflict} conflict */
  piece(kind, words, conflict) {
    const element = make(kind === 'added' ? 'ins' : 'del');
    element.append(make('span', 'visually-hidden', this.say(side(kind === 'added' ? 'HaveMine' : 'HaveTheirs', conflict))), words);
    return element;
  }

  // ---- Above the form ----

  list() {
    const elsewhere = [...this.asked.values()].filter(a => !a.box);
    document.getElementById('saving-conflicts')?.remove();
    if (this.asked.size < 2 && elsewhere.length === 0) {
      return;
    }
    const box = make('div', 'banner-note conflict-list');
    box.id = 'saving-conflicts';
    const items = make('ul');
    for (const { conflict, box: at } of this.asked.values()) {
      items.append(this.line(conflict, at));
    }
    const all = make('p', 'buttons');
    const isOwn = [...this.asked.values()].every(a => a.conflict.isOwn);
    all.append(
      this.button(this.say(side('AllMine', { isOwn })), () => [...this.asked.keys()].forEach(this.answers.mine)),
      this.button(this.say(side('AllTheirs', { isOwn })), () => [...this.asked.keys()].forEach(this.answers.theirs)));
    box.append(make('p', 'conflict-title', this.say('Conflicts', this.asked.size)), items, all);
    this.top.append(box);
  }

  /** @param {Conflict} conflict @param {HTMLElement | null} at */
  line(conflict, at) {
    const item = make('li');
    const place = make('a', '', this.titleOf(conflict));
    if (at) {
      place.href = `#${this.fields.element(conflict.field)?.id ?? ''}`;
      item.append(place);
    } else {
      item.append(this.titleOf(conflict), this.difference(conflict), this.choice(conflict));
    }
    item.append(make('span', 'muted small', ` ${this.whoSet(conflict)}`));
    return item;
  }

  /** @param {string} text @param {string} [id] */
  said(text, id = 'saving-notice') {
    const note = make('p', 'banner-note', text);
    note.id = id;
    document.getElementById(id)?.remove();
    this.top.append(note);
    this.speak(text);
  }

  /**
   * The report is closed: what was typed can be copied.
   * @param {string} message @param {[string, Entry][]} entries
   */
  closed(message, entries) {
    document.getElementById('saving-closed')?.remove();
    const box = make('div', 'error-summary');
    box.id = 'saving-closed';
    box.append(make('h2', '', message), this.copies(entries));
    this.top.append(box);
    box.tabIndex = -1;
    if (entries.length > 0) {
      box.focus();
    }
  }

  /** What waits on this machine and has no field to stand in. */
  leftOver() {
    document.getElementById('saving-left')?.remove();
    if (this.lost.size === 0) {
      return;
    }
    const box = make('div', 'banner-note');
    box.id = 'saving-left';
    box.append(this.copies([...this.lost]));
    this.top.append(box);
  }

  /** @param {[string, Entry][]} entries */
  copies(entries) {
    const list = make('div', 'saving-copies');
    if (entries.length > 0) {
      list.append(make('p', '', this.say('Copy', entries.length)));
    }
    for (const [name, { after, label, refused }] of entries) {
      const id = `copy-${name.replace(/\./g, '-')}`;
      const field = make('div', 'field');
      const caption = make('label', '', label || name);
      const text = make('textarea');
      caption.htmlFor = id;
      text.id = id;
      text.readOnly = true;
      text.rows = after.length > 60 ? 4 : 1;
      text.value = edited(after);
      field.append(caption, ...(refused ? [make('p', 'field-hint', refused)] : []), text, this.button(this.say('Drop'), () => {
        field.remove();
        this.answers.drop(name);
      }));
      list.append(field);
    }
    return list;
  }

  // ---- In the bar ----

  /** @param {string} kind @param {string} text @param {string | null} way */
  state(kind, text, way) {
    this.bar.textContent = text;
    this.bar.dataset.state = kind.toLowerCase();
    this.link.hidden = !way;
    if (way) {
      this.link.textContent = this.say(way === 'Password' ? 'ChangePassword' : 'SignIn');
      this.link.dataset.way = way;
      this.aim();
    }
    // Read aloud is what needs a person, and that it is over; not every save.
    const isTrouble = !['Saved', 'Saving', 'Pending'].includes(kind);
    if (isTrouble && this.last !== kind) {
      this.speak(text);
      this.last = kind;
    } else if (kind === 'Saved' && this.last) {
      this.speak(text);
      this.last = '';
    }
  }

  // After signing in again, the form opens where one was.
  aim() {
    const focused = document.activeElement;
    const at = focused && this.form.contains(focused) && focused.matches('input, textarea, select') ? focused.id : this.link.dataset.at ?? '';
    this.link.dataset.at = at;
    const back = location.pathname + location.search + (at ? `#${at}` : '');
    this.link.href = (this.link.dataset.way === 'Password' ? this.link.dataset.password : this.link.dataset.signIn) + encodeURIComponent(back);
  }

  /** @param {string} name */
  go(name) {
    const target = this.asked.get(name)?.box?.querySelector('button') ?? this.fields.element(name) ?? this.top.querySelector('button, textarea');
    target?.scrollIntoView({ block: 'center' });
    target?.focus();
  }

  /** @param {string} text */
  speak(text) {
    this.spoken.textContent = text;
  }

  /** @param {Conflict} conflict */
  titleOf({ field, title }) {
    return title || this.fields.label(field);
  }

  /** @param {string} text @param {() => void} act */
  button(text, act) {
    const element = make('button', 'button-small', text);
    element.type = 'button';
    element.addEventListener('click', act);
    return element;
  }
}

/**
 * The key of a sentence about the two sides: for another window of one's own there is no other person.
 * @param {string} key @param {{ isOwn: boolean }} given
 */
function side(key, { isOwn }) {
  return isOwn ? `${key}Own` : key;
}
