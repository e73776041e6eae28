// What was typed and not yet acknowledged by the server, on this machine, so that a crash, a dead line or a sign-out costs
// nothing. The key names account, unit, year and one opened page; each page writes only its own, and takes over what pages
// left behind that are gone. Another account reads other keys and so never sees it.

const PREFIX = 'unsaved:';

/**
 * Opens the store of a page for a report.
 * @param {string} report
 */
export function open(report) {
  const own = `${PREFIX}${report}:${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  // Held as long as the page lives; so that others can tell it from one that crashed.
  navigator.locks?.request(own, () => new Promise(() => {})).catch(() => {});
  return { put, left };

  /**
   * Keeps fields, by name. Tells whether they are kept; the store may be full or switched off.
   * @param {Record<string, Entry>} fields
   */
  function put(fields) {
    try {
      if (Object.keys(fields).length === 0) {
        localStorage.removeItem(own);
      } else {
        localStorage.setItem(own, JSON.stringify({ at: Date.now(), fields }));
      }
      return true;
    } catch {
      return false;
    }
  }

  /** What pages left behind that are gone: the fields, of each the latest, and a function that forgets the copies. */
  async function left() {
    const living = await held();
    const copies = [];
    /** @type {string[]} */
    const keys = [];
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(`${PREFIX}${report}:`) && key !== own && !living.has(key)) {
          keys.push(key);
          copies.push(read(key));
        }
      }
    } catch {
      return { fields: {}, forget() {} };
    }
    copies.sort((a, b) => a.at - b.at);
    return {
      fields: Object.assign({}, ...copies.map(c => c.fields)),
      forget() {
        keys.forEach(key => localStorage.removeItem(key));
      },
    };
  }
}

// Without locks every copy counts as left behind: sending it twice does no harm, what is there already counts as saved.
async function held() {
  try {
    const { held: locks } = await navigator.locks.query();
    return new Set(locks?.map(l => l.name));
  } catch {
    return new Set();
  }
}

/** @param {string} key */
function read(key) {
  try {
    const copy = JSON.parse(localStorage.getItem(key) ?? 'null');
    return copy && typeof copy.fields === 'object' && copy.fields ? copy : { at: 0, fields: {} };
  } catch {
    return { at: 0, fields: {} };
  }
}
