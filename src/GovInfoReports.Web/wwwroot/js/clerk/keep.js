// A copy of what was typed and not saved, on this machine, until it is saved: after a crash, a time-out or signing out it is
// offered again. The key names account, report and the revision that the form was opened with.

const PREFIX = 'draft:';

/** Keeps the fields that differ from what the page was opened with. */
export function keep(report, revision, fields) {
  try {
    if (Object.keys(fields).length === 0) {
      localStorage.removeItem(keyOf(report, revision));
    } else {
      localStorage.setItem(keyOf(report, revision), JSON.stringify({ at: Date.now(), fields }));
    }
  } catch {
    // The store is full or switched off; the warning on leaving remains.
  }
}

/** The latest copy kept for a report: { revision, at, fields }, or null. */
export function found(report) {
  const copies = keysOf(report).map(key => {
    try {
      const copy = JSON.parse(localStorage.getItem(key));
      return copy?.fields ? { ...copy, revision: key.slice(keyOf(report, '').length) } : null;
    } catch {
      return null;
    }
  });
  return copies.filter(Boolean).sort((a, b) => b.at - a.at)[0] ?? null;
}

/** Forgets every copy of a report. */
export function forget(report) {
  for (const key of keysOf(report)) {
    localStorage.removeItem(key);
  }
}

function keyOf(report, revision) {
  return `${PREFIX}${report}:${revision}`;
}

function keysOf(report) {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(keyOf(report, '')));
  } catch {
    return [];
  }
}
