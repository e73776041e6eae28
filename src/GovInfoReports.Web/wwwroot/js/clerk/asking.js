// What the saver shows: the mark at each field that is not saved, the state in the bar, and the question where two people set
// the same field.

const FRESH = 20_000;

/** Starts what is shown. `answers` are the person's: mine, theirs and drop, each of a field. */
export function start(form, fields, say, answers) {
  const top = document.getElementById('saving-top');
  const bar = document.getElementById('save-state');
  const link = document.getElementById('save-link');
  const spoken = document.getElementById('save-said');
  const asked = new Map();
  const lost = new Map();
  const fresh = new Map();
  let last = '';
  link.addEventListener('click', aim);
  return { mark, ask, settled, updated, state, said, closed, go, speak };

  // ---- At the field ----

  function mark(name, kind, entry) {
    for (const element of marked(name)) {
      element.classList.toggle('is-unsaved', kind === 'unsaved');
      element.classList.toggle('is-conflict', kind === 'conflict');
      element.classList.toggle('is-refused', kind === 'refused');
    }
    if (kind && fresh.has(name)) {
      fresh.get(name)();
    }
    refusal(name, kind === 'refused' ? entry.refused : null);
    const isLost = kind === 'refused' && (!fields.has(name) || fields.isLocked(name));
    if (isLost !== lost.has(name)) {
      isLost ? lost.set(name, entry) : lost.delete(name);
      leftOver();
    }
  }

  function marked(name) {
    return name === 'additional' ? [...document.querySelectorAll('.additional-one')] : [fields.element(name)].filter(Boolean);
  }

  /** The server's message, where the form itself does not show one. */
  function refusal(name, message) {
    const input = fields.element(name);
    const id = `refused-${name.replace(/\./g, '-')}`;
    document.getElementById(id)?.remove();
    if (!message || !input || document.getElementById(`${input.id}-error`)) {
      return;
    }
    const text = make('span', 'field-error', message);
    text.id = id;
    fields.container(name)?.append(text);
  }

  function updated(name, { by, isOwn }) {
    const input = fields.element(name);
    const place = fields.container(name);
    if (!input || !place) {
      return;
    }
    fresh.get(name)?.();
    const note = make('span', 'updated-by', isOwn ? say('UpdatedOwn') : say('Updated', by));
    place.append(note);
    marked(name).forEach(e => e.classList.add('is-updated'));
    const timer = setTimeout(gone, FRESH);
    fresh.set(name, gone);
    function gone() {
      clearTimeout(timer);
      note.remove();
      marked(name).forEach(e => e.classList.remove('is-updated'));
      fresh.delete(name);
    }
  }

  // ---- The question ----

  function ask(conflict) {
    const { field } = conflict;
    asked.get(field)?.box?.remove();
    const place = fields.has(field) ? fields.container(field) : null;
    const box = place ? question(conflict, place.matches('td')) : null;
    place?.append(box);
    // Who is still in the field sees the question without looking for it.
    if (box && place.contains(document.activeElement)) {
      box.scrollIntoView({ block: 'nearest' });
    }
    asked.set(field, { conflict, box });
    list();
    speak(say('ConflictSaid', titleOf(conflict)));
  }

  function settled(name) {
    const focused = asked.get(name)?.box?.contains(document.activeElement);
    asked.get(name)?.box?.remove();
    asked.delete(name);
    if (focused) {
      fields.element(name)?.focus();
    }
    list();
  }

  function question(conflict, isCell) {
    const box = make('div', 'conflict-ask');
    box.setAttribute('role', 'group');
    box.setAttribute('aria-label', titleOf(conflict));
    if (isCell) {
      const value = make('b', 'conflict-value', conflict.theirs || say('Blank'));
      const who = make('p', '', whoSet(conflict));
      who.append(value);
      box.append(who);
    } else {
      box.append(make('p', '', whoSet(conflict)), difference(conflict), make('p', 'muted small', say('KeepBoth')));
    }
    box.append(choice(conflict));
    return box;
  }

  function choice({ field, theirs }) {
    const isCell = !fields.has(field) || fields.container(field).matches('td');
    const buttons = make('p', 'conflict-buttons');
    buttons.append(
      button(say('Mine'), () => answers.mine(field)),
      button(isCell && theirs ? say('TheirsValue', theirs) : say('Theirs'), () => answers.theirs(field)));
    return buttons;
  }

  function whoSet({ by, at, isOwn }) {
    return isOwn ? say('ByOwn', at ?? '') : say('By', by ?? say('Somebody'), at ?? '');
  }

  function difference({ difference: lines, theirs }) {
    const box = make('div', 'conflict-difference');
    if (!lines || lines.length === 0) {
      box.append(make('p', 'keep-lines', theirs || say('Blank')));
      return box;
    }
    for (const { unchanged, pieces } of lines) {
      if (unchanged > 0) {
        box.append(make('p', 'muted small', say('Unchanged', unchanged)));
        continue;
      }
      const line = make('p', 'text-change');
      for (const [kind, words] of pieces) {
        line.append(kind === 'same' ? words : piece(kind, words));
      }
      box.append(line);
    }
    return box;
  }

  function piece(kind, words) {
    const element = make(kind === 'added' ? 'ins' : 'del');
    element.append(make('span', 'visually-hidden', say(kind === 'added' ? 'HaveMine' : 'HaveTheirs')), words);
    return element;
  }

  // ---- Above the form ----

  function list() {
    const elsewhere = [...asked.values()].filter(a => !a.box);
    document.getElementById('saving-conflicts')?.remove();
    if (asked.size < 2 && elsewhere.length === 0) {
      return;
    }
    const box = make('div', 'banner-note conflict-list');
    box.id = 'saving-conflicts';
    const items = make('ul');
    for (const { conflict, box: at } of asked.values()) {
      items.append(line(conflict, at));
    }
    const all = make('p', 'buttons');
    all.append(button(say('AllMine'), () => [...asked.keys()].forEach(answers.mine)), button(say('AllTheirs'), () => [...asked.keys()].forEach(answers.theirs)));
    box.append(make('p', 'conflict-title', say('Conflicts', asked.size)), items, all);
    top.append(box);
  }

  function line(conflict, at) {
    const item = make('li');
    const place = make('a', '', titleOf(conflict));
    if (at) {
      place.href = `#${fields.element(conflict.field)?.id ?? ''}`;
      item.append(place);
    } else {
      item.append(titleOf(conflict), difference(conflict), choice(conflict));
    }
    item.append(make('span', 'muted small', ` ${whoSet(conflict)}`));
    return item;
  }

  function said(text, id = 'saving-notice') {
    const note = make('p', 'banner-note', text);
    note.id = id;
    document.getElementById(id)?.remove();
    top.append(note);
    speak(text);
  }

  /** The report is closed: what was typed can be copied. */
  function closed(message, entries) {
    document.getElementById('saving-closed')?.remove();
    const box = make('div', 'error-summary');
    box.id = 'saving-closed';
    box.append(make('h2', '', message), copies(entries.map(e => [e.name, e])));
    top.append(box);
    box.tabIndex = -1;
    if (entries.length > 0) {
      box.focus();
    }
  }

  /** What waits on this machine and has no field to stand in. */
  function leftOver() {
    document.getElementById('saving-left')?.remove();
    if (lost.size === 0) {
      return;
    }
    const box = make('div', 'banner-note');
    box.id = 'saving-left';
    box.append(copies([...lost]));
    top.append(box);
  }

  function copies(entries) {
    const list = make('div', 'saving-copies');
    if (entries.length > 0) {
      list.append(make('p', '', say('Copy', entries.length)));
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
      text.value = after;
      field.append(caption, ...(refused ? [make('p', 'field-hint', refused)] : []), text, button(say('Drop'), () => {
        field.remove();
        answers.drop(name);
      }));
      list.append(field);
    }
    return list;
  }

  // ---- In the bar ----

  function state(kind, text, way) {
    bar.textContent = text;
    bar.dataset.state = kind.toLowerCase();
    link.hidden = !way;
    if (way) {
      link.textContent = say(way === 'Password' ? 'ChangePassword' : 'SignIn');
      link.dataset.way = way;
      aim();
    }
    // Read aloud is what needs a person, and that it is over; not every save.
    const isTrouble = !['Saved', 'Saving', 'Pending'].includes(kind);
    if (isTrouble && last !== kind) {
      speak(text);
      last = kind;
    } else if (kind === 'Saved' && last) {
      speak(text);
      last = '';
    }
  }

  // After signing in again, the form opens where one was.
  function aim() {
    const focused = document.activeElement;
    const at = form.contains(focused) && focused.matches('input, textarea, select') ? focused.id : link.dataset.at ?? '';
    link.dataset.at = at;
    const back = location.pathname + location.search + (at ? `#${at}` : '');
    link.href = (link.dataset.way === 'Password' ? link.dataset.password : link.dataset.signIn) + encodeURIComponent(back);
  }

  function go(name) {
    const target = asked.get(name)?.box?.querySelector('button') ?? fields.element(name) ?? top.querySelector('button, textarea');
    target?.scrollIntoView({ block: 'center' });
    target?.focus();
  }

  function speak(text) {
    spoken.textContent = text;
  }

  function titleOf({ field, title }) {
    return title || fields.label(field);
  }

  function button(text, act) {
    const element = make('button', 'button-small', text);
    element.type = 'button';
    element.addEventListener('click', act);
    return element;
  }
}

function make(tag, className = '', text = '') {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  if (text) {
    element.textContent = text;
  }
  return element;
}
