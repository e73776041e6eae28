// Saving without thinking: each change goes to the server by itself, with what the field held before, and stays in the queue on
// this machine until the server says that it is stored. The server decides; nothing is called saved before its answer.

import { start as startAdditional } from './additional.js';
import { start as startAsking } from './asking.js';
import { fieldsOf } from './fields.js';
import { open } from './keep.js';
import { kindOf, Queue, withBeside } from './saving/queue.js';
import { LASTING, Server, troubleOf, waitAfter } from './saving/server.js';
import { byId, listOf, sayer } from './words.js';

const REST = 600; // milliseconds without typing after which a change is sent
const LONGEST = 1500; // and after which it is sent while typing goes on
const KEEP = 150;
const WATCH = 20_000;
const IDLE = 30 * 60_000; // nobody looks at a form untouched for as long as a session lasts
const BODY = 400_000; // characters of a request
const POSTING = 10_000; // for as long a button that the server was sent is not overtaken by another
const FOCUSED = 'input, textarea, select';

/**
 * Starts saving what is typed into a form.
 * @param {HTMLFormElement} form
 */
export function start(form) {
  const saver = new Saver(form, byId('saving'));
  saver.listen();
  saver.takeUp().then(() => focusTarget(form));
}

class Saver {
  /** @param {HTMLFormElement} form @param {HTMLElement} words */
  constructor(form, words) {
    this.form = form;
    this.say = sayer(words.dataset);
    startAdditional(form, this.say);
    this.fields = fieldsOf(form);
    this.store = open(form.dataset.report ?? '');
    this.asking = startAsking(form, this.fields, this.say, { mine: n => this.mine(n), theirs: n => this.theirs(n), drop: n => this.drop(n) });
    this.queue = new Queue(this.fields.same);
    this.server = new Server(form.dataset.fields ?? '', form.dataset.report ?? '', form.elements.__form?.value ?? '');
    /** @type {Said[]} */
    this.beside = listOf('findings').filter((/** @type {Said} */ f) => f.beside);
    /** @type {Trouble | null} */
    this.trouble = null;
    this.clock = words.dataset.clock ?? '';
    this.revision = form.dataset.revision ?? '';
    this.isKept = true;
    /** @type {Promise<boolean> | null} */
    this.flight = null;
    this.timer = 0;
    this.since = 0;
    this.failures = 0;
    this.keeper = 0;
    this.active = Date.now();
    this.watched = Date.now();
    /** @type {HTMLButtonElement | null} */
    this.pressed = null;
    this.posted = -POSTING;
    /** @type {string | null} */
    this.composing = null;
    /** @type {Map<string, string>} What the store had in figures when one began to type there. */
    this.began = new Map();
  }

  // ---- What changed ----

  listen() {
    const { form, fields } = this;
    form.addEventListener('input', e => !e.isComposing && this.changed([e.target.name]));
    form.addEventListener('compositionstart', e => {
      this.composing = fields.fieldOf(e.target.name);
    });
    form.addEventListener('compositionend', e => {
      this.composing = null;
      this.changed([e.target.name]);
    });
    form.addEventListener('entry:changed', e => this.changed(e.detail.names));
    form.addEventListener('focusout', e => !this.queue.has(e.target.name) && this.began.delete(e.target.name));
    form.addEventListener('click', e => {
      this.pressed = e.target.closest('button');
    });
    form.addEventListener('submit', e => this.submitted(e));
    document.addEventListener('click', e => this.left(e));
    document.addEventListener('portal:leaving', e => e.detail.wait(this.flush()));
    window.addEventListener('online', () => this.retry());
    window.addEventListener('focus', () => this.look());
    window.addEventListener('pagehide', () => this.leave());
    window.addEventListener('beforeunload', e => this.warn(e));
    document.addEventListener('visibilitychange', () => (document.hidden ? this.hide() : this.look()));
    setInterval(() => !this.trouble && Date.now() - this.watched >= WATCH && this.look(), 2000);
  }

  /** @param {string[]} names */
  changed(names) {
    this.active = Date.now();
    for (const name of new Set(names.map(this.fields.fieldOf))) {
      if (name) {
        this.note(name);
      }
    }
    this.later();
  }

  /** @param {string} name */
  note(name) {
    const { fields } = this;
    if (!this.began.has(name) && fields.element(name)?.closest('.entry-cell')) {
      this.began.set(name, fields.stored(name));
    }
    const there = this.queue.note(name, { value: fields.value(name), stored: fields.stored(name), began: this.began.get(name), label: fields.label(name), at: Date.now() });
    // What is under way may yet change the field in the store, as totals follow their parts: its answer says whether something is left to do.
    if (there !== null && !this.flight) {
      this.settle(name, there);
    }
    this.mark(name);
  }

  /**
   * Nothing is left to save in a field: the store has this value.
   * @param {string} name @param {string} value
   */
  settle(name, value) {
    this.queue.drop(name);
    if (this.fields.has(name)) {
      this.fields.setStored(name, value);
    }
    if (document.activeElement !== this.fields.element(name)) {
      this.began.delete(name);
    }
    this.asking.settled(name);
    this.mark(name);
  }

  later() {
    clearTimeout(this.keeper);
    this.keeper = setTimeout(() => this.keep(), KEEP);
    if (this.isWaiting()) {
      this.since = this.since || Date.now();
      // While the line is down, trying again has its own pace.
      if (!this.trouble) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.send(), Math.max(0, Math.min(REST, this.since + LONGEST - Date.now())));
      }
    }
    this.render();
  }

  keep() {
    clearTimeout(this.keeper);
    this.isKept = this.store.put(this.queue.kept());
  }

  isWaiting() {
    return this.queue.sendable().length > 0 || this.backs().length > 0;
  }

  // A figure of which only the beginning could be read is not to stay as that.
  backs() {
    return this.queue.backs(name => (this.fields.has(name) ? this.fields.stored(name) : this.queue.get(name)?.began ?? ''));
  }

  // ---- To the server ----

  /** Sends what there is; one request at a time. Tells whether the server answered with what came of it. */
  async send() {
    clearTimeout(this.timer);
    while (this.flight) {
      await this.flight;
    }
    const batch = this.take(BODY);
    if (batch.length === 0 || this.trouble?.isFinal) {
      this.render();
      return batch.length === 0;
    }
    this.flight = this.post(batch);
    this.render();
    const answered = await this.flight;
    this.flight = null;
    this.since = this.isWaiting() ? Date.now() : 0;
    this.later();
    return answered;
  }

  /** @param {number} limit */
  take(limit) {
    const batch = [...this.backs(), ...this.queue.take(limit)];
    this.keep();
    return batch;
  }

  /** @param {Change[]} batch @returns {Promise<boolean>} */
  async post(batch, isSecond = false) {
    let said;
    try {
      said = await this.server.post(this.revision, batch);
    } catch {
      return this.failed({ kind: 'Offline', isFinal: false, message: '' });
    }
    const { status, answer } = said;
    if (status === 200 && answer) {
      this.accept(batch, answer);
      return true;
    }
    if (status === 400 && answer?.code === 'token' && !isSecond && await this.renew()) {
      return this.post(batch, true);
    }
    return this.failed(troubleOf(status, answer));
  }

  async renew() {
    try {
      const { status, answer } = await this.server.renew();
      if (status !== 200) {
        this.failed(troubleOf(status, answer));
      } else if (answer) {
        document.querySelectorAll('input[name=__form]').forEach(i => { i.value = this.server.token; });
        return true;
      }
    } catch {
      // The line is down: told when the next request finds it so.
    }
    return false;
  }

  /** @param {Trouble} trouble */
  failed(trouble) {
    const { queue } = this;
    if (trouble.kind === 'Closed') {
      this.asking.closed(trouble.message || this.say('Failed', queue.size), [...queue.entries]);
    } else if (!trouble.isFinal) {
      this.failures += 1;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.retry(), waitAfter(this.failures, Math.random()));
    }
    this.trouble = trouble;
    this.render();
    return false;
  }

  retry() {
    const isWaiting = this.isWaiting();
    if (this.trouble?.isFinal || (!this.trouble && !isWaiting)) {
      return;
    }
    this.trouble = null;
    if (isWaiting) {
      this.send();
    } else {
      this.look();
    }
  }

  // ---- What came of it ----

  /** @param {Change[]} batch @param {Answer} answer */
  accept(batch, answer) {
    const { queue } = this;
    this.failures = 0;
    this.trouble = null;
    this.learn(answer);
    const saved = new Set(answer.saved);
    for (const { field, after } of batch.filter(c => saved.has(c.field) && queue.has(c.field))) {
      this.acknowledged(field, after, answer.fields[field] ?? after);
    }
    queue.giveUp(batch.filter(c => !saved.has(c.field)));
    queue.refuse(answer.errors, batch).forEach(name => this.mark(name));
    answer.conflicts.filter(c => queue.has(c.field)).forEach(c => this.conflicted(c));
    this.merge(answer, saved);
    [...queue.entries.keys()].filter(name => queue.isBack(name)).forEach(name => this.settle(name, queue.entry(name).after));
    this.keep();
    if (answer.notice) {
      this.asking.said(answer.notice);
    }
    this.tell(answer);
    if (answer.conflicts.length > 0) {
      this.form.dispatchEvent(new CustomEvent('entry:conflict', { detail: { names: answer.conflicts.map(c => c.field) } }));
    }
  }

  /** @param {Answer} answer */
  learn({ revision, clock, tally }) {
    const { form } = this;
    this.revision = revision;
    this.clock = clock;
    this.watched = Date.now();
    form.dataset.revision = revision;
    form.elements.revision.value = revision;
    const link = document.getElementById('check-link');
    if (link && tally) {
      link.dataset.others = String(tally.others);
    }
  }

  /** @param {string} name @param {string} sent @param {string} value */
  acknowledged(name, sent, value) {
    const { fields } = this;
    if (this.queue.acknowledge(name, sent, value)) {
      // Another way to write the same figure shows as it is stored, unless one is still at it.
      if (fields.has(name) && document.activeElement !== fields.element(name) && fields.element(name)?.closest('.entry-cell')) {
        fields.show(name, value);
      }
      this.settle(name, value);
    } else if (fields.has(name)) {
      fields.setStored(name, value);
    }
  }

  /** @param {Conflict} conflict */
  conflicted(conflict) {
    if (this.queue.conflict(conflict)) {
      this.asking.ask(conflict);
      this.mark(conflict.field);
    } else {
      this.settle(conflict.field, conflict.theirs);
    }
  }

  /**
   * Takes in what the server has, in fields that wait here and in those that nobody touched.
   * @param {Answer} answer @param {Set<string>} saved
   */
  merge(answer, saved) {
    for (const [name, value] of Object.entries(answer.fields)) {
      if (this.queue.has(name)) {
        const conflict = this.queue.learn(name, value, answer);
        if (conflict) {
          this.conflicted(conflict);
        } else if (this.queue.isBack(name) && !saved.has(name) && name !== this.composing) {
          this.queue.drop(name);
          this.takeIn(name, value, answer);
        }
      } else if (this.fields.has(name) && !saved.has(name) && name !== this.composing) {
        this.takeIn(name, value, answer);
      }
    }
  }

  /** @param {string} name @param {string} value @param {Answer} answer */
  takeIn(name, value, { setBy, followed }) {
    const { fields } = this;
    const isNew = !fields.same(name, fields.stored(name), value);
    if (isNew || fields.element(name)?.closest('.entry-cell')) {
      fields.show(name, value);
    }
    fields.setStored(name, value);
    if (isNew && setBy[name] && !(followed && name in followed)) {
      this.asking.updated(name, setBy[name]);
    }
  }

  /** @param {Answer} answer */
  tell({ fields, findings, tally, revision, at }) {
    const detail = { fields, findings: findings ? withBeside(findings, this.beside) : null, tally: tally ?? null, revision, at, waiting: [...this.queue.entries.keys()] };
    this.form.dispatchEvent(new CustomEvent('entry:stored', { detail }));
  }

  // ---- Others in the same form ----

  mayLook() {
    const isQuiet = document.hidden || this.flight || Date.now() - this.active > IDLE || !navigator.onLine || Date.now() - this.watched < 3000;
    return !isQuiet && this.trouble?.kind !== 'Closed' && (this.trouble?.isFinal || !this.isWaiting());
  }

  async look() {
    if (!this.mayLook()) {
      return;
    }
    this.watched = Date.now();
    let said;
    try {
      said = await this.server.look(this.revision);
    } catch {
      return;
    }
    const { status, answer } = said;
    if (status === 0 || status === 401) {
      this.failed(troubleOf(status, answer));
    } else if (status === 200 && answer?.closed) {
      this.failed(troubleOf(409, { ...answer, message: answer.closed }));
    } else if (status === 304 || (status === 200 && answer && !this.flight)) {
      if (status === 200 && answer) {
        this.learn(answer);
        this.merge(answer, new Set());
        this.tell(answer);
      }
      await this.back();
    }
  }

  /** Goes on after somebody signed in again, in another window. */
  async back() {
    if (this.trouble?.isFinal && await this.renew()) {
      this.trouble = null;
      this.later();
    }
    this.render();
  }

  // ---- Answers of the person ----

  /** @param {string} name */
  mine(name) {
    if (this.queue.insist(name)) {
      this.asking.settled(name);
      this.mark(name);
      this.later();
    }
  }

  /** @param {string} name */
  theirs(name) {
    const value = this.queue.get(name)?.asked?.theirs;
    if (value !== undefined) {
      this.settle(name, value);
      this.showStored(name, value);
    }
  }

  /** @param {string} name */
  drop(name) {
    this.queue.drop(name);
    this.showStored(name, this.fields.has(name) ? this.fields.stored(name) : '');
    this.mark(name);
    this.asking.settled(name);
  }

  /** @param {string} name @param {string} value */
  showStored(name, value) {
    const { fields, form } = this;
    this.keep();
    if (fields.has(name)) {
      fields.show(name, value);
      const element = fields.element(name);
      if (element?.dataset.stored !== undefined) {
        element.dispatchEvent(new Event('input', { bubbles: true }));
      } else {
        form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: [`${name}.`] } }));
      }
    }
    this.render();
  }

  // ---- What was left behind ----

  // What was typed before this script came, a page that came back with what was typed, and what pages left behind that are gone:
  // all of it waits to be saved, and is asked about where the store moved on.
  async takeUp() {
    const { form, fields, queue } = this;
    for (const name of fields.names.filter(n => !queue.has(n) && !fields.isLocked(n) && !fields.same(n, fields.value(n), fields.stored(n)))) {
      queue.put(name, { before: form.dataset.known === 'true' ? fields.stored(name) : null, after: fields.value(name), at: Date.now(), label: fields.label(name) });
      this.mark(name);
    }
    document.getElementById('stale')?.remove();
    const copy = await this.store.left();
    const names = queue.takeUp(copy.fields, (name, after) => fields.has(name) && fields.same(name, after, fields.stored(name)));
    for (const name of names) {
      if (fields.has(name)) {
        fields.show(name, copy.fields[name].after);
      }
      this.mark(name);
    }
    this.keep();
    if (this.isKept) {
      copy.forget();
    }
    if (names.length > 0) {
      this.asking.said(this.say('Replayed', names.length), 'saving-replayed');
      form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: names.filter(n => n !== 'additional') } }));
    }
    if (queue.size > 0) {
      await this.flush();
    }
    this.render();
  }

  // ---- Leaving ----

  /** Saves everything now. Tells whether nothing is left unsaved. */
  async flush() {
    if (this.trouble && !this.trouble.isFinal) {
      this.trouble = null;
    }
    for (let i = 0; i < 20 && this.isWaiting(); i++) {
      if (!await this.send()) {
        break;
      }
    }
    if (this.flight) {
      await this.flight;
    }
    this.render();
    return this.queue.size === 0 && !this.trouble;
  }

  /** @param {SubmitEvent} e */
  async submitted(e) {
    const { form } = this;
    const button = /** @type {HTMLButtonElement | null} */ (e.submitter) ?? this.pressed;
    this.pressed = null;
    const [verb, part] = (button?.value ?? 'save').split(':');
    if (this.trouble?.kind === 'Closed' || e.defaultPrevented) {
      return;
    }
    e.preventDefault();
    const isSaved = await this.flush();
    if (performance.now() - this.posted < POSTING) {
      return;
    }
    if (!isSaved) {
      this.problem();
    } else if (verb === 'check' || verb === 'next') {
      location.assign(verb === 'check' ? form.dataset.checkPath ?? '' : `${form.dataset.formPath}/${part}`);
    } else if (verb === 'save' || !button) {
      this.asking.speak(this.say('Saved', this.clock));
    } else {
      this.posted = performance.now();
      submitBy(form, button);
    }
  }

  /**
   * A link within the portal is followed when what was typed is saved, or after a moment; the queue stays either way.
   * @param {MouseEvent & { target: HTMLElement }} e
   */
  async left(e) {
    const link = e.target.closest('a[href]');
    if (!link || !isFollowed(link, e) || e.defaultPrevented || this.trouble || !this.isWaiting()) {
      return;
    }
    e.preventDefault();
    await Promise.race([this.flush(), new Promise(resolve => setTimeout(resolve, 2500))]);
    location.assign(link.href);
  }

  hide() {
    this.keep();
    if (!this.trouble && this.isWaiting()) {
      this.send();
    }
  }

  // What is under way may be cut off with the page, so all of it goes out once more in a request that outlives it. No answer is
  // waited for: the queue stays, and the next visit finds what is stored.
  leave() {
    this.keep();
    if (!this.trouble?.isFinal && this.isWaiting()) {
      this.server.post(this.revision, this.take(LASTING)).catch(() => {});
    }
  }

  /** @param {BeforeUnloadEvent} e */
  warn(e) {
    this.keep();
    if (this.queue.size > 0 && !this.isKept) {
      e.preventDefault();
      e.returnValue = '';
    }
  }

  // ---- What is shown ----

  /** @param {string} name */
  mark(name) {
    this.asking.mark(name, this.queue.stateOf(name), this.queue.get(name));
  }

  problem() {
    const name = this.queue.problem();
    if (name) {
      this.asking.go(name);
    } else if (this.trouble?.isFinal) {
      byId('save-link').focus();
    }
    this.render();
  }

  render() {
    const { trouble, queue, say } = this;
    const counts = queue.counts();
    const kind = kindOf(trouble?.kind, Boolean(this.flight), counts);
    const value = { Saved: this.clock, Conflicts: counts.asked, Refused: counts.refused }[kind] ?? queue.size;
    const text = kind === 'Closed' ? trouble?.message : kind === 'SignedOut' && queue.size === 0 ? say('SignedOutIdle') : say(kind, value);
    const isUnkept = queue.size > 0 && !this.isKept;
    this.asking.state(kind, text + (isUnkept ? say('Unkept') : ''), ['SignedOut', 'Account', 'Password'].includes(kind) ? kind : null);
  }
}

/**
 * Goes to the field that the address names, unless one is in another by now.
 * @param {HTMLFormElement} form
 */
function focusTarget(form) {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const { activeElement } = document;
  if (target && form.contains(target) && target.matches(FOCUSED) && !(form.contains(activeElement) && activeElement?.matches(FOCUSED))) {
    const closed = target.closest('details:not([open])');
    if (closed) {
      closed.open = true;
    }
    target.focus();
  }
}

/**
 * Posts the form as without scripts, with the revision just learned: for a button that only the server knows.
 * @param {HTMLFormElement} form @param {HTMLButtonElement} button
 */
function submitBy(form, button) {
  const press = document.createElement('input');
  press.type = 'hidden';
  press.name = button.name;
  press.value = button.value;
  form.append(press);
  HTMLFormElement.prototype.submit.call(form);
}

/**
 * Whether a click leads to another page of the portal in this window.
 * @param {HTMLAnchorElement} link @param {MouseEvent} e
 */
function isFollowed(link, e) {
  const isPlain = e.button === 0 && !e.ctrlKey && !e.metaKey && !e.shiftKey && !e.altKey && !link.target && !link.hasAttribute('download');
  return isPlain && link.origin === location.origin && !(link.pathname === location.pathname && link.hash);
}
