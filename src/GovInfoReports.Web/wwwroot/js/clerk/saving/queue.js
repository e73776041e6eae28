// What was changed and is not stored yet, field by field, and what the server's answers make of it. Without page, clock and network.

const SENT = 5;
const MOST = 500; // fields in a request

export class Queue {
  /**
   * Over same(name, a, b), which tells whether two values of a field say the same.
   * @param {(name: string, a: string, b: string) => boolean} same
   */
  constructor(same) {
    this.same = same;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
  }

  get size() {
    return this.entries.size;
  }

  /** @param {string} name */
  has(name) {
    return this.entries.has(name);
  }

  /** @param {string} name */
  get(name) {
    return this.entries.get(name);
  }

  /**
   * Puts in what is not known to be stored.
   * @param {string} name @param {Partial<Entry> & Pick<Entry, 'after'>} entry
   */
  put(name, entry) {
    this.entries.set(name, { before: null, at: 0, label: name, sent: [], ...entry });
  }

  /** @param {string} name */
  drop(name) {
    this.entries.delete(name);
  }

  /**
   * A field was changed, from what is stored in it. Gives the value that the server has too, so that nothing is left to do, or null.
   * @param {string} name @param {{ value: string, stored: string, began?: string, label: string, at: number }} change
   */
  note(name, { value, stored, began, label, at }) {
    const entry = this.entries.get(name) ?? { before: stored, after: '', at, label, sent: [] };
    delete entry.refused;
    entry.after = value;
    entry.at = at;
    if (began !== undefined) {
      entry.began = began;
    }
    this.entries.set(name, entry);
    const there = entry.asked ? entry.asked.theirs : entry.sent.length === 0 ? entry.before : null;
    return there !== null && this.same(name, value, there) ? there : null;
  }

  /** What can go out: all but what waits for the person. */
  sendable() {
    return [...this.entries].filter(([, entry]) => !entry.refused && !entry.asked).map(([name]) => name);
  }

  /**
   * Takes out, for a request, as many changes as fit into so many characters, at least one. They stay until the answer.
   * @param {number} limit
   */
  take(limit) {
    /** @type {Change[]} */
    const batch = [];
    let size = 0;
    for (const name of this.sendable()) {
      const entry = this.entry(name);
      const { before, after, sent } = entry;
      size += (before?.length ?? 0) + after.length + sent.join('').length + name.length + 60;
      if (batch.length > 0 && (size > limit || batch.length === MOST)) {
        break;
      }
      batch.push({ field: name, before, after, sent: [...sent] });
      entry.sent = [...sent.filter(s => s !== after), after].slice(-SENT);
    }
    return batch;
  }

  /**
   * What is to become again of fields that hold what the server does not take, while it took the beginning of it: as they were before.
   * @param {(name: string) => string} stored
   * @returns {Change[]}
   */
  backs(stored) {
    return [...this.entries].flatMap(([name, { refused, asked, began }]) => refused && !asked && began !== undefined && !this.same(name, began, stored(name))
      ? [{ field: name, before: stored(name), after: began, sent: [] }]
      : []);
  }

  /**
   * The server does not take these back either: they are not tried again.
   * @param {Change[]} left
   */
  giveUp(left) {
    for (const { field, after } of left) {
      const entry = this.entries.get(field);
      if (entry?.refused && entry.began === after) {
        delete entry.began;
      }
    }
  }

  /** What is kept on this machine. */
  kept() {
    return Object.fromEntries([...this.entries].map(([name, { before, after, at, label, sent, began }]) => [name, { before, after, at, label, sent, ...(began === undefined ? {} : { began }) }]));
  }

  /**
   * The server stored what was sent. Tells whether that is all; else the field was changed again meanwhile.
   * @param {string} name @param {string} sent @param {string} value What the store has now.
   */
  acknowledge(name, sent, value) {
    const entry = this.entry(name);
    if (entry.after === sent) {
      this.drop(name);
      return true;
    }
    entry.before = value;
    entry.sent = [];
    return false;
  }

  /**
   * The server did not take some fields. Gives those that still hold what it was about.
   * @param {{ field: string, message: string }[]} errors @param {Change[]} batch
   */
  refuse(errors, batch) {
    const about = errors.filter(e => batch.some(c => c.field === e.field && c.after === this.entries.get(e.field)?.after));
    about.forEach(e => {
      this.entry(e.field).refused = e.message;
    });
    return about.map(e => e.field);
  }

  /**
   * Somebody else set the field. Tells whether the person has to be asked; not where both say the same.
   * @param {Conflict} conflict
   */
  conflict(conflict) {
    const entry = this.entry(conflict.field);
    entry.sent = [];
    if (this.same(conflict.field, entry.after, conflict.theirs)) {
      this.drop(conflict.field);
      return false;
    }
    entry.asked = conflict;
    return true;
  }

  /**
   * The server said what it has in a field that waits here. Gives the question anew where somebody changed the answer to it.
   * @param {string} name @param {string} value @param {Pick<Answer, 'setBy' | 'followed'>} answer @returns {Conflict | null}
   */
  learn(name, value, { setBy, followed }) {
    const entry = this.entry(name);
    // What followed from this very save is no change of somebody else's.
    if (followed && name in followed && entry.before !== null && this.same(name, entry.before, followed[name])) {
      entry.before = value;
    }
    return entry.asked && !this.same(name, entry.asked.theirs, value)
      ? { ...entry.asked, theirs: value, by: setBy[name]?.by ?? null, at: null, isOwn: setBy[name]?.isOwn ?? false }
      : null;
  }

  /**
   * Whether nothing of the person's is left in a field: it is back at what the store had, and nothing else was ever sent.
   * @param {string} name
   */
  isBack(name) {
    const entry = this.entries.get(name);
    return entry !== undefined && !entry.asked && !entry.refused && entry.sent.length === 0 && entry.before !== null && this.same(name, entry.before, entry.after);
  }

  /**
   * The person keeps the own value against somebody else's. Tells whether that was asked.
   * @param {string} name
   */
  insist(name) {
    const entry = this.entries.get(name);
    if (!entry?.asked) {
      return false;
    }
    entry.before = entry.asked.theirs;
    entry.sent = [];
    delete entry.asked;
    return true;
  }

  /**
   * Takes up what a page left behind that is gone, except what is stored. Gives the names.
   * @param {Record<string, Partial<Entry> & Pick<Entry, 'after'>>} left @param {(name: string, after: string) => boolean} isStored
   */
  takeUp(left, isStored) {
    const names = Object.keys(left).filter(name => !this.entries.has(name) && !isStored(name, left[name].after));
    for (const name of names) {
      const { before = null, after, at = 0, label, sent, began } = left[name];
      this.put(name, { before, after, at, label: label ?? name, sent: sent ?? [], ...(began === undefined ? {} : { began }) });
    }
    return names;
  }

  /**
   * How a field is marked.
   * @param {string} name
   */
  stateOf(name) {
    const entry = this.entries.get(name);
    return entry ? (entry.asked ? 'conflict' : entry.refused ? 'refused' : 'unsaved') : null;
  }

  /** The first field that needs the person. */
  problem() {
    return [...this.entries.keys()].find(name => this.stateOf(name) !== 'unsaved');
  }

  /** How many fields wait for an answer of the person, cannot be stored, and wait for the server. */
  counts() {
    const states = [...this.entries.keys()].map(name => this.stateOf(name));
    const [asked, refused, waiting] = ['conflict', 'refused', 'unsaved'].map(state => states.filter(s => s === state).length);
    return { asked, refused, waiting };
  }

  /** @param {string} name @returns {Entry} */
  entry(name) {
    return /** @type {Entry} */ (this.entries.get(name));
  }
}

/**
 * What the bar says: a trouble before all, else what the queue is at.
 * @param {string | undefined} trouble @param {boolean} isSending @param {{ asked: number, refused: number, waiting: number }} counts
 */
export function kindOf(trouble, isSending, { asked, refused, waiting }) {
  return trouble ?? (isSending ? 'Saving' : asked > 0 ? 'Conflicts' : refused > 0 ? 'Refused' : waiting > 0 ? 'Pending' : 'Saved');
}

/**
 * The server's findings with those of the neighbours' texts, which are read when the form is opened and not with each save: what
 * they gave holds until then. They stand before the hints.
 * @param {Said[]} findings @param {Said[]} beside
 */
export function withBeside(findings, beside) {
  const missing = beside.filter(b => !findings.some(f => f.id === b.id));
  const hints = findings.findIndex(f => f.tier === 'Hint');
  const at = hints < 0 ? findings.length : hints;
  return [...findings.slice(0, at), ...missing, ...findings.slice(at)];
}
