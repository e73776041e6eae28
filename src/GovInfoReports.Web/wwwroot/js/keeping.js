// What is typed into the forms of the portal stays on this machine until the server took it: through a reload, the end of a
// session, a line that drops. Kept by account, address and field, so that no other account sees it, and removed when the account
// signs out. The entry form saves its own fields (clerk/saver.js); here are only those beside it.

const PREFIX = 'typed:';
const UNSAVED = 'unsaved:'; // of the entry form, see clerk/keep.js
const DONE = 'portal-kept'; // the cookie by which the server says that a form was taken
const LEAVING = 'leaving';
const KEEP = 150;
const LONGEST = 2500;
const OLDEST = 14 * 24 * 3600_000;
const TEXT = 'textarea, input[type=text], input:not([type])';
const CHOICE = 'select, input[type=checkbox], input[type=radio]';

const account = document.body.dataset.account ?? '';
const words = /** @type {HTMLElement} */ (document.getElementById('keeping'));
const address = `${location.pathname}${location.search.replace(/([?&])(handler|after)=[^&]*/gi, '$1').replace(/[?&]+$/, '')}`;

// ---- On this machine ----

/** Without an account only as long as the window is open. */
function storage() {
  return account ? localStorage : sessionStorage;
}

/** @param {string} owner */
function prefixOf(owner) {
  return `${PREFIX}${owner}:`;
}

/** @param {string} key @returns {Record<string, Typed>} */
function read(key) {
  try {
    const fields = JSON.parse(storage().getItem(key) ?? '{}');
    return fields && typeof fields === 'object' ? fields : {};
  } catch {
    return {};
  }
}

/** @param {string} key @param {Record<string, Typed>} fields */
function write(key, fields) {
  try {
    if (Object.keys(fields).length === 0) {
      storage().removeItem(key);
    } else {
      storage().setItem(key, JSON.stringify(fields));
    }
  } catch {
    // Full or switched off: nothing is kept.
  }
}

/** @param {(key: string) => boolean} isMeant */
function keysOf(isMeant) {
  try {
    return Object.keys(storage()).filter(isMeant);
  } catch {
    return [];
  }
}

const own = prefixOf(account) + address;
const title = document.querySelector('h1')?.textContent?.trim() ?? document.title;

// ---- Fields ----

/** @param {HTMLInputElement} field */
function isBeside(field) {
  return !field.form?.classList.contains('entry-form') || field.dataset.beside !== undefined;
}

/** @param {HTMLInputElement} field */
function isText(field) {
  return field.matches(TEXT) && field.form?.method === 'post' && isBeside(field)
    && !field.readOnly && !field.disabled && !field.hidden && field.autocomplete !== 'username';
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  const all = /** @type {HTMLInputElement[]} */ ([...form.elements]);
  return all.some(isText) ? all.filter(f => isText(f) || (f.matches(CHOICE) && isBeside(f) && !f.disabled)) : [];
}

/** @param {HTMLInputElement} field */
function keyOf(field) {
  return field.id || (field.matches('[type=checkbox], [type=radio]') ? `${field.name}=${field.value}` : field.name);
}

/** @param {HTMLInputElement} field */
function valueOf(field) {
  return field.matches('[type=checkbox], [type=radio]') ? String(field.checked) : field.value;
}

/** What the server gave a field. @param {HTMLInputElement} field */
function baseOf(field) {
  if (field.matches('[type=checkbox], [type=radio]')) {
    return String(field.defaultChecked);
  }
  if (!field.matches('select')) {
    return field.defaultValue;
  }
  const { options } = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (field));
  return ([...options].find(o => o.defaultSelected) ?? options[0])?.value ?? '';
}

/** @param {HTMLInputElement} field @param {string} value */
function put(field, value) {
  if (field.matches('[type=checkbox], [type=radio]')) {
    field.checked = value === 'true';
  } else {
    field.value = value;
  }
  field.dispatchEvent(new Event(field.matches(CHOICE) ? 'change' : 'input', { bubbles: true }));
}

// ---- Keeping ----

/** @type {Set<HTMLFormElement>} */
const changed = new Set();
let timer = 0;

/** @param {Event} e */
function noted(e) {
  const { form } = /** @type {HTMLInputElement} */ (e.target);
  if (form && fieldsOf(form).includes(/** @type {HTMLInputElement} */ (e.target))) {
    changed.add(form);
    clearTimeout(timer);
    timer = setTimeout(keep, KEEP);
  }
}

function keep() {
  clearTimeout(timer);
  if (changed.size === 0) {
    return;
  }
  const kept = read(own);
  for (const form of changed) {
    const fields = fieldsOf(form);
    const isTyped = fields.some(f => isText(f) && valueOf(f) !== baseOf(f));
    for (const field of fields) {
      const [key, text] = [keyOf(field), valueOf(field)];
      if (!isTyped || text === baseOf(field)) {
        delete kept[key];
      } else if (kept[key]?.text !== text) {
        kept[key] = { text, at: Date.now(), title };
      }
    }
  }
  changed.clear();
  write(own, kept);
}

/**
 * Marks what goes to the server with a form; the answer names the mark if it was taken. A button that sends only its own part says so.
 * @param {SubmitEvent} e
 */
function sent(e) {
  const form = /** @type {HTMLFormElement} */ (/** @type {unknown} */ (e.target));
  keep();
  const part = e.submitter?.closest('[data-sends]') ?? null;
  const keys = fieldsOf(form).filter(f => f.closest('[data-sends]') === part).map(keyOf);
  const kept = read(own);
  const meant = keys.filter(key => kept[key]);
  if (meant.length === 0) {
    return;
  }
  const mark = Math.random().toString(36).slice(2, 12);
  meant.forEach(key => { kept[key].sent = mark; });
  write(own, kept);
  const input = form.querySelector('input[name=__kept]') ?? form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name: '__kept' }));
  input.value = mark;
}

// ---- What the server took ----

function forgetTaken() {
  const mark = document.cookie.split('; ').find(c => c.startsWith(`${DONE}=`))?.slice(DONE.length + 1);
  if (mark) {
    document.cookie = `${DONE}=; path=/; max-age=0; samesite=strict`;
  }
  for (const key of mark ? keysOf(k => k.startsWith(prefixOf(account))) : []) {
    write(key, Object.fromEntries(Object.entries(read(key)).filter(([, typed]) => typed.sent !== mark)));
  }
  if (document.querySelector('[data-kept-done=true]')) {
    write(own, {});
  }
}

// Nobody comes back for it after so long.
function forgetOld() {
  for (const key of keysOf(k => k.startsWith(PREFIX))) {
    if (Object.values(read(key)).every(typed => !(typed.at > Date.now() - OLDEST))) {
      write(key, {});
    }
  }
}

// ---- Putting back ----

function putBack() {
  const kept = read(own);
  const isAnswer = document.body.dataset.answer === 'true';
  for (const form of document.querySelectorAll('form')) {
    /** @type {HTMLInputElement[]} */
    const restored = [];
    let at = 0;
    for (const field of fieldsOf(/** @type {HTMLFormElement} */ (form))) {
      const [key, base] = [keyOf(field), baseOf(field)];
      const typed = kept[key];
      if (!typed) {
        continue;
      }
      if (isAnswer && typed.sent) {
        // The page shows what was sent, or what is left of it; nothing of that is stored yet.
        kept[key] = { text: base, at: typed.at, title: typed.title };
      } else if (typed.text === base) {
        delete kept[key];
      } else if (valueOf(field) === base) {
        put(field, typed.text);
        restored.push(field);
        at = Math.max(at, typed.at);
      }
    }
    if (restored.length > 0) {
      say(/** @type {HTMLFormElement} */ (form), restored, at);
    }
  }
  write(own, kept);
}

/** @param {HTMLFormElement} form @param {HTMLInputElement[]} fields @param {number} at */
function say(form, fields, at) {
  const note = document.createElement('p');
  note.className = 'banner-note kept-note';
  note.setAttribute('role', 'status');
  const when = new Date(at).toLocaleString('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  note.append((words.dataset.sayBack ?? '').replace('{0}', when).replace('{1}', String(fields.length)));
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.className = 'link-button';
  undo.textContent = words.dataset.sayDrop ?? '';
  undo.addEventListener('click', () => {
    fields.forEach(field => put(field, baseOf(field)));
    keep();
    note.remove();
    fields[0].focus();
  });
  note.append(' ', undo);
  for (const field of fields) {
    for (let box = field.closest('details:not([open])'); box; box = box.parentElement?.closest('details:not([open])') ?? null) {
      box.open = true;
    }
  }
  if (form.classList.contains('entry-form')) {
    (fields[0].closest('.field, .comment-reply') ?? fields[0]).before(note);
  } else {
    form.prepend(note);
  }
}

// ---- Signing out ----

/** What the account would leave on this machine, in words. */
function leftBehind() {
  const titles = keysOf(k => k.startsWith(prefixOf(account))).flatMap(k => Object.values(read(k)).slice(0, 1).map(typed => typed.title));
  const reports = keysOf(k => k.startsWith(`${UNSAVED}${account}.`)).map(k => (words.dataset.sayReport ?? '').replace('{0}', k.split(/[.:]/)[3]));
  return [...new Set([...reports, ...titles])];
}

/** @param {SubmitEvent} e */
async function leave(e) {
  const form = /** @type {HTMLFormElement} */ (/** @type {unknown} */ (e.target));
  e.preventDefault();
  keep();
  /** @type {Promise<unknown>[]} */
  const waits = [];
  document.dispatchEvent(new CustomEvent('portal:leaving', { detail: { wait: (/** @type {Promise<unknown>} */ done) => waits.push(done) } }));
  await Promise.race([Promise.allSettled(waits), new Promise(resolve => setTimeout(resolve, LONGEST))]);
  const left = leftBehind();
  const go = () => {
    try {
      sessionStorage.setItem(LEAVING, account);
    } catch {
      // Then nothing was kept either.
    }
    form.submit();
  };
  if (left.length === 0) {
    go();
    return;
  }
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById('leaving'));
  dialog.querySelector('ul')?.replaceChildren(...left.map(title => Object.assign(document.createElement('li'), { textContent: title })));
  dialog.addEventListener('close', () => dialog.returnValue === 'go' && go(), { once: true });
  dialog.returnValue = '';
  dialog.showModal();
}

// The account is gone when this page is there: only then is nothing lost that could still be sent.
function cleared() {
  try {
    const gone = account ? null : sessionStorage.getItem(LEAVING);
    if (gone) {
      sessionStorage.removeItem(LEAVING);
      Object.keys(localStorage).filter(k => k.startsWith(prefixOf(gone)) || k.startsWith(`${UNSAVED}${gone}.`)).forEach(k => localStorage.removeItem(k));
    }
  } catch {
    // Switched off: there is nothing to clear.
  }
}

cleared();
forgetOld();
forgetTaken();
putBack();
document.addEventListener('input', noted, true);
document.addEventListener('change', noted, true);
document.addEventListener('submit', e => {
  const form = /** @type {HTMLFormElement} */ (/** @type {unknown} */ (e.target));
  if (form.dataset.signsOut !== undefined) {
    leave(e);
  } else {
    sent(e);
  }
}, true);
window.addEventListener('pagehide', keep);
document.addEventListener('visibilitychange', keep);
