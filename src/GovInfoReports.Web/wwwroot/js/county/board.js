// Keeps the board up to date while it is open: one small question from time to time, the table only when something changed.
const board = /** @type {HTMLElement} */ (document.getElementById('board'));
const said = /** @type {HTMLElement} */ (document.getElementById('board-said'));
const every = 25000;

function token() {
  return document.getElementById('board-token')?.dataset.token ?? '';
}

/** @param {string} fresh */
function renew(fresh) {
  const active = document.activeElement;
  const focused = active && board.contains(active) ? active.id : '';
  // What is ticked stays so while it is as it was when it was ticked: the value names the revision.
  const ticked = new Set([...board.querySelectorAll('input[name="pick"]:checked')].map(box => /** @type {HTMLInputElement} */ (box).value));
  board.innerHTML = fresh;
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (board.querySelectorAll('input[name="pick"]'))) {
    box.checked = ticked.has(box.value);
  }
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
  const now = new Date();
  said.textContent = (said.dataset.say ?? '').replace('{0}', `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`);
}

async function look() {
  if (document.visibilityState === 'visible') {
    try {
      const response = await fetch(`${board.dataset.address ?? ''}&token=${encodeURIComponent(token())}`, { headers: { Accept: 'text/html', 'X-Idle': '1' }, redirect: 'error' });
      if (response.status === 200) {
        renew(await response.text());
      }
    } catch {
      // The line is down, or the session has ended: the next look, or the person, finds out.
    }
  }
  setTimeout(look, every);
}

if (board) {
  setTimeout(look, every);
}
