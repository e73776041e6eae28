// The requests that saving makes, and what their answers mean. Without page.

const PATIENCE = 15_000;
const SLOWEST = 30_000;

/** Characters that a request may have which outlives its page: 60,000 bytes, and one may be three. */
export const LASTING = 20_000;

export class Server {
  /** @param {string} address @param {string} report Account, unit and year of the page: the server refuses what another account's page sends. @param {string} token */
  constructor(address, report, token) {
    this.address = address;
    this.report = report;
    this.token = token;
  }

  /**
   * Sends changes.
   * @param {string} revision @param {Change[]} changes
   */
  post(revision, changes) {
    const body = JSON.stringify({ revision, changes });
    return this.ask('', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Form-Token': this.token }, body, keepalive: body.length < LASTING });
  }

  /**
   * Asks for what is stored, if it is not this revision, without keeping the session alive.
   * @param {string} revision
   */
  look(revision) {
    return this.ask('', { headers: { 'If-None-Match': `"${revision}"`, 'X-Idle': '1' } });
  }

  /** Asks for a form token, and uses it from then on. */
  async renew() {
    const said = await this.ask('?handler=token', {});
    this.token = said.answer?.token ?? this.token;
    return said;
  }

  /**
   * Status and answer, the latter null where it is no JSON. Throws while the line is down.
   * @param {string} query @param {RequestInit} options @returns {Promise<{ status: number, answer: Answer | null }>}
   */
  async ask(query, options) {
    const control = new AbortController();
    const patience = setTimeout(() => control.abort(), PATIENCE);
    try {
      const headers = { Accept: 'application/json', 'X-Report': this.report, ...options.headers };
      const response = await fetch(this.address + query, { credentials: 'same-origin', cache: 'no-store', redirect: 'manual', ...options, headers, signal: control.signal });
      clearTimeout(patience);
      return { status: response.status, answer: await response.json().catch(() => null) };
    } finally {
      clearTimeout(patience);
    }
  }
}

/**
 * Why the server stored nothing. What is final waits for a person: to sign in, or to copy what was typed.
 * @param {number} status @param {Answer | null} answer @returns {Trouble}
 */
export function troubleOf(status, answer) {
  // Nothing follows a redirection here, to the sign-in page: its status is 0.
  if (status === 401 || status === 0) {
    return { kind: answer?.code === 'account' ? 'Account' : answer?.code === 'password' ? 'Password' : 'SignedOut', isFinal: true, message: '' };
  }
  const isClosed = status === 403 || status === 404 || status === 409;
  return { kind: isClosed ? 'Closed' : 'Failed', isFinal: isClosed, message: answer?.message ?? '' };
}

/**
 * Milliseconds until the next attempt, longer from failure to failure and never the same for all pages at once.
 * @param {number} failures @param {number} chance From 0 to 1.
 */
export function waitAfter(failures, chance) {
  return Math.min(SLOWEST, 1000 * 2 ** (failures - 1)) * (0.5 + chance);
}
