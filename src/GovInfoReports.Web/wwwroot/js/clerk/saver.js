// Saving without thinking: each change goes to the server by itself, with what the field held before, and stays in the queue on
// this machine until the server says that it is stored. The server decides; nothing is called saved before its answer.

import { start as startAdditional } from './additional.js';
import { start as startAsking } from './asking.js';
import { fieldsOf } from './fields.js';
import { open } from './keep.js';

const REST = 600; // milliseconds without typing after which a change is sent
const LONGEST = 1500; // and after which it is sent while typing goes on
const KEEP = 150;
const PATIENCE = 15_000;
const SLOWEST = 30_000;
const WATCH = 20_000;
const IDLE = 30 * 60_000; // nobody looks at a form untouched for as long as a session lasts
const BEACON = 60_000; // characters that a request may have which outlives its page
const BODY = 400_000;
const SENT = 5;

/** Starts saving what is typed into a form. */
export function start(form) {
  const words = document.getElementById('saving');
  const say = (key, ...values) => words.dataset[`say${key}`].replace(/\{(\d)\}/g, (_, i) => values[i]);
  startAdditional(form, say);
  const fields = fieldsOf(form);
  const store = open(form.dataset.report);
  const asking = startAsking(form, fields, say, { mine, theirs, drop });
  const beside = besideFindings();

  // By field: before, after, at, label; sent, what went out without an answer; refused, why the server did not take it; asked,
  // what somebody else entered.
  const queue = new Map();
  const state = { trouble: null, message: '', clock: words.dataset.clock, kept: true, token: form.elements.__form?.value ?? '', revision: form.dataset.revision };
  let flight = null;
  let timer = null;
  let since = 0;
  let failures = 0;
  let keeper = null;
  let pressed = null;
  let active = Date.now();
  let watched = Date.now();
  let composing = null;

  listen();
  takeUp().then(focusTarget);
  return { flush };

  // ---- What changed ----

  function listen() {
    form.addEventListener('input', e => !e.isComposing && changed([e.target.name]));
    form.addEventListener('compositionstart', e => {
      composing = fields.fieldOf(e.target.name);
    });
    form.addEventListener('compositionend', e => {
      composing = null;
      changed([e.target.name]);
    });
    form.addEventListener('entry:changed', e => changed(e.detail.names));
    form.addEventListener('click', e => {
      pressed = e.target.closest('button');
    });
    form.addEventListener('submit', submitted);
    document.addEventListener('click', left);
    window.addEventListener('online', () => retry());
    window.addEventListener('focus', look);
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', warn);
    document.addEventListener('visibilitychange', () => (document.hidden ? hide() : look()));
    setInterval(() => !state.trouble && Date.now() - watched >= WATCH && look(), 2000);
  }

  function changed(names) {
    active = Date.now();
    for (const name of new Set(names.map(fields.fieldOf))) {
      if (name) {
        note(name);
      }
    }
    later();
  }

  function note(name) {
    const value = fields.value(name);
    const entry = queue.get(name) ?? { before: fields.stored(name), after: null, label: fields.label(name), sent: [] };
    delete entry.refused;
    entry.after = value;
    entry.at = Date.now();
    queue.set(name, entry);
    if (entry.asked ? fields.same(name, value, entry.asked.theirs) : entry.sent.length === 0 && entry.before !== null && fields.same(name, value, entry.before)) {
      const { asked } = entry;
      settle(name, asked ? asked.theirs : entry.before);
    }
    mark(name);
  }

  function settle(name, value) {
    queue.delete(name);
    if (fields.has(name)) {
      fields.setStored(name, value);
    }
    asking.settled(name);
    mark(name);
  }

  function later() {
    clearTimeout(keeper);
    keeper = setTimeout(keep, KEEP);
    if (sendable().length > 0) {
      since = since || Date.now();
      // While the line is down, trying again has its own pace.
      if (!state.trouble) {
        clearTimeout(timer);
        timer = setTimeout(send, Math.max(0, Math.min(REST, since + LONGEST - Date.now())));
      }
    }
    render();
  }

  function keep() {
    clearTimeout(keeper);
    state.kept = store.put(Object.fromEntries([...queue].map(([name, { before, after, at, label, sent }]) => [name, { before, after, at, label, sent }])));
  }

  function sendable() {
    return [...queue.keys()].filter(name => !queue.get(name).refused && !queue.get(name).asked);
  }

  // ---- To the server ----

  /** Sends what there is; one request at a time. Tells whether the server answered with what came of it. */
  async function send() {
    clearTimeout(timer);
    while (flight) {
      await flight;
    }
    const batch = take(BODY);
    if (batch.length === 0 || state.trouble?.isFinal) {
      render();
      return batch.length === 0;
    }
    flight = post(batch);
    render();
    const answered = await flight;
    flight = null;
    since = sendable().length > 0 ? Date.now() : 0;
    later();
    return answered;
  }

  function take(limit) {
    const batch = [];
    let size = 0;
    for (const name of sendable()) {
      const { before, after, sent } = queue.get(name);
      size += (before?.length ?? 0) + after.length + sent.join('').length + name.length + 60;
      if (batch.length > 0 && (size > limit || batch.length === 500)) {
        break;
      }
      batch.push({ field: name, before, after, sent: [...sent] });
    }
    for (const { field, after } of batch) {
      const entry = queue.get(field);
      entry.sent = [...entry.sent.filter(s => s !== after), after].slice(-SENT);
    }
    keep();
    return batch;
  }

  async function post(batch, isSecond = false) {
    const body = JSON.stringify({ revision: state.revision, changes: batch });
    let response;
    try {
      response = await ask('', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Form-Token': state.token }, body, keepalive: body.length < BEACON / 3 });
    } catch {
      return failed('Offline');
    }
    const answer = await read(response);
    if (response.status === 200 && answer) {
      accept(batch, answer);
      return true;
    }
    if (response.status === 400 && answer?.code === 'token' && !isSecond && await renew()) {
      return post(batch, true);
    }
    return refused(response.status, answer);
  }

  async function ask(query, options) {
    const control = new AbortController();
    const patience = setTimeout(() => control.abort(), PATIENCE);
    try {
      const headers = { Accept: 'application/json', 'X-Report': form.dataset.report, ...options.headers };
      return await fetch(form.dataset.fields + query, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual', ...options, headers, signal: control.signal });
    } finally {
      clearTimeout(patience);
    }
  }

  async function read(response) {
    try {
      return await response.json();
    } catch {
      return null;
    }
  }

  async function renew() {
    try {
      const response = await ask('?handler=token', {});
      const answer = await read(response);
      if (response.status !== 200) {
        refused(response.status, answer);
        return false;
      }
      state.token = answer.token;
      document.querySelectorAll('input[name=__form]').forEach(i => { i.value = answer.token; });
      return true;
    } catch {
      return false;
    }
  }

  function failed(kind, message = '') {
    failures += 1;
    trouble({ kind }, message);
    const wait = Math.min(SLOWEST, 1000 * 2 ** (failures - 1)) * (0.5 + Math.random());
    clearTimeout(timer);
    timer = setTimeout(retry, wait);
    return false;
  }

  function refused(status, answer) {
    if (status === 401 || status === 0) {
      const kind = { account: 'Account', password: 'Password' }[answer?.code] ?? 'SignedOut';
      return trouble({ kind, isFinal: true });
    }
    if (status === 403 || status === 404 || status === 409) {
      asking.closed(answer?.message ?? say('Failed', queue.size), [...queue].map(([name, entry]) => ({ name, ...entry })));
      return trouble({ kind: 'Closed', isFinal: true }, answer?.message);
    }
    return failed('Failed', answer?.message);
  }

  function trouble(what, message = '') {
    state.trouble = what;
    state.message = message;
    render();
    return false;
  }

  function retry() {
    if (state.trouble?.isFinal || (!state.trouble && sendable().length === 0)) {
      return;
    }
    state.trouble = null;
    if (sendable().length > 0) {
      send();
    } else {
      look();
    }
  }

  // ---- What came of it ----

  function accept(batch, answer) {
    failures = 0;
    state.trouble = null;
    learn(answer);
    const saved = new Set(answer.saved);
    for (const { field, after } of batch.filter(c => saved.has(c.field) && queue.has(c.field))) {
      acknowledged(field, after, answer.fields[field] ?? after);
    }
    for (const error of answer.errors) {
      const entry = queue.get(error.field);
      if (entry && batch.some(c => c.field === error.field && c.after === entry.after)) {
        entry.refused = error.message;
        mark(error.field);
      }
    }
    for (const conflict of answer.conflicts.filter(c => queue.has(c.field))) {
      conflicted(conflict);
    }
    merge(answer, saved);
    keep();
    if (answer.notice) {
      asking.said(answer.notice);
    }
    tell(answer);
    if (answer.conflicts.length > 0) {
      form.dispatchEvent(new CustomEvent('entry:conflict', { detail: { names: answer.conflicts.map(c => c.field) } }));
    }
  }

  function learn({ revision, clock, tally }) {
    state.revision = revision;
    state.clock = clock;
    watched = Date.now();
    form.dataset.revision = revision;
    form.elements.revision.value = revision;
    const link = document.getElementById('check-link');
    if (link && tally) {
      link.dataset.others = String(tally.others);
    }
  }

  function acknowledged(name, sent, value) {
    const entry = queue.get(name);
    if (entry.after === sent) {
      // Another way to write the same figure shows as it is stored, unless one is still at it.
      if (fields.has(name) && document.activeElement !== fields.element(name) && fields.element(name)?.closest('.entry-cell')) {
        fields.show(name, value);
      }
      settle(name, value);
    } else {
      entry.before = value;
      entry.sent = [];
      if (fields.has(name)) {
        fields.setStored(name, value);
      }
    }
  }

  function conflicted(conflict) {
    const entry = queue.get(conflict.field);
    entry.sent = [];
    if (fields.same(conflict.field, entry.after, conflict.theirs)) {
      settle(conflict.field, conflict.theirs);
      return;
    }
    entry.asked = conflict;
    asking.ask(conflict);
    mark(conflict.field);
  }

  /** Takes in what the server has in fields that nobody touched here. */
  function merge({ fields: values, setBy, followed }, saved) {
    for (const [name, value] of Object.entries(values)) {
      const entry = queue.get(name);
      if (entry) {
        // What followed from this very save is no change of somebody else's.
        if (followed && name in followed && entry.before !== null && fields.same(name, entry.before, followed[name])) {
          entry.before = value;
        }
        if (entry.asked && !fields.same(name, entry.asked.theirs, value)) {
          conflicted({ ...entry.asked, theirs: value, by: setBy[name]?.by ?? null, at: null, isOwn: setBy[name]?.isOwn ?? false });
        }
        continue;
      }
      if (fields.has(name) && !saved.has(name) && name !== composing) {
        const isNew = !fields.same(name, fields.stored(name), value);
        if (isNew || fields.element(name)?.closest('.entry-cell')) {
          fields.show(name, value);
        }
        fields.setStored(name, value);
        if (isNew && setBy[name] && !(followed && name in followed)) {
          asking.updated(name, setBy[name]);
        }
      }
    }
  }

  function tell({ fields: values, findings, tally, revision, at }) {
    form.dispatchEvent(new CustomEvent('entry:stored', { detail: { fields: values, findings: findings ? withBeside(findings) : null, tally: tally ?? null, revision, at } }));
  }

  // The texts of the neighbours are read when the form is opened and not with each save: what they gave holds until then.
  function besideFindings() {
    try {
      return JSON.parse(document.getElementById('findings')?.textContent ?? '[]').filter(f => f.beside);
    } catch {
      return [];
    }
  }

  function withBeside(findings) {
    const missing = beside.filter(b => !findings.some(f => f.id === b.id));
    const hints = findings.findIndex(f => f.tier === 'Hint');
    const at = hints < 0 ? findings.length : hints;
    return [...findings.slice(0, at), ...missing, ...findings.slice(at)];
  }

  // ---- Others in the same form ----

  async function look() {
    if (document.hidden || flight || Date.now() - active > IDLE || !navigator.onLine || Date.now() - watched < 3000) {
      return;
    }
    if (state.trouble?.kind === 'Closed' || (sendable().length > 0 && !state.trouble?.isFinal)) {
      return;
    }
    watched = Date.now();
    let response;
    try {
      response = await ask('', { headers: { 'If-None-Match': `"${state.revision}"`, 'X-Idle': '1' } });
    } catch {
      return;
    }
    if (response.status === 304) {
      await back();
      return;
    }
    const answer = await read(response);
    if (response.status !== 200 || !answer) {
      if (response.status === 0 || response.status === 401) {
        refused(response.status, answer);
      }
      return;
    }
    if (answer.closed) {
      refused(409, { message: answer.closed });
      return;
    }
    if (flight) {
      return;
    }
    learn(answer);
    merge(answer, new Set());
    tell(answer);
    await back();
  }

  /** Goes on after somebody signed in again, in another window. */
  async function back() {
    if (state.trouble?.isFinal && await renew()) {
      state.trouble = null;
      later();
    }
    render();
  }

  // ---- Answers of the person ----

  function mine(name) {
    const entry = queue.get(name);
    if (entry?.asked) {
      entry.before = entry.asked.theirs;
      entry.sent = [];
      delete entry.asked;
      asking.settled(name);
      mark(name);
      later();
    }
  }

  function theirs(name) {
    const value = queue.get(name)?.asked?.theirs;
    if (value === undefined) {
      return;
    }
    settle(name, value);
    keep();
    if (fields.has(name)) {
      fields.show(name, value);
      shown(name);
    }
    render();
  }

  function drop(name) {
    queue.delete(name);
    keep();
    if (fields.has(name)) {
      fields.show(name, fields.stored(name));
      mark(name);
      shown(name);
    }
    asking.settled(name);
    render();
  }

  function shown(name) {
    const element = fields.element(name);
    if (element?.dataset.stored !== undefined) {
      element.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: [`${name}.`] } }));
    }
  }

  // ---- What was left behind ----

  async function takeUp() {
    // What was typed before this script came, and a page that came back with what was typed: all of it waits to be saved, and is
    // asked about where the store moved on.
    for (const name of fields.names.filter(n => !queue.has(n) && !fields.isLocked(n) && !fields.same(n, fields.value(n), fields.stored(n)))) {
      queue.set(name, { before: form.dataset.known === 'true' ? fields.stored(name) : null, after: fields.value(name), at: Date.now(), label: fields.label(name), sent: [] });
      mark(name);
    }
    document.getElementById('stale')?.remove();
    const copy = await store.left();
    const names = Object.keys(copy.fields).filter(n => !queue.has(n) && !(fields.has(n) && fields.same(n, copy.fields[n].after, fields.stored(n))));
    for (const name of names) {
      const { before, after, at, label, sent } = copy.fields[name];
      queue.set(name, { before, after, at, label: label ?? name, sent: sent ?? [] });
      if (fields.has(name)) {
        fields.show(name, after);
      }
      mark(name);
    }
    keep();
    if (state.kept) {
      copy.forget();
    }
    if (names.length > 0) {
      asking.said(say('Replayed', names.length), 'saving-replayed');
      form.dispatchEvent(new CustomEvent('entry:changed', { detail: { names: names.filter(n => n !== 'additional') } }));
    }
    if (queue.size > 0) {
      await flush();
    }
    render();
  }

  function focusTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    // Who is in another field by now stays there.
    if (target && form.contains(target) && target.matches('input, textarea, select') && !(form.contains(document.activeElement) && document.activeElement.matches('input, textarea, select'))) {
      const closed = target.closest('details:not([open])');
      if (closed) {
        closed.open = true;
      }
      target.focus();
    }
  }

  // ---- Leaving ----

  /** Saves everything now. Tells whether nothing is left unsaved. */
  async function flush() {
    if (state.trouble && !state.trouble.isFinal) {
      state.trouble = null;
    }
    for (let i = 0; i < 20 && sendable().length > 0; i++) {
      if (!await send()) {
        break;
      }
    }
    if (flight) {
      await flight;
    }
    render();
    return queue.size === 0 && !state.trouble;
  }

  async function submitted(e) {
    const button = e.submitter ?? pressed;
    pressed = null;
    const [verb, part] = (button?.value ?? 'save').split(':');
    if (state.trouble?.kind === 'Closed' || e.defaultPrevented) {
      return;
    }
    e.preventDefault();
    const isSaved = await flush();
    if (!isSaved) {
      problem();
    } else if (verb === 'check' || verb === 'next') {
      location.assign(verb === 'check' ? form.dataset.checkPath : `${form.dataset.formPath}/${part}`);
    } else if (verb === 'save') {
      asking.speak(say('Saved', state.clock));
    } else {
      native(button);
    }
  }

  // A button that only the server knows: the form is posted as without scripts, with the revision just learned.
  function native(button) {
    const press = document.createElement('input');
    press.type = 'hidden';
    press.name = button.name;
    press.value = button.value;
    form.append(press);
    HTMLFormElement.prototype.submit.call(form);
  }

  // A link within the portal is followed when what was typed is saved, or after a moment; the queue stays either way.
  async function left(e) {
    const link = e.target.closest('a[href]');
    const isPlain = link && e.button === 0 && !e.ctrlKey && !e.metaKey && !e.shiftKey && !e.altKey && !link.target && !link.hasAttribute('download');
    if (!isPlain || e.defaultPrevented || sendable().length === 0 || state.trouble || link.origin !== location.origin || (link.pathname === location.pathname && link.hash)) {
      return;
    }
    e.preventDefault();
    await Promise.race([flush(), new Promise(resolve => setTimeout(resolve, 2500))]);
    location.assign(link.href);
  }

  function hide() {
    keep();
    if (!state.trouble && sendable().length > 0) {
      send();
    }
  }

  // What is under way may be cut off with the page, so all of it goes out once more in a request that outlives it. No answer is
  // waited for: the queue stays, and the next visit finds what is stored.
  function leave() {
    keep();
    if (state.trouble?.isFinal || sendable().length === 0) {
      return;
    }
    const body = JSON.stringify({ revision: state.revision, changes: take(BEACON / 3) });
    ask('', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Form-Token': state.token }, body, keepalive: body.length < BEACON / 3 }).catch(() => {});
  }

  function warn(e) {
    keep();
    if (queue.size > 0 && !state.kept) {
      e.preventDefault();
      e.returnValue = '';
    }
  }

  // ---- What is shown ----

  function mark(name) {
    const entry = queue.get(name);
    asking.mark(name, entry ? (entry.asked ? 'conflict' : entry.refused ? 'refused' : 'unsaved') : null, entry);
  }

  function problem() {
    const name = [...queue.keys()].find(n => queue.get(n).asked || queue.get(n).refused);
    if (name) {
      asking.go(name);
    } else if (state.trouble?.isFinal) {
      document.getElementById('save-link').focus();
    }
    render();
  }

  function render() {
    const asked = [...queue.values()].filter(e => e.asked).length;
    const wrong = [...queue.values()].filter(e => e.refused).length;
    const waiting = queue.size - asked - wrong;
    const kind = state.trouble?.kind
      ?? (flight ? 'Saving' : asked > 0 ? 'Conflicts' : wrong > 0 ? 'Refused' : waiting > 0 ? 'Pending' : 'Saved');
    const values = { Saved: [state.clock], Conflicts: [asked], Refused: [wrong] }[kind] ?? [queue.size];
    const text = kind === 'Closed' ? state.message : kind === 'SignedOut' && queue.size === 0 ? say('SignedOutIdle') : say(kind, ...values);
    const isUnkept = queue.size > 0 && !state.kept;
    asking.state(kind, text + (isUnkept ? say('Unkept') : ''), kind === 'SignedOut' || kind === 'Account' || kind === 'Password' ? kind : null);
  }
}
